// From where people may sign in: for everybody, or for the people of one organization.
import { infiniteQueryOptions, type QueryClient } from '@tanstack/react-query'
import { call, queryString } from '../../../lib/http.ts'

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

export interface NewNetworkRule {
  readonly effect: NetworkRule['effect']
  readonly network?: string
  readonly country?: string
  readonly organizationId?: string
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
