import { t, tCount } from '../../lib/text.ts'
import { Button } from '../ui/button.tsx'

interface LiveBarProps {
  readonly waiting: number
  readonly onRefresh: () => void
}

/** What a refresh would bring. It floats, so that no row moves when it comes. */
export function LiveBar({ waiting, onRefresh }: LiveBarProps) {
  if (waiting === 0) return null
  return (
    <div className="pointer-events-none sticky top-14 z-20 -mb-3 flex h-0 items-start justify-center">
      <p className="layer-shadow pointer-events-auto flex items-center gap-3 rounded-full border border-line bg-raised py-1 ps-4 pe-1 text-table">
        <span>{tCount(waiting, '1 new or changed', '{count} new or changed')}</span>
        <Button tone="quiet" onClick={onRefresh}>
          {t('Refresh')}
        </Button>
      </p>
    </div>
  )
}
