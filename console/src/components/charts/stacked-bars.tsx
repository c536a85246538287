// Bars over time, each of some series that stand on each other. Where there is room every bar is a link to what it
// counts; else one cursor moves through them: arrows, Home and End, Enter opens.
import { type ReactNode, useId, useState } from 'react'
import { locale } from '../../lib/text.ts'
import type { Bar } from './bar.ts'
import { BarCursor } from './bar-cursor.tsx'
import { BarLinks } from './bar-links.tsx'
import { axisTop, segmentsOf } from './bar-scale.ts'
import type { Series } from './series.ts'
import { SeriesPatterns, SeriesRect } from './series-fill.tsx'
import { useWidth } from './use-width.ts'

interface StackedBarsProps {
  /** What the bars count: "Sign-ins over time". */
  readonly label: string
  readonly series: readonly Series[]
  readonly bars: readonly Bar[]
}

const plotHeightPx = 140
const topPx = 8
const axisWidthPx = 40
/** As many links as people still tab through, none narrower than what a finger hits (WCAG 2.5.8). */
const linksBelow = 40
const leastLinkWidthPx = 24
/** "20k": an axis has little room, and the numbers stand in the words of each bar. */
const short = new Intl.NumberFormat(locale, { notation: 'compact' })

export function StackedBars({ label, series, bars }: StackedBarsProps) {
  const id = useId()
  const [frame, width] = useWidth()
  const [shown, setShown] = useState<number | null>(null)
  const barWidth = Math.max(0, width - axisWidthPx) / Math.max(1, bars.length)
  const areLinks = bars.length < linksBelow && barWidth >= leastLinkWidthPx && bars.every(({ to }) => to !== null)
  const over = { label, bars, shown, onShow: setShown }
  return (
    <div>
      <div ref={frame} className="relative h-37">
        {width > 0 && (
          <svg width={width} height={plotHeightPx + topPx} aria-hidden="true" className="block overflow-visible">
            <SeriesPatterns id={id} tones={series.map(({ tone }) => tone)} />
            <Drawing id={id} series={series} bars={bars} width={width} barWidth={barWidth} shown={shown} />
          </svg>
        )}
        <div className="absolute inset-0 ps-10">
          {width > 0 && (areLinks ? <BarLinks {...over} /> : <BarCursor {...over} />)}
        </div>
      </div>
      <Ticks bars={bars} />
      <p aria-hidden="true" className="min-h-8 pt-2 text-meta text-muted tabular-nums">
        {shown === null ? '' : bars[shown]?.inWords}
      </p>
    </div>
  )
}

interface DrawingProps {
  readonly id: string
  readonly series: readonly Series[]
  readonly bars: readonly Bar[]
  readonly width: number
  readonly barWidth: number
  readonly shown: number | null
}

function Drawing({ id, series, bars, width, barWidth, shown }: DrawingProps) {
  const top = axisTop(Math.max(0, ...bars.map(({ values }) => values.reduce((sum, value) => sum + value, 0))))
  const gap = barWidth > 12 ? 3 : 1
  return (
    <>
      {[0, top / 2, top].map((value) => (
        <GridLine key={value} value={value} y={topPx + plotHeightPx * (1 - value / top)} width={width} />
      ))}
      {shown !== null && (
        <rect
          x={axisWidthPx + shown * barWidth}
          y={topPx}
          width={barWidth}
          height={plotHeightPx}
          className="fill-selected"
        />
      )}
      {bars.map((bar, place) => (
        <g key={bar.id} transform={`translate(${axisWidthPx + place * barWidth + gap / 2} ${topPx})`}>
          {segmentsOf(bar.values, top, plotHeightPx).map(({ y, height }, number) => {
            const { label, tone } = series[number] as Series
            if (height === 0) return null
            return (
              <SeriesRect
                key={label}
                id={id}
                tone={tone}
                x={0}
                y={y}
                width={Math.max(1, barWidth - gap)}
                height={height}
              />
            )
          })}
        </g>
      ))}
    </>
  )
}

function GridLine({ value, y, width }: { readonly value: number; readonly y: number; readonly width: number }) {
  return (
    <>
      <line x1={axisWidthPx} x2={width} y1={y} y2={y} className="stroke-line" />
      <text x={axisWidthPx - 6} y={y + 4} textAnchor="end" className="fill-muted text-meta tabular-nums">
        {short.format(value)}
      </text>
    </>
  )
}

/** The first, the middle and the last. */
function Ticks({ bars }: { readonly bars: readonly Bar[] }): ReactNode {
  const places = [...new Set([0, Math.floor((bars.length - 1) / 2), bars.length - 1])]
  return (
    <div aria-hidden="true" className="flex justify-between ps-10 pt-1 text-meta text-muted tabular-nums">
      {places.map((place) => (
        <span key={place}>{bars[place]?.tick}</span>
      ))}
    </div>
  )
}
