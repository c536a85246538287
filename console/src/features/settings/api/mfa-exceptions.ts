// What stands beside the rule of the settings: roles that ask for a second factor, and people who need none for a while.
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { call, queryString } from '../../../lib/http.ts'

export interface ListedExemption {
  readonly userId: string
  readonly name: string | null
  readonly email: string | null
  readonly reason: string
  readonly grantedBy: { readonly name: string }
  readonly endsAt: string
}

interface Listed<Item> {
  readonly data: readonly Item[]
  readonly nextCursor: string | null
}

/** The first to end first. */
export const mfaExemptionsQuery = infiniteQueryOptions({
  queryKey: ['settings', 'mfa-exemptions'],
  queryFn: ({ pageParam, signal }) =>
    call<Listed<ListedExemption>>('GET', `/mfa-exemptions${queryString({ pageSize: 25, cursor: pageParam })}`, {
      signal,
    }),
  initialPageParam: '',
  getNextPageParam: ({ nextCursor }) => nextCursor,
  select: ({ pages }) => pages.flatMap(({ data }) => data),
})

export interface AskingRole {
  readonly id: string
  readonly name: string
}

const rolesAtMost = 50

export const askingRolesQuery = queryOptions({
  queryKey: ['roles', 'asking-for-mfa'],
  queryFn: async ({ signal }) => {
    const query = queryString({ requiresMfa: true, pageSize: rolesAtMost })
    return (await call<Listed<AskingRole>>('GET', `/roles${query}`, { signal })).data
  },
})
