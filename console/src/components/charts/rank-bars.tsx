import { exactCount } from '../../lib/format-count.ts'
import { ConsoleLink, type Place } from '../ui/console-link.tsx'
import { fillOf, type SeriesTone } from './series.ts'

export interface Rank {
  readonly id: string
  readonly label: string
  readonly count: number
  /** Beside the number, such as how it was before. */
  readonly note?: string | null
  readonly to: Place | null
}

interface RankBarsProps {
  readonly label: string
  readonly tone: SeriesTone
  readonly ranks: readonly Rank[]
}

/** Numbers beside each other as lying bars, each a link to the list behind it. */
export function RankBars({ label, tone, ranks }: RankBarsProps) {
  const most = Math.max(1, ...ranks.map(({ count }) => count))
  return (
    <ul aria-label={label} className="grid gap-0.5">
      {ranks.map((rank) => (
        <li key={rank.id}>
          {rank.to === null ? (
            <div className={rowClasses}>
              <RankRow rank={rank} most={most} tone={tone} />
            </div>
          ) : (
            <ConsoleLink to={rank.to} className={`${rowClasses} group hover:bg-hover`}>
              <RankRow rank={rank} most={most} tone={tone} />
            </ConsoleLink>
          )}
        </li>
      ))}
    </ul>
  )
}

const rowClasses = 'block rounded-control px-2 py-1.5'

function RankRow({ rank, most, tone }: { readonly rank: Rank; readonly most: number; readonly tone: SeriesTone }) {
  return (
    <>
      <span className="flex items-baseline justify-between gap-3 text-table">
        <span className="min-w-0 truncate group-hover:underline">{rank.label}</span>{' '}
        <span className="whitespace-nowrap tabular-nums">
          {exactCount(rank.count)}
          {rank.note && <span className="text-meta text-muted"> {rank.note}</span>}
        </span>
      </span>
      <svg
        viewBox="0 0 100 6"
        preserveAspectRatio="none"
        aria-hidden="true"
        className="mt-1 block h-1.5 w-full rounded-full bg-inset"
      >
        <rect
          width={rank.count === 0 ? 0 : Math.max(1, (rank.count / most) * 100)}
          height={6}
          className={fillOf[tone]}
        />
      </svg>
    </>
  )
}
