import { Button } from '../../../components/ui/button.tsx'
import { t, tCount } from '../../../lib/text.ts'

interface BrowsersRowProps {
  readonly count: number
  /** Null for those who may only look. */
  readonly onForget: (() => void) | null
}

/** A row for the list of second factors. */
export function BrowsersRow({ count, onForget }: BrowsersRowProps) {
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-4 py-3 text-table">
      <span className="font-semibold">{t('Remembered browsers')}</span>
      <span className="flex items-center gap-3 text-muted">
        {count === 0
          ? t('None')
          : tCount(count, '1 is spared the second factor', '{count} are spared the second factor')}
        {onForget !== null && count > 0 && <Button onClick={onForget}>{t('Forget all')}</Button>}
      </span>
    </li>
  )
}
