import { useId } from 'react'
import type { Series } from './series.ts'
import { SeriesPatterns, SeriesRect } from './series-fill.tsx'

/** The series in the order in which they stand on each other, from below. */
export function Legend({ series }: { readonly series: readonly Series[] }) {
  const id = useId()
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 text-meta text-muted">
      {series.map(({ label, tone }) => (
        <li key={label} className="inline-flex items-center gap-1.5">
          <svg width="12" height="12" aria-hidden="true">
            <SeriesPatterns id={`${id}-${tone}`} tones={[tone]} />
            <SeriesRect id={`${id}-${tone}`} tone={tone} x={0} y={0} width={12} height={12} />
          </svg>
          {label}
        </li>
      ))}
    </ul>
  )
}
