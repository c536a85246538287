import { SkeletonLine } from '../components/ui/skeleton.tsx'
import { t } from '../lib/text.ts'

/** What stands in the place of a screen whose script is still to come: a title and some lines. */
export function ScreenOnItsWay() {
  return (
    <div aria-busy="true" className="grid gap-4">
      <span className="sr-only">{t('The page is on its way')}</span>
      <div className="max-w-60 py-2">
        <SkeletonLine seed={3} />
      </div>
      {lines.map((line) => (
        <SkeletonLine key={line} seed={line} />
      ))}
    </div>
  )
}

const lines = [0, 1, 2, 3, 4, 5] as const
