import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query'
import { useQuietMoment } from '../../../lib/quiet.ts'

/** In the order of the searches; null where it is not known. */
export type CountOf = (
  searches: readonly string[],
  signal: AbortSignal,
) => Promise<readonly ({ readonly count: number } | null)[]>

const refreshMs = 60_000
/** More at once the API does not count. */
const countedAtMost = 100

/**
 * How many each search finds, asked for together after the list itself and again every minute; what takes too long stays
 * out. `countOf` is null where nobody counts, and `areKnown` is false while there may be more searches.
 */
export function useViewCounts(
  searches: readonly string[],
  areKnown: boolean,
  countOf: CountOf | null,
): ReadonlyMap<string, number> {
  const isTime = useQuietMoment()
  const asked = [...new Set(searches)].filter((search) => search !== '').slice(0, countedAtMost)
  const { data = nothing } = useQuery({
    enabled: isTime && areKnown && asked.length > 0,
    queryKey: ['views', 'count', asked],
    queryFn:
      countOf === null
        ? skipToken
        : async ({ signal }) => {
            const counts = await countOf(asked, signal)
            return new Map(asked.flatMap((search, place) => known(search, counts[place])))
          },
    // A view that was saved or deleted takes the counts of the others nowhere.
    placeholderData: keepPreviousData,
    staleTime: refreshMs,
    refetchInterval: refreshMs,
    retry: false,
  })
  return data
}

const nothing: ReadonlyMap<string, number> = new Map()

function known(search: string, total: { readonly count: number } | null | undefined): readonly [string, number][] {
  return total == null ? [] : [[search, total.count]]
}
