import { ListPager } from '../../../components/data-table/list-pager.tsx'
import { Button } from '../../../components/ui/button.tsx'
import { Menu, MenuChoices } from '../../../components/ui/menu.tsx'
import { t } from '../../../lib/text.ts'
import { defaultPageSize, type PageSize, pageSizes } from '../api/list-search.ts'
import type { UserPage } from '../api/list-users.ts'
import type { ListPlace } from './use-list-place.ts'

interface UserPagerProps {
  readonly size: PageSize | null
  readonly page: UserPage
  readonly place: ListPlace
  readonly onSize: (size: PageSize) => void
}

export function UserPager({ size, page, place, onSize }: UserPagerProps) {
  const { data, total, nextCursor } = page
  const shownSize = size ?? defaultPageSize
  return (
    <ListPager
      shown={data.length}
      total={total === null || total.isEstimate ? null : total.count}
      nextCursor={nextCursor}
      trail={place}
      sizes={
        <Menu
          trigger={
            <Button tone="quiet" opensMenu>
              {t('{size} per page', { size: shownSize })}
            </Button>
          }
        >
          <MenuChoices
            label={t('Users per page')}
            value={String(shownSize)}
            options={sizeOptions}
            onChange={(value) => onSize(pageSizes.find((one) => String(one) === value) ?? defaultPageSize)}
          />
        </Menu>
      }
    />
  )
}

const sizeOptions = pageSizes.map((size) => ({ value: String(size), label: t('{size} per page', { size }) }))
