// Network rules: from where people may sign in. A rule keeps a network or a country out, for everybody or for the people
// of one organization, or lets an organization's people in from there alone. What they say is network-verdict.ts, and
// every way to sign in asks network-gate.ts. Locks that come of guessing are guards/; what sessions open is ip-rules/.
import { isIPv6 } from 'node:net'
import { readAddress } from '../ip-rules/ip-rule.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Page, PageRequest } from '../kernel/page.ts'

/** `allow`: the people of the organization come in from there, and from nowhere else. */
export const networkEffects = ['block', 'allow'] as const
export type NetworkEffect = (typeof networkEffects)[number]

export interface NetworkRule {
  readonly id: string
  /** Whose people it is for; null: everybody. */
  readonly organizationId: string | null
  readonly effect: NetworkEffect
  /** In CIDR notation; null where a country is meant. */
  readonly network: string | null
  /** ISO 3166-1, two letters; null where a network is meant. */
  readonly country: string | null
  readonly reason: string
  /** An operator has no name here: what they are called stands in their account. */
  readonly createdBy: Pick<Actor, 'kind' | 'id'> & { readonly name: string | null }
  readonly createdAt: Date
  /** From when on it says nothing any more; null: it stands until it is removed. */
  readonly endsAt: Date | null
}

/** Every sign-in is held against all of them. */
export const networkRulesAtMost = 1_000

/** Those of everybody, of one organization, or all. */
export type NetworkRuleScope = 'everybody' | 'all' | { readonly organizationId: string }

/** Absence is `null`. */
export interface NetworkRuleStore {
  /** All that have not ended by then; the oldest first. */
  listStanding(at: Date): Promise<readonly NetworkRule[]>
  /** Ended ones too, until the next is added; the newest first. */
  list(scope: NetworkRuleScope, page: PageRequest): Promise<Page<NetworkRule>>
  /** Those that ended by then are gone; how many are left. Nobody else adds one until the transaction ends. */
  clearForInsert(at: Date): Promise<number>
  /** The rule with its network as it is kept, without what lies behind the mask; null when there is one like it. */
  insert(rule: NetworkRule): Promise<NetworkRule | null>
  /** What it was. */
  remove(id: string): Promise<NetworkRule | null>
}

/**
 * A network in CIDR notation of what somebody wrote; null for anything else. IPv4 that is written as IPv6 is IPv4, and an
 * address of IPv6 alone is its /64: whoever rents one has the others too (AUT-10).
 */
export function readNetwork(text: string): string | null {
  const [given = '', bits, ...more] = text.trim().split('/')
  const address = readAddress(given)
  if (address === null || more.length > 0) return null
  const most = isIPv6(address) ? 128 : 32
  if (bits === undefined) return `${address}/${most === 128 ? 64 : 32}`
  const isMapped = most === 32 && isIPv6(given)
  const length = /^\d{1,3}$/.test(bits) ? Number(bits) - (isMapped ? 96 : 0) : -1
  return length < 0 || length > most ? null : `${address}/${length}`
}
