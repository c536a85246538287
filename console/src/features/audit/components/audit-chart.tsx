// When the events happened. A stretch is chosen by dragging, or with the keys: arrows move, Shift+arrows extend, Enter
// narrows the list to it.
import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react'
import { exactCount } from '../../../lib/format-count.ts'
import { t } from '../../../lib/text.ts'
import { type Bar, barsOf } from '../api/chart-scale.ts'
import type { Histogram } from '../api/explorer-queries.ts'
import { utcTime } from '../api/utc-time.ts'

interface AuditChartProps {
  readonly histogram: Histogram
  readonly onChoose: (since: Date, until: Date) => void
}

interface Stretch {
  readonly anchor: number
  readonly end: number
}

export function AuditChart({ histogram, onChoose }: AuditChartProps) {
  const bars = barsOf(histogram)
  const [stretch, setStretch] = useState<Stretch | null>(null)
  const isDragging = useRef(false)
  const place = Math.min(stretch?.end ?? bars.length - 1, bars.length - 1)
  const [first, last] = edges(stretch, bars.length)
  const choose = () => {
    const [from, to] = [bars[first], bars[last]]
    setStretch(null)
    if (from !== undefined && to !== undefined) onChoose(from.since, to.until)
  }
  const barAt = ({ currentTarget, clientX }: PointerEvent<HTMLElement>) => {
    const { left, width } = currentTarget.getBoundingClientRect()
    return Math.max(0, Math.min(bars.length - 1, Math.floor(((clientX - left) / width) * bars.length)))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = {
      ArrowLeft: -1,
      ArrowRight: 1,
      ArrowDown: -1,
      ArrowUp: 1,
      Home: -place,
      End: bars.length - 1 - place,
    }[event.key]
    if (event.key === 'Enter') choose()
    else if (event.key === 'Escape' && stretch !== null) setStretch(null)
    else if (step !== undefined) {
      const end = Math.max(0, Math.min(bars.length - 1, place + step))
      setStretch({ anchor: event.shiftKey ? (stretch?.anchor ?? place) : end, end })
    } else return
    event.preventDefault()
  }
  const current = bars[place]
  if (current === undefined) return null
  return (
    <div
      role="slider"
      tabIndex={0}
      aria-label={t('Time in the chart')}
      aria-describedby="chart-keys"
      aria-valuemin={0}
      aria-valuemax={bars.length - 1}
      aria-valuenow={place}
      aria-valuetext={inWords(stretch === null ? current : joined(bars, first, last))}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        isDragging.current = true
        setStretch({ anchor: barAt(event), end: barAt(event) })
      }}
      onPointerMove={(event) => {
        if (isDragging.current) setStretch({ anchor: stretch?.anchor ?? barAt(event), end: barAt(event) })
      }}
      onPointerUp={() => {
        if (isDragging.current) choose()
        isDragging.current = false
      }}
      onPointerLeave={() => {
        if (isDragging.current) setStretch(null)
        isDragging.current = false
      }}
      className="h-16 touch-pan-y select-none border-line border-b"
    >
      <svg viewBox={`0 0 ${bars.length} 100`} preserveAspectRatio="none" aria-hidden="true" className="block size-full">
        {bars.map((bar, number) => (
          <g key={bar.since.getTime()}>
            {stretch !== null && number >= first && number <= last && (
              <rect x={number} y={0} width={1} height={100} className="fill-selected" />
            )}
            <rect
              x={number + 0.1}
              y={100 - bar.successHeight - bar.failureHeight}
              width={0.8}
              height={bar.successHeight}
              className="fill-chart-success"
            />
            <rect
              x={number + 0.1}
              y={100 - bar.failureHeight}
              width={0.8}
              height={bar.failureHeight}
              className="fill-chart-failed"
            />
            <title>{inWords(bar)}</title>
          </g>
        ))}
      </svg>
    </div>
  )
}

function edges(stretch: Stretch | null, count: number): readonly [number, number] {
  if (stretch === null) return [count - 1, count - 1]
  return [Math.min(stretch.anchor, stretch.end), Math.max(stretch.anchor, stretch.end)]
}

function joined(
  bars: readonly Bar[],
  first: number,
  last: number,
): Pick<Bar, 'since' | 'until' | 'success' | 'failure'> {
  const within = bars.slice(first, last + 1)
  const sum = (of: (bar: Bar) => number) => within.reduce((all, bar) => all + of(bar), 0)
  const [from, to] = [bars[first] as Bar, bars[last] as Bar]
  return { since: from.since, until: to.until, success: sum((bar) => bar.success), failure: sum((bar) => bar.failure) }
}

export function inWords({
  since,
  until,
  success,
  failure,
}: Pick<Bar, 'since' | 'until' | 'success' | 'failure'>): string {
  return t('{from} to {to}: {count} events, {failed} failed', {
    from: utcTime(since.toISOString()).slice(0, 16),
    to: utcTime(until.toISOString()).slice(0, 16),
    count: exactCount(success + failure),
    failed: exactCount(failure),
  })
}
