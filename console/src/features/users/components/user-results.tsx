import type { UseQueryResult } from '@tanstack/react-query'
import { EmptyState } from '../../../components/ui/empty-state.tsx'
import { Notice } from '../../../components/ui/notice.tsx'
import { ProblemNotice } from '../../../components/ui/problem-notice.tsx'
import { useOnline } from '../../../lib/connection.ts'
import { isProblem } from '../../../lib/problem.ts'
import { t } from '../../../lib/text.ts'
import { useFitsTable } from '../../../lib/use-media-query.ts'
import { isFiltered, type UserListSearch } from '../api/list-search.ts'
import type { UserPage } from '../api/list-users.ts'
import { SortMenu } from './sort-menu.tsx'
import type { ListPlace } from './use-list-place.ts'
import { UserCards } from './user-cards.tsx'
import { UserListSkeleton } from './user-list-skeleton.tsx'
import { UserTable } from './user-table.tsx'
import { UserTotal } from './user-total.tsx'
import { UsersEmpty } from './users-empty.tsx'

interface UserResultsProps {
  readonly search: UserListSearch
  readonly list: UseQueryResult<UserPage>
  readonly place: ListPlace
}

/** Every state of the list (console.md 2.1). Rows that were there once stay until better ones arrive. */
export function UserResults({ search, list, place }: UserResultsProps) {
  const fitsTable = useFitsTable()
  const isOnline = useOnline()
  const page = list.data
  if (page === undefined) {
    if (!isOnline) {
      return (
        <EmptyState icon="wifiOff" title={t("You're offline")}>
          {t('Users are shown as soon as the connection is back.')}
        </EmptyState>
      )
    }
    if (isProblem(list.error, 'invalid_search')) {
      return (
        <EmptyState icon="search" title={t("This search can't be read")}>
          {t('Correct the words in the search box, or clear them.')}
        </EmptyState>
      )
    }
    if (list.isError) {
      return <ProblemNotice title={t("Couldn't load users.")} error={list.error} onRetry={() => void list.refetch()} />
    }
    return <UserListSkeleton size={search.size ?? 10} sort={search.sort} isTable={fitsTable} />
  }
  const caption = captionOf(search)
  return (
    <section aria-label={t('Results')} aria-busy={list.isFetching} className="grid grid-cols-1 gap-2">
      {list.isError && isOnline && !isProblem(list.error, 'invalid_cursor') && (
        <ProblemNotice title={t("Couldn't refresh users.")} error={list.error} onRetry={() => void list.refetch()} />
      )}
      {place.isBackAtStart && <Notice>{t('The list changed, so you are back at the start.')}</Notice>}
      <div className="flex min-h-8 items-center justify-between gap-2">
        <UserTotal search={search} page={page} />
        {!fitsTable && page.data.length > 0 && (
          <SortMenu value={search.sort} onChange={(sort) => place.change({ sort })} />
        )}
      </div>
      <div className="relative">
        {list.isFetching && <div className="progress-line absolute inset-x-0 -top-1 z-20 h-0.5 overflow-hidden" />}
        {page.data.length === 0 ? (
          <UsersEmpty search={search} onChange={place.change} />
        ) : fitsTable ? (
          <UserTable caption={caption} users={page.data} sort={search.sort} onSort={(sort) => place.change({ sort })} />
        ) : (
          <UserCards caption={caption} users={page.data} />
        )}
      </div>
    </section>
  )
}

function captionOf(search: UserListSearch): string {
  if (search.q) return t('Users matching {search}', { search: search.q })
  return isFiltered(search) ? t('Users matching the filters') : t('Users')
}
