import type { AuditStore } from '../audit/audit-event.ts'
import { changedValues } from '../audit/changed-values.ts'
import type { Actor } from '../kernel/actor.ts'
import type { IpRuleStore } from './ip-rule.ts'

export interface AskForIpRulesDeps {
  readonly ipRules: Pick<IpRuleStore, 'setAskedBy'>
  readonly audit: AuditStore
}

/**
 * Whether sessions of an organization's members open their networks. Switched off, every rule it asked for is worthless
 * at once; switched on, sessions that run get theirs with their next act.
 */
export async function askForIpRules(
  { ipRules, audit }: AskForIpRulesDeps,
  actor: Actor,
  organizationId: string,
  isAsked: boolean,
): Promise<void> {
  if (!(await ipRules.setAskedBy(organizationId, isAsked))) return
  const values = changedValues({ grantsIpRules: !isAsked }, { grantsIpRules: isAsked })
  const details = { fields: ['grantsIpRules'], ...values }
  const subject = { kind: 'organization', id: organizationId } as const
  await audit.record(actor, 'organization.updated', subject, details)
}
