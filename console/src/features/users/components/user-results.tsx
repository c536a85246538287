import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { Density, ListStretch, TableSelection } from '../../../components/data-table/column.ts'
import { DataList } from '../../../components/data-table/data-list.tsx'
import { SortMenu } from '../../../components/data-table/sort-menu.tsx'
import { EmptyState } from '../../../components/ui/empty-state.tsx'
import { Notice } from '../../../components/ui/notice.tsx'
import { isProblem } from '../../../lib/problem.ts'
import { t, tCount } from '../../../lib/text.ts'
import { useFitsTable } from '../../../lib/use-media-query.ts'
import { isExactMatch } from '../api/exact-match.ts'
import { isFiltered, type UserListSearch } from '../api/list-search.ts'
import type { UserPage } from '../api/list-users.ts'
import type { ListedUser } from '../api/user.ts'
import { defaultSort, readSort } from '../api/user-sort.ts'
import { userSortChoices } from './sort-choices.ts'
import type { ListPlace } from './use-list-place.ts'
import { UserCard } from './user-card.tsx'
import { actionsColumn, type columnsNamed } from './user-columns.tsx'
import { UserTotal } from './user-total.tsx'
import { UsersEmpty } from './users-empty.tsx'

export interface UserResultsProps {
  readonly search: UserListSearch
  readonly list: UseQueryResult<UserPage>
  readonly place: ListPlace
  readonly columns: ReturnType<typeof columnsNamed>
  readonly density: Density
  /** Null where nothing can be done with several people at once. */
  readonly selection: TableSelection<ListedUser> | null
  readonly tools: ReactNode
  readonly stretch?: ListStretch
}

export function UserResults(props: UserResultsProps) {
  const { search, list, place, columns, density, selection, tools, stretch } = props
  const fitsTable = useFitsTable()
  const page = list.data
  if (page === undefined && isProblem(list.error, 'invalid_search')) {
    return (
      <EmptyState icon="search" title={t("This search can't be read")}>
        {t('Correct the words in the search box, or clear them.')}
      </EmptyState>
    )
  }
  const order = {
    sort: search.sort,
    defaultSort,
    onSort: (sort: string | undefined) => place.change({ sort: readSort(sort) }),
  }
  return (
    <>
      {page?.isPartial && page.data.length > 0 && (
        <Notice>
          {tCount(
            page.data.length,
            'Search stopped after 2 s; showing the first match. Narrow the search.',
            'Search stopped after 2 s; showing the first {count} matches. Narrow the search.',
          )}
        </Notice>
      )}
      <DataList
        answer={list}
        trail={place}
        rows={page?.data.map((user) =>
          isExactMatch(user, search.q ?? '') ? { ...user, isExactMatch: true as const } : user,
        )}
        columns={[...columns, actionsColumn]}
        keyOf={({ id }) => id}
        caption={captionOf(search)}
        order={order}
        density={density}
        plainRowsAtMost={plainRowsAtMost}
        stretch={stretch}
        {...(selection && { selection })}
        card={(user) => <UserCard user={user} />}
        words={{
          loading: t('Loading users…'),
          notLoaded: t("Couldn't load users."),
          notRefreshed: t("Couldn't refresh users."),
        }}
        empty={<UsersEmpty search={search} isPartial={page?.isPartial === true} onChange={place.change} />}
        pageSize={search.size ?? 10}
        toolbar={
          page && (
            <div className="flex min-h-8 flex-wrap items-center justify-between gap-2">
              <UserTotal search={search} page={page} />
              <div className="flex flex-wrap items-center gap-1">
                {!fitsTable && page.data.length > 0 && <SortMenu order={order} choices={userSortChoices} />}
                {tools}
              </div>
            </div>
          )
        }
      />
    </>
  )
}

/** A row of every column holds some 60 nodes, and a page no more than 4,000 (console.md 6.2). */
const plainRowsAtMost = 50

function captionOf(search: UserListSearch): string {
  if (search.q) return t('Users matching {search}', { search: search.q })
  return isFiltered(search) ? t('Users matching the filters') : t('Users')
}
