import { useQuery } from '@tanstack/react-query'
import { cappedCount } from '../../../lib/format-count.ts'
import { useQuietMoment } from '../../../lib/quiet.ts'

export type CountOf = (search: string, signal: AbortSignal) => Promise<{ readonly count: number } | null>

const refreshMs = 60_000

/** How many a view shows, asked for after the list itself and again every minute; what takes too long stays out. */
export function ViewCount({ search, countOf }: { readonly search: string; readonly countOf: CountOf }) {
  const isTime = useQuietMoment()
  const { data } = useQuery({
    enabled: isTime,
    queryKey: ['views', 'count', search],
    queryFn: ({ signal }) => countOf(search, signal),
    staleTime: refreshMs,
    refetchInterval: refreshMs,
    retry: false,
  })
  // Its place is kept from the beginning: what comes late moves nothing.
  return (
    <span aria-hidden="true" className="min-w-[3ch] text-meta text-muted tabular-nums">
      {data != null && cappedCount(data.count)}
    </span>
  )
}
