import { BlockList, isIPv6, SocketAddress } from 'node:net'
import { readAddress } from '../ip-rules/ip-rule.ts'
import type { NetworkRule } from './network-rule.ts'

/** A rule that is ready to be held against addresses. */
export interface ReadyRule {
  readonly rule: NetworkRule
  readonly networks: BlockList
}

export interface AskedFrom {
  /** Null: nobody knows. */
  readonly address: string | null
  /** Null where no table knows it. */
  readonly country: string | null
  /** Which organization somebody signs in to; null: none. */
  readonly organizationId: string | null
}

export type NetworkVerdict = { readonly isAllowed: true } | NetworkRefusal

export interface NetworkRefusal {
  readonly isAllowed: false
  /** `outside`: the organization lets certain networks in alone. `country-unknown`: and nobody can say whether it is one. */
  readonly why: 'blocked' | 'outside' | 'country-unknown'
  /** What blocks, or the first that lets others in. */
  readonly rule: NetworkRule
}

/** Whether somebody may sign in from there. What cannot be told lets nobody in where only some are let in. */
export function networkVerdict(
  rules: readonly ReadyRule[],
  { address, country, organizationId }: AskedFrom,
  now: Date,
): NetworkVerdict {
  const from = socketAddress(address)
  const asked = rules.filter(
    ({ rule }) =>
      (rule.organizationId === null || rule.organizationId === organizationId) &&
      (rule.endsAt === null || rule.endsAt > now),
  )
  const isMet = ({ rule, networks }: ReadyRule) =>
    rule.country === null ? from !== null && networks.check(from) : rule.country === country
  const blocking = asked.find((ready) => ready.rule.effect === 'block' && isMet(ready))
  if (blocking !== undefined) return { isAllowed: false, why: 'blocked', rule: blocking.rule }
  const letting = asked.filter(({ rule }) => rule.effect === 'allow')
  const [first] = letting
  if (first === undefined || letting.some(isMet)) return { isAllowed: true }
  const isUnknown = country === null && letting.some(({ rule }) => rule.country !== null)
  return { isAllowed: false, why: isUnknown ? 'country-unknown' : 'outside', rule: first.rule }
}

export function readyRule(rule: NetworkRule): ReadyRule {
  const networks = new BlockList()
  const [address, bits] = rule.network?.split('/') ?? []
  if (address !== undefined) networks.addSubnet(address, Number(bits), isIPv6(address) ? 'ipv6' : 'ipv4')
  return { rule, networks }
}

function socketAddress(text: string | null): SocketAddress | null {
  const address = text === null ? null : readAddress(text)
  return address === null ? null : new SocketAddress({ address, family: isIPv6(address) ? 'ipv6' : 'ipv4' })
}
