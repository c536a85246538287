import { cappedCount } from '../../../lib/format-count.ts'

/** How many a view shows. Its place is kept from the beginning: what comes late moves nothing. */
export function ViewCount({ count }: { readonly count: number | undefined }) {
  return (
    <span aria-hidden="true" className="min-w-[3ch] text-meta text-muted tabular-nums">
      {count !== undefined && cappedCount(count)}
    </span>
  )
}
