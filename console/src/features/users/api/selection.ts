// Who is selected in the users list. It outlives paging, sorting and filters; what is done with it is a feature of its
// own, which gets it handed in.
import { filtersOf, type UserListSearch } from './list-search.ts'

export interface Total {
  readonly count: number
  readonly isEstimate: boolean
}

export interface Selection {
  /** Those picked one by one; empty where `search` says who is meant. */
  readonly ids: readonly string[]
  /** Everybody that matches these filters, with no place in the list. */
  readonly search: UserListSearch | null
  readonly count: Total
  /** When "all that match" was pressed: who comes later is not meant. */
  readonly asOf: string | null
}

/** What the bar of bulk actions may do to the selection it stands for. */
export interface SelectionHandle {
  readonly selection: Selection
  readonly clear: () => void
  /** Keeps these alone, such as the people with whom it failed. */
  readonly keep: (ids: readonly string[]) => void
  /** How many of those picked are not on the page that is shown. */
  readonly notOnPage: number
  /** "Select all 1,204 that match"; null where everybody who matches is selected. */
  readonly allMatching: { readonly count: Total; readonly select: () => void } | null
}

export const nobodySelected: Selection = { ids: [], search: null, count: { count: 0, isEstimate: false }, asOf: null }

export function selectPeople(ids: readonly string[]): Selection {
  return { ids, search: null, count: { count: ids.length, isEstimate: false }, asOf: null }
}

export function selectMatching(search: UserListSearch, count: Total, asOf: Date): Selection {
  return { ids: [], search: filtersOf(search), count, asOf: asOf.toISOString() }
}
