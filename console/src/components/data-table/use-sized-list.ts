import { keepPreviousData, type QueryKey, type UseQueryOptions, useQuery } from '@tanstack/react-query'
import { defaultPageSize, fromStart, type ListPlace, type PageSize } from '../../lib/list-address.ts'
import { useKeptSize } from './list-size.ts'
import { useListTrail } from './list-trail.ts'

export interface ListPage<Row> {
  readonly data: readonly Row[]
  readonly nextCursor: string | null
}

/** How an address is gone to: `navigate({ to, search, ...step })`. */
export interface ListStep {
  readonly state: { readonly trail: readonly string[] }
  readonly replace: boolean
  /** Another page is read from its top; a list that is changed stays where it is. */
  readonly resetScroll: boolean
}

/**
 * A page of a list, as long as its address says or as was chosen last in whichever list; nothing is asked for until that is
 * known. `go` writes what is looked at next to the address. `usual`: where nobody chose.
 *
 * `show` leads to the first page of another search altogether, `onChange` to that of this one, changed; words that are
 * being typed `replace` the address, so that Back does not undo them letter by letter.
 */
export function useSizedList<Search extends ListPlace, Page extends ListPage<unknown>, Key extends QueryKey>(
  place: Search,
  queryOf: (sized: Search & { readonly size: PageSize }) => UseQueryOptions<Page, Error, Page, Key>,
  go: (next: Search, step: ListStep) => void,
  usual: PageSize = defaultPageSize,
) {
  const kept = useKeptSize()
  const size = place.size ?? kept.size ?? usual
  const answer = useQuery({
    ...queryOf({ ...place, size }),
    enabled: kept.isKnown || place.size !== undefined,
    placeholderData: keepPreviousData,
  })
  const trail = useListTrail(place.after, { error: answer.error, pageSize: size }, ({ after, replace, ...state }) =>
    go({ ...place, after }, { state, replace, resetScroll: !replace }),
  )
  const show = (next: Search, replace = false) => go(next, { state: { trail: [] }, replace, resetScroll: false })
  const onChange = (changes: Partial<Search>, replace?: boolean) => show(fromStart(place, changes), replace)
  return { list: { place, size, keepSize: kept.keep, answer, trail, onChange }, show }
}
