import { ConsoleLink } from '../ui/console-link.tsx'
import type { OverBarsProps } from './bar.ts'

/** A link over each bar, as high as the plot, so that small bars are hit as easily. */
export function BarLinks({ label, bars, onShow }: OverBarsProps) {
  return (
    <ol aria-label={label} className="flex h-full" onPointerLeave={() => onShow(null)}>
      {bars.map(({ id, inWords, to }, place) => (
        <li key={id} className="min-w-0 flex-1">
          {to !== null && (
            <ConsoleLink
              to={to}
              aria-label={inWords}
              onPointerEnter={() => onShow(place)}
              onFocus={() => onShow(place)}
              onBlur={() => onShow(null)}
              className="block h-full rounded-control"
            />
          )}
        </li>
      ))}
    </ol>
  )
}
