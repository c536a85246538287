import type { Clock } from '../kernel/clock.ts'
import type { Places } from '../kernel/place.ts'
import type { NetworkRule, NetworkRuleStore } from './network-rule.ts'

export interface BlindRulesDeps {
  readonly networkRules: Pick<NetworkRuleStore, 'listStanding'>
  readonly places: Places
  readonly clock: Clock
}

/**
 * Those that stand and name a country where no table of places is there any more: one that blocks keeps nobody out then,
 * and one that lets in lets nobody in.
 */
export async function blindRules({ networkRules, places, clock }: BlindRulesDeps): Promise<readonly NetworkRule[]> {
  if (places.tables.length > 0) return []
  return (await networkRules.listStanding(clock.now())).filter(({ country }) => country !== null)
}
