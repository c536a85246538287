import { ConsoleLink, type Place } from '../../../components/ui/console-link.tsx'

interface FigureProps {
  readonly label: string
  readonly value: string
  /** Against the time before. */
  readonly note?: string | null
  readonly to: Place | null
}

/** A number that stands for itself, and leads to what it counts. */
export function Figure({ label, value, note, to }: FigureProps) {
  return (
    <div>
      <dt className="text-meta text-muted">{label}</dt>
      <dd className="flex items-baseline gap-1.5 tabular-nums">
        {to === null ? (
          <span className="font-semibold text-title">{value}</span>
        ) : (
          <ConsoleLink to={to} className="rounded-control font-semibold text-title hover:underline">
            {value}
          </ConsoleLink>
        )}
        {note != null && note !== '' && <span className="text-meta text-muted">{note}</span>}
      </dd>
    </div>
  )
}
