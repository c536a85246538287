// From where people may sign in: for everybody, or for the people of one organization.
import { infiniteQueryOptions, type QueryClient, queryOptions } from '@tanstack/react-query'
import { call, queryString } from '../../../lib/http.ts'
import { t, tCount } from '../../../lib/text.ts'

export interface NetworkRule {
  readonly id: string
  readonly organizationId: string | null
  /** `allow`: the people of the organization come in from there alone. */
  readonly effect: 'block' | 'allow'
  readonly network: string | null
  readonly country: string | null
  readonly reason: string
  readonly createdBy: { readonly name: string | null }
  readonly createdAt: string
  readonly endsAt: string | null
}

/** What a rule is about, before it is said why and for how long. */
export interface MeantNetworkRule {
  readonly effect: NetworkRule['effect']
  readonly network?: string
  readonly country?: string
  readonly organizationId?: string
}

export interface NewNetworkRule extends MeantNetworkRule {
  readonly reason: string
  readonly endsAt?: string
}

interface RulePage {
  readonly data: readonly NetworkRule[]
  readonly nextCursor: string | null
  /** How many stand and name a country that nobody can tell. */
  readonly blindRules: number
}

const networkRulesKey = ['network-rules'] as const

/** The newest first; without an organization those for everybody. */
export function networkRulesQuery(organizationId: string | null) {
  const scope = organizationId === null ? { scope: 'everybody' } : { organizationId }
  return infiniteQueryOptions({
    queryKey: [...networkRulesKey, organizationId ?? ''],
    queryFn: ({ pageParam, signal }) =>
      call<RulePage>('GET', `/network-rules${queryString({ ...scope, pageSize: 25, cursor: pageParam })}`, { signal }),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
    select: ({ pages }) => ({ rules: pages.flatMap(({ data }) => data), blindRules: pages[0]?.blindRules ?? 0 }),
  })
}

interface NetworkRulePreview {
  /** Null where there was too much to look at. */
  readonly signIns: number | null
  readonly isAtLeast: boolean
  readonly days: number
}

/** How many sign-ins it would have refused; of null nothing is asked. */
export function networkRulePreviewQuery(meant: MeantNetworkRule | null) {
  return queryOptions({
    queryKey: ['network-rule-preview', meant],
    queryFn: ({ signal }) => call<NetworkRulePreview>('POST', '/network-rules/preview', { body: meant, signal }),
    enabled: meant !== null,
    // What is no network has no effect to tell: adding it says why.
    retry: false,
    staleTime: 30_000,
  })
}

export function previewSentence({ signIns, isAtLeast, days }: NetworkRulePreview): string | null {
  // Among more than were looked at, none of the newest tells nothing.
  if (signIns === null || (isAtLeast && signIns === 0)) return null
  const values = { days }
  if (isAtLeast) {
    return tCount(
      signIns,
      'It would have refused at least 1 sign-in of the last {days} days.',
      'It would have refused at least {count} sign-ins of the last {days} days.',
      values,
    )
  }
  if (signIns === 0) return t('It would have refused no sign-in of the last {days} days.', values)
  return tCount(
    signIns,
    'It would have refused 1 sign-in of the last {days} days.',
    'It would have refused {count} sign-ins of the last {days} days.',
    values,
  )
}

export function addNetworkRule(rule: NewNetworkRule): Promise<NetworkRule> {
  return call<NetworkRule>('POST', '/network-rules', { body: rule })
}

export async function removeNetworkRule(id: string, reason: string): Promise<void> {
  await call('DELETE', `/network-rules/${encodeURIComponent(id)}`, { reason })
}

/** Once a rule came or went: why somebody cannot sign in may be told by it. */
export async function refreshNetworkRules(queryClient: QueryClient): Promise<void> {
  await queryClient.invalidateQueries({ queryKey: networkRulesKey })
  void queryClient.invalidateQueries({ queryKey: ['diagnosis'] })
}
