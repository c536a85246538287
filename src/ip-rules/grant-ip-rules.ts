import type { AuditStore } from '../audit/audit-event.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Clock } from '../kernel/clock.ts'
import { type IpRuleStore, readAddress } from './ip-rule.ts'

export interface GrantIpRulesDeps {
  readonly ipRules: Pick<IpRuleStore, 'grant'>
  readonly audit: AuditStore
  readonly clock: Clock
}

/**
 * Opens the network that an authenticated act of a session came from, for whoever asks; a session that moved takes its
 * rule along. Where nobody asks nothing happens. Call it in the transaction of the act.
 */
export async function grantIpRules(
  { ipRules, audit, clock }: GrantIpRulesDeps,
  actor: Actor,
  session: { readonly id: string; readonly userId: string; readonly impersonator?: unknown },
): Promise<void> {
  // The network of an operator is none of the person's.
  if (session.impersonator !== undefined) return
  const ip = actor.ip === null ? null : readAddress(actor.ip)
  if (ip === null) return
  for (const { organizationId, network, previousNetwork } of await ipRules.grant(session, ip, clock.now())) {
    const details = {
      session: session.id,
      network,
      ...(previousNetwork === null ? {} : { previousNetwork }),
      ...(organizationId === null ? {} : { organization: organizationId }),
    }
    await audit.record(actor, 'ip_rule.granted', { kind: 'user', id: session.userId }, details)
  }
}
