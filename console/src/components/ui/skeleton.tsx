import { classNames } from '../../lib/class-names.ts'

/** A grey line in the place of a text that is on its way. Widths vary so that it reads as text. */
export function SkeletonLine({ seed = 0, className }: { readonly seed?: number; readonly className?: string }) {
  return <span className={classNames('skeleton block h-3', widths[seed % widths.length], className)} />
}

const widths = ['w-3/4', 'w-1/2', 'w-2/3', 'w-5/6', 'w-3/5']

/** A card's worth of lines. Nothing shows for the first 120 ms. */
export function SkeletonLines({ count = 4, label }: { readonly count?: number; readonly label: string }) {
  return (
    <div aria-busy="true" className="appear-late grid gap-4 p-4">
      <span className="sr-only">{label}</span>
      {Array.from({ length: count }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines are all the same and never move
        <SkeletonLine key={line} seed={line} />
      ))}
    </div>
  )
}
