import type { ReactNode } from 'react'
import type { PageSizeMenu } from '../../../components/data-table/page-size-menu.tsx'
import type { SelectionHandle } from '../api/selection.ts'
import { useRememberedList } from './use-remembered-list.ts'
import { useUserSelection } from './use-user-selection.ts'
import { UserPager } from './user-pager.tsx'
import { UserResults, type UserResultsProps } from './user-results.tsx'

interface PagedUsersProps extends Omit<UserResultsProps, 'selection' | 'stretch'> {
  readonly bulkBar: ((handle: SelectionHandle) => ReactNode) | undefined
  readonly sizeMenu: Parameters<typeof PageSizeMenu>[0]
}

/** The list page by page, with what can be done with those selected. */
export function PagedUsers({ bulkBar, sizeMenu, ...results }: PagedUsersProps) {
  const { search, list, place } = results
  const selection = useUserSelection(search, list.data)
  const page = list.isPlaceholderData ? undefined : list.data
  useRememberedList({ search, page, rowsBefore: place.rowsBefore, isPaged: true })
  return (
    <>
      <UserResults {...results} selection={bulkBar ? selection.table : null} />
      {bulkBar?.(selection.handle)}
      {list.data && list.data.data.length > 0 && <UserPager page={list.data} place={place} sizeMenu={sizeMenu} />}
    </>
  )
}
