import type { ReactNode } from 'react'
import { exactCount } from '../../lib/format-count.ts'
import { t } from '../../lib/text.ts'
import { Button } from '../ui/button.tsx'
import type { ListTrail } from './list-trail.ts'

interface ListPagerProps {
  readonly shown: number
  /** Null when nobody counted, or only about. */
  readonly total: number | null
  readonly nextCursor: string | null
  readonly trail: ListTrail
  /** The choice of how many a page has, where there is one. */
  readonly sizes?: ReactNode
}

export function ListPager({ shown, total, nextCursor, trail, sizes }: ListPagerProps) {
  return (
    <nav aria-label={t('Pages')} className="flex flex-wrap items-center justify-between gap-3 text-muted text-table">
      <p className="tabular-nums">{rowsInWords(shown, total, trail.rowsBefore)}</p>
      <div className="flex flex-wrap items-center gap-2">
        {sizes}
        {trail.rowsBefore === null ? (
          <Button onClick={trail.first}>{t('First page')}</Button>
        ) : (
          <Button
            onClick={trail.previous ?? undefined}
            disabledReason={trail.previous ? null : t('This is the first page')}
          >
            {t('Previous')}
          </Button>
        )}
        <Button
          onClick={() => nextCursor && trail.next(nextCursor)}
          disabledReason={nextCursor ? null : t('This is the last page')}
        >
          {t('Next')}
        </Button>
      </div>
    </nav>
  )
}

/** "21–40 of 1,204", and without the count what is known. */
function rowsInWords(shown: number, total: number | null, rowsBefore: number | null): string {
  if (rowsBefore === null) return t('{count} shown', { count: exactCount(shown) })
  const first = exactCount(rowsBefore + 1)
  const last = exactCount(rowsBefore + shown)
  if (total === null) return t('{first}–{last}', { first, last })
  return t('{first}–{last} of {total}', { first, last, total: exactCount(total) })
}
