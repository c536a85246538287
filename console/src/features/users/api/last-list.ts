// The list as it was left: for the way back from a person to it, and along it from one person to the next, with its
// filters and its order (console.md 3.4).
import type { QueryClient } from '@tanstack/react-query'
import type { UserListSearch } from './list-search.ts'
import { type UserPage, userListQuery } from './list-users.ts'
import type { Total } from './selection.ts'

export interface ShownList {
  readonly search: UserListSearch
  /** Undefined while nothing has come. */
  readonly page: Pick<UserPage, 'data' | 'nextCursor' | 'previousCursor' | 'pageSize' | 'total'> | undefined
  /** Null where nobody knows how many rows come before these. */
  readonly rowsBefore: number | null
  /** The rows are a page of the list, and not some of one that goes on as it is scrolled. */
  readonly isPaged: boolean
}

export interface PlaceOnList {
  /** Counted from 1; null where nobody knows. */
  readonly position: number | null
  readonly total: Total | null
  readonly hasPrevious: boolean
  readonly hasNext: boolean
}

let shown: ShownList = { search: {}, page: undefined, rowsBefore: 0, isPaged: true }

export function rememberList(list: ShownList): void {
  shown = list
}

export function lastListSearch(): UserListSearch {
  return shown.search
}

/** Null for whoever is not among the rows that were shown last. */
export function placeOnList(userId: string): PlaceOnList | null {
  const { page, rowsBefore } = shown
  const at = indexOf(userId)
  if (page === undefined || at === -1) return null
  return {
    position: rowsBefore === null ? null : rowsBefore + at + 1,
    total: page.total,
    hasPrevious: at > 0 || page.previousCursor !== null,
    hasNext: at < page.data.length - 1 || page.nextCursor !== null,
  }
}

/** Whoever comes before or after on the list, be it on the page beside this one; null at its ends. */
export async function neighbourOnList(queryClient: QueryClient, userId: string, step: 1 | -1): Promise<string | null> {
  const at = indexOf(userId)
  if (shown.page === undefined || at === -1) return null
  const beside = shown.page.data[at + step]
  if (beside !== undefined) return beside.id
  const cursor = step === 1 ? shown.page.nextCursor : shown.page.previousCursor
  if (cursor === null) return null
  const left = shown
  const { from, ...everywhere } = left.search
  const asked = { ...everywhere, size: left.page?.pageSize as UserListSearch['size'], after: cursor }
  const page = await queryClient.fetchQuery(userListQuery(asked as UserListSearch, []))
  const found = page.data.at(step === 1 ? 0 : -1)
  // Whoever opened a list meanwhile is on that one.
  if (found === undefined || shown !== left) return null
  rememberList(beyond(left, page, cursor, step))
  return found.id
}

function beyond(left: ShownList, page: UserPage, cursor: string, step: 1 | -1): ShownList {
  const { search, rowsBefore, isPaged } = left
  const passed = step === 1 ? (left.page?.data.length ?? 0) : -page.data.length
  return {
    // The way back to a list that is scrolled leads to where it was left.
    search: isPaged ? { ...search, after: cursor } : search,
    page: { ...page, total: page.total ?? left.page?.total ?? null },
    rowsBefore: rowsBefore === null ? null : Math.max(0, rowsBefore + passed),
    isPaged,
  }
}

function indexOf(userId: string): number {
  return shown.page?.data.findIndex(({ id }) => id === userId) ?? -1
}
