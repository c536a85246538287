// The list as one that goes on as it is scrolled (console.md 2.1): pages of a hundred, of which at most ten are held.
// Each page leads to the one after it and the one before, so what was let go is asked for again. It may begin anywhere:
// rows are counted from the one it was opened at, and their numbers in the whole list are told once they are known.
import { infiniteQueryOptions } from '@tanstack/react-query'
import { scrolledPageSize, type UserListSearch } from './list-search.ts'
import { type Included, listUsers, scrolledListsKey, type UserPage } from './list-users.ts'

const pagesAtMost = 10

/** Where a page is to be found, and where its rows stand, counted from the one the list was opened at. */
interface PagePlace {
  /** Undefined: the page the list was opened at. */
  readonly cursor: string | undefined
  /** The one is known of pages after it, the other of pages before it. */
  readonly rows: { readonly startAt: number } | { readonly endAt: number }
  /** Where the whole list starts on that count; null until it is known. */
  readonly listStart: number | null
}

export interface PlacedPage extends UserPage {
  readonly startsAt: number
  readonly listStart: number | null
}

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
  const opened: PagePlace = {
    cursor: undefined,
    rows: first.isPastEnd ? { endAt: 0 } : { startAt: 0 },
    listStart: null,
  }
  return infiniteQueryOptions({
    queryKey: [...scrolledListsKey, asked, include, visit],
    queryFn: async ({ pageParam: place, signal }) => {
      const { from, ...everywhere } = asked
      const where = place.cursor === undefined ? asked : { ...everywhere, after: place.cursor }
      return placed(await listUsers({ ...where, size: scrolledPageSize }, include, signal), place)
    },
    initialPageParam: opened,
    initialData: { pages: [placed(first, opened)], pageParams: [opened] },
    getNextPageParam: (last, pages): PagePlace | null =>
      last.nextCursor === null
        ? null
        : {
            cursor: last.nextCursor,
            rows: { startAt: last.startsAt + last.data.length },
            listStart: listStartOf(pages),
          },
    getPreviousPageParam: (first, pages): PagePlace | null =>
      first.previousCursor === null
        ? null
        : { cursor: first.previousCursor, rows: { endAt: first.startsAt }, listStart: listStartOf(pages) },
    maxPages: pagesAtMost,
    // What is shown is patched in place; it is brought anew when that is asked for.
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnReconnect: false,
    structuralSharing: false,
  })
}

/** How many rows stand before the first of these pages; null while nobody knows. */
export function rowsBefore(pages: readonly PlacedPage[]): number | null {
  const [first] = pages
  const listStart = listStartOf(pages)
  return first === undefined || listStart === null ? null : Math.max(0, first.startsAt - listStart)
}

function listStartOf([first, ...others]: readonly PlacedPage[]): number | null {
  // Whatever was counted before, the page that has none before it is the first.
  if (first?.previousCursor === null) return first.startsAt
  return [first, ...others].find((page) => page !== undefined && page.listStart !== null)?.listStart ?? null
}

function placed(page: UserPage, { rows, listStart }: PagePlace): PlacedPage {
  const startsAt = 'startAt' in rows ? rows.startAt : rows.endAt - page.data.length
  return { ...page, startsAt, listStart: listStart ?? knownStart(page, startsAt) }
}

/** The first page knows it, and so does the last one where everybody was counted. */
function knownStart({ previousCursor, nextCursor, data, total }: UserPage, startsAt: number): number | null {
  if (previousCursor === null) return startsAt
  return nextCursor === null && total !== null && !total.isEstimate ? startsAt + data.length - total.count : null
}
