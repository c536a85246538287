import { type Actor, systemActor } from '../kernel/actor.ts'
import type { Change } from '../kernel/change.ts'
import type { Clock } from '../kernel/clock.ts'
import { type RevokeIpRulesDeps, revokeIpRules } from '../sessions/revoke-ip-rules.ts'
import type { IpRuleStore } from './ip-rule.ts'

export interface ForgetIpRulesDeps {
  readonly stores: { readonly ipRules: Pick<IpRuleStore, 'findOver'> }
  readonly change: Change<RevokeIpRulesDeps>
  readonly clock: Clock
}

const rulesAtOnce = 2_000

/**
 * Records and removes the rules of sessions that ended by time, or together with much else, such as by a new password.
 * They opened nothing since. For a worker, every few minutes.
 */
export async function forgetIpRules(
  { stores, change, clock }: ForgetIpRulesDeps,
  actor: Actor = systemActor,
): Promise<void> {
  let after: string | null = ''
  while (after !== null) {
    const over: Awaited<ReturnType<IpRuleStore['findOver']>> = await stores.ipRules.findOver(
      after,
      rulesAtOnce,
      clock.now(),
    )
    if (over.sessionIds.length > 0) await change((deps) => revokeIpRules(deps, actor, over.sessionIds))
    after = over.next
  }
}
