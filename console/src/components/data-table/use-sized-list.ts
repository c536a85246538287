import { keepPreviousData, type QueryKey, type UseQueryOptions, useQuery } from '@tanstack/react-query'
import { defaultPageSize, type ListPlace, type PageSize } from '../../lib/list-address.ts'
import { useKeptSize } from './list-size.ts'
import { type Step, useListTrail } from './list-trail.ts'

export interface ListPage<Row> {
  readonly data: readonly Row[]
  readonly nextCursor: string | null
}

/**
 * A page of a list, as long as its address says or as was chosen last in whichever list; nothing is asked for until that is
 * known. `usual`: where nobody chose. `go` writes the step to another page to the address.
 */
export function useSizedList<Search extends ListPlace, Page extends ListPage<unknown>, Key extends QueryKey>(
  place: Search,
  queryOf: (sized: Search & { readonly size: PageSize }) => UseQueryOptions<Page, Error, Page, Key>,
  go: (step: Step) => void,
  usual: PageSize = defaultPageSize,
) {
  const kept = useKeptSize()
  const size = place.size ?? kept.size ?? usual
  const answer = useQuery({
    ...queryOf({ ...place, size }),
    enabled: kept.isKnown || place.size !== undefined,
    placeholderData: keepPreviousData,
  })
  const trail = useListTrail(place.after, { error: answer.error, pageSize: size }, go)
  return { place, size, keepSize: kept.keep, answer, trail }
}
