import { ListPager } from '../../../components/data-table/list-pager.tsx'
import { PageSizeMenu, type PageSizeMenuProps } from '../../../components/data-table/page-size-menu.tsx'
import type { UserPage } from '../api/list-users.ts'
import type { ListPlace } from './use-list-place.ts'

interface UserPagerProps {
  readonly page: UserPage
  readonly place: ListPlace
  readonly sizeMenu: PageSizeMenuProps
}

export function UserPager({ page, place, sizeMenu }: UserPagerProps) {
  const { data, total, nextCursor } = page
  return (
    <ListPager
      shown={data.length}
      total={total === null || total.isEstimate ? null : total.count}
      nextCursor={nextCursor}
      trail={place}
      sizes={<PageSizeMenu {...sizeMenu} />}
    />
  )
}
