// The users list: find somebody, narrow, order, page, choose, and act. Everything that narrows it stands in the address;
// what belongs to other nouns (roles, views, bulk actions, their dialogs) is handed in by the app.
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { type ReactNode, useEffect, useState } from 'react'
import { buttonClasses } from '../../../components/ui/button.tsx'
import { Icon } from '../../../components/ui/icon.tsx'
import { PageTitle } from '../../../components/ui/page-title.tsx'
import { useMay } from '../../../lib/permissions.ts'
import { isProblem } from '../../../lib/problem.ts'
import { t } from '../../../lib/text.ts'
import { rememberList } from '../api/last-list.ts'
import type { UserListSearch } from '../api/list-search.ts'
import { listUsers, userListQuery } from '../api/list-users.ts'
import type { SelectionHandle } from '../api/selection.ts'
import type { UserSummary } from '../api/user.ts'
import { ColumnChooser } from './column-chooser.tsx'
import { DensityMenu } from './density-menu.tsx'
import { ExportPopover } from './export-popover.tsx'
import { IgnoredKeys } from './ignored-keys.tsx'
import { LiveBar } from './live-bar.tsx'
import { useListPlace } from './use-list-place.ts'
import { useListPreferences } from './use-list-preferences.ts'
import { useListShortcuts } from './use-list-shortcuts.ts'
import { useLiveList } from './use-live-list.ts'
import { useUserSelection } from './use-user-selection.ts'
import { columnsNamed } from './user-columns.tsx'
import { type OpenUserDialog, UserDialogs } from './user-dialogs.tsx'
import { UserFilters } from './user-filters.tsx'
import { UserMenu } from './user-menu.tsx'
import { UserPager } from './user-pager.tsx'
import { UserResults } from './user-results.tsx'
import { UserSearchBox } from './user-search-box.tsx'

interface UsersPageProps {
  readonly search: UserListSearch
  readonly roleFilter: (value: string | undefined, onChange: (value: string | undefined) => void) => ReactNode
  /** What the words may mean beside a person. */
  readonly otherMeaning: ReactNode
  readonly views?: ReactNode
  /** What other nouns can do for one person, in the menu of the row. */
  readonly rowItems?: (user: UserSummary) => ReactNode
  /** What can be done with those selected; without it nobody is selected. */
  readonly bulkBar?: (handle: SelectionHandle) => ReactNode
}

export function UsersPage({ search, roleFilter, otherMeaning, views, rowItems, bulkBar }: UsersPageProps) {
  const navigate = useNavigate()
  const shownAs = useListPreferences(search)
  const columns = columnsNamed(shownAs.columns, useMay('read:roles'))
  const include = [...new Set([...columns.flatMap((column) => column.include ?? []), 'mfa' as const])].toSorted()
  const asked = shownAs.size === null ? search : { ...search, size: shownAs.size }
  const query = userListQuery(asked, include)
  const list = useQuery({
    ...query,
    enabled: shownAs.isKnown,
    placeholderData: keepPreviousData,
  })
  const waiting = useLiveList({ queryKey: query.queryKey, look: () => listUsers(asked, include) })
  const place = useListPlace(search, list)
  const selection = useUserSelection(search, list.data)
  const [dialog, setDialog] = useState<OpenUserDialog | null>(null)
  useListShortcuts()
  useEffect(() => rememberList(search), [search])
  const listFault = isProblem(list.error, 'invalid_search') ? list.error : null
  const shownIds = columns.map(({ id }) => id)
  return (
    <div className="grid grid-cols-1 gap-3">
      <UsersHeader>
        <ExportPopover
          search={search}
          selection={selection.handle.selection}
          total={list.data?.total ?? null}
          columns={shownIds}
        />
      </UsersHeader>
      <IgnoredKeys />
      {views}
      <div className="flex flex-wrap items-start gap-2 desk:gap-3">
        <UserSearchBox search={search} listFault={listFault} onAccept={(q) => place.change({ q }, 'replace')} />
        <UserFilters
          search={search}
          onChange={place.change}
          roleFilter={roleFilter(search.role, (role) => place.change({ role }))}
        />
      </div>
      {otherMeaning}
      <LiveBar waiting={waiting} onRefresh={() => void list.refetch()} />
      <UserResults
        search={search}
        list={list}
        place={place}
        columns={columns}
        density={shownAs.density}
        selection={bulkBar ? selection.table : null}
        tools={
          <>
            <ColumnChooser
              shown={shownIds}
              onChange={(names) => {
                shownAs.change({ columns: names })
                // The link was for the first look; from now on it is the operator's own choice.
                if (search.cols !== undefined) place.change({ cols: undefined }, 'replace')
              }}
            />
            <DensityMenu value={shownAs.density} onChange={(density) => shownAs.change({ density })} />
          </>
        }
      />
      {bulkBar && selection.handle.selection.count.count > 0 && bulkBar(selection.handle)}
      {list.data && list.data.data.length > 0 && (
        <UserPager
          size={shownAs.size}
          page={list.data}
          place={place}
          onSize={(pageSize) => {
            shownAs.change({ pageSize })
            place.change({ size: undefined })
          }}
        />
      )}
      <UserMenu
        onOpen={(user) => void navigate({ to: '/users/$userId/overview', params: { userId: user.id } })}
        onDialog={(kind, user) => setDialog({ kind, user })}
        moreItems={rowItems}
      />
      <UserDialogs dialog={dialog} onChange={setDialog} />
    </div>
  )
}

function UsersHeader({ children }: { readonly children: ReactNode }) {
  const mayCreate = useMay('create:users')
  const mayImport = useMay('import:users')
  return (
    <header className="flex min-h-9 items-center justify-between gap-3">
      <PageTitle trail={[t('Users')]}>{t('Users')}</PageTitle>
      <div className="flex items-center gap-2">
        <Link to="/users/paste" className={`${buttonClasses()} max-table:hidden`}>
          {t('Paste list')}
        </Link>
        {mayImport && (
          <Link to="/imports/new" className={`${buttonClasses()} max-table:hidden`}>
            {t('Import')}
          </Link>
        )}
        {children}
        {mayCreate && (
          <Link
            to="/users/new"
            search={(search) => search}
            className={buttonClasses('primary')}
            aria-label={t('Add user')}
          >
            <Icon name="plus" />
            <span className="max-table:hidden">{t('Add user')}</span>
            <span className="table:hidden">{t('Add')}</span>
          </Link>
        )}
      </div>
    </header>
  )
}
