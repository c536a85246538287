import { fillOf, patternOf, type SeriesTone } from './series.ts'

interface PatternsProps {
  /** What leads their names in the page. */
  readonly id: string
  readonly tones: readonly SeriesTone[]
}

/** The patterns of a drawing, for `SeriesRect`. */
export function SeriesPatterns({ id, tones }: PatternsProps) {
  return (
    <defs>
      {tones.map((tone) => (
        <pattern key={tone} id={`${id}-${tone}`} width="6" height="6" patternUnits="userSpaceOnUse">
          <path d={patternOf[tone]} className="fill-none stroke-raised" strokeWidth="1.2" />
        </pattern>
      ))}
    </defs>
  )
}

interface SeriesRectProps {
  readonly id: string
  readonly tone: SeriesTone
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export function SeriesRect({ id, tone, ...box }: SeriesRectProps) {
  return (
    <>
      <rect {...box} className={fillOf[tone]} />
      {patternOf[tone] !== '' && <rect {...box} fill={`url(#${id}-${tone})`} />}
    </>
  )
}
