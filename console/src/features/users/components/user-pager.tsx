import { Button } from '../../../components/ui/button.tsx'
import { Menu, MenuChoices } from '../../../components/ui/menu.tsx'
import { exactCount } from '../../../lib/format-count.ts'
import { t } from '../../../lib/text.ts'
import { defaultPageSize, pageSizes, type UserListSearch } from '../api/list-search.ts'
import type { UserPage } from '../api/list-users.ts'
import type { ListPlace } from './use-list-place.ts'

interface UserPagerProps {
  readonly search: UserListSearch
  readonly page: UserPage
  readonly place: ListPlace
}

export function UserPager({ search, page, place }: UserPagerProps) {
  const { nextCursor } = page
  const size = search.size ?? defaultPageSize
  return (
    <nav aria-label={t('Pages')} className="flex flex-wrap items-center justify-between gap-3 text-muted text-table">
      <p className="tabular-nums">{rowsInWords(page, place.rowsBefore)}</p>
      <div className="flex items-center gap-2">
        <Menu
          trigger={
            <Button tone="quiet" opensMenu>
              {t('{size} per page', { size })}
            </Button>
          }
        >
          <MenuChoices
            label={t('Users per page')}
            value={String(size)}
            options={sizeOptions}
            onChange={(value) => place.change({ size: pageSizes.find((one) => String(one) === value) })}
          />
        </Menu>
        {place.rowsBefore === null ? (
          <Button onClick={place.first}>{t('First page')}</Button>
        ) : (
          <Button
            onClick={place.previous ?? undefined}
            disabledReason={place.previous ? null : t('This is the first page')}
          >
            {t('Previous')}
          </Button>
        )}
        <Button
          onClick={() => nextCursor && place.next(nextCursor)}
          disabledReason={nextCursor ? null : t('This is the last page')}
        >
          {t('Next')}
        </Button>
      </div>
    </nav>
  )
}

/** "21–40 of 1,204", and without the count what is known. */
function rowsInWords({ data, total }: UserPage, rowsBefore: number | null): string {
  if (rowsBefore === null) return t('{count} shown', { count: exactCount(data.length) })
  const rows = `${exactCount(rowsBefore + 1)}–${exactCount(rowsBefore + data.length)}`
  return total === null || total.isEstimate ? rows : t('{rows} of {total}', { rows, total: exactCount(total.count) })
}

const sizeOptions = pageSizes.map((size) => ({ value: String(size), label: t('{size} per page', { size }) }))
