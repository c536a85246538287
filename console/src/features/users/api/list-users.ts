import { queryOptions } from '@tanstack/react-query'
import { call, queryString } from '../../../lib/http.ts'
import { defaultPageSize } from '../../../lib/list-address.ts'
import { filtersOf, type UserListSearch } from './list-search.ts'
import { searchParameters } from './search-text.ts'
import type { Total } from './selection.ts'
import type { ListedUser } from './user.ts'
import { defaultSort } from './user-sort.ts'

export interface UserPage {
  readonly data: readonly ListedUser[]
  readonly nextCursor: string | null
  readonly previousCursor: string | null
  readonly pageSize: number
  readonly total: Total | null
  /** Nobody comes after the place that was jumped to: these are the last. */
  readonly isPastEnd?: true
  /** The search took too long: these are those found among the first of the order. */
  readonly isPartial?: true
}

/** What a row tells beside the person's record, as far as a column shows it. */
export type Included =
  | 'mfa'
  | 'roles'
  | 'organizations'
  | 'connections'
  | 'sessions'
  | 'failedSignIns'
  | 'passwordChanged'
  | 'lastCountry'
  | 'origin'
  | 'pending'
  | `${'appMetadata' | 'userMetadata'}.${string}`

/** Every list of users in the cache, whatever its filters. */
export const userListsKey = ['users', 'list'] as const

/** Those that go on as they are scrolled, a page after the other in one. */
export const scrolledListsKey = ['users', 'scrolled'] as const

export function userListQuery(search: UserListSearch, include: readonly Included[]) {
  const { view, cols, mode, ...asked } = search
  return queryOptions({
    queryKey: [...userListsKey, asked, include],
    queryFn: ({ signal }) => listUsers(asked, include, signal),
  })
}

/** The page as it is now, whatever is shown of it. */
export async function listUsers(
  search: UserListSearch,
  include: readonly Included[],
  signal?: AbortSignal,
): Promise<UserPage> {
  const page = await askForPage(search, include, signal)
  const { from, ...rest } = search
  if (from === undefined || page.data.length > 0 || page.previousCursor === null) return page
  return { ...(await askForPage({ ...rest, after: page.previousCursor }, include, signal)), isPastEnd: true }
}

function askForPage(search: UserListSearch, include: readonly Included[], signal?: AbortSignal): Promise<UserPage> {
  const { sort = defaultSort, size: pageSize = defaultPageSize, after: cursor, from } = search
  const place = { sort, pageSize, cursor, from }
  const parameters = { ...filterParameters(search), ...place, include: include.join(','), total: true, partial: true }
  return call<UserPage>('GET', `/users${queryString(parameters)}`, signal && { signal })
}

/** The filters as the API takes them. */
export function filterParameters(search: UserListSearch): Record<string, string | undefined> {
  const { q = '', role, roleIn = 'any', ...filters } = filtersOf(search)
  return { ...searchParameters(q), ...filters, ...(role !== undefined && { role, roleIn }) }
}

interface Nearest {
  readonly data: readonly { readonly ignore: string; readonly total: Total }[]
}

/** Without which filter somebody would be there. */
export function nearestQuery(search: UserListSearch) {
  const parameters = filterParameters(search)
  return queryOptions({
    queryKey: [...userListsKey, 'nearest', parameters],
    queryFn: ({ signal }) => call<Nearest>('GET', `/users/nearest${queryString(parameters)}`, { signal }),
    select: ({ data }) => data,
  })
}

/** In an address everything is text; in a body a yes is a yes, and what is not set is left out. */
export function inBody(parameters: Readonly<Record<string, string | boolean | undefined>>): Record<string, unknown> {
  const set = Object.entries(parameters).filter(([, value]) => value !== undefined && value !== '')
  return Object.fromEntries(set.map(([name, value]) => [name, name === 'emailVerified' ? value === 'true' : value]))
}

interface Counted {
  readonly data: readonly { readonly total: Total | null }[]
}

/** How many each search matches, and nobody of them. Null: that took too long, or names what is gone. */
export async function countMatching(
  searches: readonly UserListSearch[],
  signal: AbortSignal,
): Promise<readonly (Total | null)[]> {
  const filters = searches.map((search) => inBody(filterParameters(search)))
  const { data } = await call<Counted>('POST', '/users/counts', { body: { filters }, signal })
  return data.map(({ total }) => total)
}
