// The list as one that goes on as it is scrolled (console.md 2.1): pages of a hundred, of which at most ten are held.
// Cursors lead forward only, so every page remembers the one before it; what was let go is asked for again.
import { infiniteQueryOptions } from '@tanstack/react-query'
import { scrolledPageSize, type UserListSearch } from './list-search.ts'
import { type Included, listUsers, scrolledListsKey, type UserPage } from './list-users.ts'

const pagesAtMost = 10

export interface PagePlace {
  /** Undefined: the first page. */
  readonly cursor: string | undefined
  readonly rowsBefore: number
  readonly previous: PagePlace | null
}

const start: PagePlace = { cursor: undefined, rowsBefore: 0, previous: null }

interface ScrolledList {
  readonly search: UserListSearch
  readonly include: readonly Included[]
  /** The page it begins with, which is there already. */
  readonly first: UserPage
  /** The entry of the browser's history: Back finds the list as it was left, and a new visit begins anew. */
  readonly visit: string
}

export function scrolledUsersQuery({ search, include, first, visit }: ScrolledList) {
  const { view, cols, mode, size, after, ...asked } = search
  return infiniteQueryOptions({
    queryKey: [...scrolledListsKey, asked, include, visit],
    queryFn: ({ pageParam: { cursor }, signal }) => {
      const page = cursor === undefined ? {} : { after: cursor }
      return listUsers({ ...asked, ...page, size: scrolledPageSize }, include, signal)
    },
    initialPageParam: start,
    initialData: { pages: [first], pageParams: [start] },
    getNextPageParam: (last, _pages, place): PagePlace | null =>
      last.nextCursor === null
        ? null
        : { cursor: last.nextCursor, rowsBefore: place.rowsBefore + last.data.length, previous: place },
    getPreviousPageParam: (_first, _pages, place) => place.previous,
    maxPages: pagesAtMost,
    // What is shown is patched in place; it is brought anew when that is asked for.
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnReconnect: false,
    // A page remembers all those before it: to compare them would be longer than to draw them.
    structuralSharing: false,
  })
}
