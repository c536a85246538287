// How many sign-ins a rule would have refused, by those that the audit remembers.
import type { AuditSearchStore, SignInAddress } from '../audit/audit-search.ts'
import type { Clock } from '../kernel/clock.ts'
import type { Places } from '../kernel/place.ts'
import { unlessTooLong } from '../kernel/search-timeout.ts'
import type { NetworkRule, NetworkRuleStore } from './network-rule.ts'
import { networkVerdict, readyRule } from './network-verdict.ts'

export interface WouldRefuseDeps {
  readonly auditSearch: Pick<AuditSearchStore, 'listSignInAddresses'>
  readonly networkRules: Pick<NetworkRuleStore, 'listStanding'>
  readonly places: Places
  readonly clock: Clock
}

export interface WouldRefuse {
  readonly signIns: number
  /** There were more sign-ins than were looked at. */
  readonly isAtLeast: boolean
}

export const lookedBackDays = 30
/** The newest; more would keep whoever asks waiting. */
export const signInsLookedAt = 20_000

/** Of the last thirty days; null where they could not be read in time. */
export async function wouldRefuse(deps: WouldRefuseDeps, rule: NetworkRule): Promise<WouldRefuse | null> {
  if (rule.effect === 'allow' && (await letsInAlready(deps, rule))) return { signIns: 0, isAtLeast: false }
  const until = deps.clock.now()
  const span = { since: new Date(until.getTime() - lookedBackDays * 86_400_000), until }
  const asking = deps.auditSearch.listSignInAddresses(rule.organizationId, span, signInsLookedAt)
  const seen = await unlessTooLong(asking, null)
  return seen === null ? null : refusedOf(deps, rule, seen)
}

/** Of sign-ins from these addresses; at least so many where they are as many as are looked at. */
export function refusedOf(
  { places, clock }: Pick<WouldRefuseDeps, 'places' | 'clock'>,
  rule: NetworkRule,
  seen: readonly SignInAddress[],
): WouldRefuse {
  const ready = [readyRule(rule)]
  const { organizationId } = rule
  const refused = seen.filter(({ ip: address }) => {
    const country = rule.country === null ? null : (places.placeOf(address)?.country ?? null)
    return !networkVerdict(ready, { address, country, organizationId }, clock.now()).isAllowed
  })
  return { signIns: signInsOf(refused), isAtLeast: signInsOf(seen) >= signInsLookedAt }
}

/** Where certain networks are let in alone already, another that is let in keeps nobody out. */
async function letsInAlready({ networkRules, clock }: WouldRefuseDeps, { organizationId }: NetworkRule) {
  const standing = await networkRules.listStanding(clock.now())
  return standing.some((other) => other.effect === 'allow' && other.organizationId === organizationId)
}

function signInsOf(addresses: readonly SignInAddress[]): number {
  return addresses.reduce((sum, { signIns }) => sum + signIns, 0)
}
