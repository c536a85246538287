import type { PageSize } from '../../lib/list-address.ts'
import { ListPager } from './list-pager.tsx'
import { useKeptSize } from './list-size.ts'
import type { ListTrail } from './list-trail.ts'
import { PageSizeMenu, type PageSizeMenuProps } from './page-size-menu.tsx'

interface SizedPagerProps extends PageSizeMenuProps {
  /** Undefined while none was read. */
  readonly page: { readonly data: readonly unknown[]; readonly nextCursor: string | null } | undefined
  /** Where the page begins; undefined for the first. */
  readonly after: string | undefined
  readonly trail: ListTrail
}

/** Below a list that nobody counts: its pages, and how long they are, which is kept. Nothing below one without rows. */
export function SizedPager({ page, after, trail, onSize, ...menu }: SizedPagerProps) {
  const { keep } = useKeptSize()
  if (page === undefined || (page.data.length === 0 && after === undefined)) return null
  const { data, nextCursor } = page
  const choose = (size: PageSize) => {
    keep(size)
    onSize(size)
  }
  return (
    <ListPager
      shown={data.length}
      total={null}
      nextCursor={nextCursor}
      trail={trail}
      sizes={<PageSizeMenu {...menu} onSize={choose} />}
    />
  )
}
