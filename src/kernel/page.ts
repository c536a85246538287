// One page type for every list. A face translates `page/per_page`, `from/take` or `cursor/pageSize` into a PageRequest.

/** Where a page begins: after a number of rows, or after the place a cursor remembers. */
export type PageRequest =
  | { readonly kind: 'offset'; readonly offset: number; readonly limit: number; readonly withTotal: boolean }
  | { readonly kind: 'cursor'; readonly after: string | null; readonly limit: number; readonly withTotal: boolean }

/** How many there are: counted up to a cap, beyond it the planner's estimate. */
export interface Total {
  readonly count: number
  readonly isEstimate: boolean
}

export interface Page<Item> {
  readonly items: readonly Item[]
  /** The cursor of the following page; null on the last one. */
  readonly next: string | null
  /** The cursor of the page before, null on the first one. Left out where cursors lead forward only. */
  readonly previous?: string | null
  readonly total: Total | null
  /** Time ran out: there may be more than these, and than `next` leads to. */
  readonly isPartial?: true
}

export function mapPage<From, To>(page: Page<From>, map: (item: From) => To): Page<To> {
  return { ...page, items: page.items.map(map) }
}
