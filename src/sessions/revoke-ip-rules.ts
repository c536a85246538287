import type { AuditStore } from '../audit/audit-event.ts'
import type { Actor } from '../kernel/actor.ts'

/** The networks that sessions opened, for whoever ends the sessions. */
export interface IpRulesOfSessions {
  revokeOfSessions(sessionIds: readonly string[]): Promise<readonly RevokedIpRule[]>
}

export interface RevokedIpRule {
  readonly sessionId: string
  readonly userId: string
  readonly organizationId: string | null
  readonly network: string
}

export interface RevokeIpRulesDeps {
  readonly ipRules: IpRulesOfSessions
  readonly audit: AuditStore
}

/** What the sessions opened is closed; one event a person and an organization that had asked (S002-25). */
export async function revokeIpRules(
  { ipRules, audit }: RevokeIpRulesDeps,
  actor: Actor,
  sessionIds: readonly string[],
): Promise<void> {
  if (sessionIds.length === 0) return
  const rules = await ipRules.revokeOfSessions(sessionIds)
  const groups = Map.groupBy(rules, ({ userId, organizationId }) => JSON.stringify([userId, organizationId]))
  await Promise.all([...groups.values()].map((group) => recordEnd(audit, actor, group)))
}

async function recordEnd(audit: AuditStore, actor: Actor, rules: readonly RevokedIpRule[]): Promise<void> {
  const [first] = rules
  if (first === undefined) return
  const details = {
    sessions: [...new Set(rules.map(({ sessionId }) => sessionId))],
    networks: [...new Set(rules.map(({ network }) => network))],
    ...(first.organizationId === null ? {} : { organization: first.organizationId }),
  }
  await audit.record(actor, 'ip_rule.revoked', { kind: 'user', id: first.userId }, details)
}
