// The users list: find somebody, narrow, order, page, choose, and act. Everything that narrows it stands in the address;
// what belongs to other nouns (roles, views, bulk actions, their dialogs) is handed in by the app.
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { lazy, type ReactNode, Suspense, useRef, useState } from 'react'
import { LiveBar } from '../../../components/data-table/live-bar.tsx'
import { defaultPageSize, type PageSize } from '../../../lib/list-address.ts'
import { useMay } from '../../../lib/permissions.ts'
import { isProblem } from '../../../lib/problem.ts'
import { t } from '../../../lib/text.ts'
import { scrolledPageSize, type UserListSearch } from '../api/list-search.ts'
import { listUsers, scrolledListsKey, userListQuery } from '../api/list-users.ts'
import type { SelectionHandle } from '../api/selection.ts'
import { useSelection } from '../api/selection-store.ts'
import type { UserSummary } from '../api/user.ts'
import { ColumnChooser } from './column-chooser.tsx'
import { DensityMenu } from './density-menu.tsx'
import { ExportPopover } from './export-popover.tsx'
import { PagedUsers } from './paged-users.tsx'
import { useListPlace } from './use-list-place.ts'
import { useListPreferences } from './use-list-preferences.ts'
import { useListShortcuts } from './use-list-shortcuts.ts'
import { useLiveList } from './use-live-list.ts'
import { type Peek, usePeek } from './use-peek.ts'
import { columnsNamed } from './user-columns.tsx'
import { type OpenUserDialog, UserDialogs } from './user-dialogs.tsx'
import { UserFilters } from './user-filters.tsx'
import { UserMenuContext } from './user-menu.tsx'
import { UserSearchBox } from './user-search-box.tsx'
import { UsersHeader } from './users-header.tsx'

interface UsersPageProps {
  readonly search: UserListSearch
  readonly roleFilter: (onChange: (change: Partial<UserListSearch>) => void) => ReactNode
  /** Null where the operator may not read what it narrows by. */
  readonly appFilter:
    | ((value: string | undefined, onChange: (value: string | undefined) => void, startsOpen: boolean) => ReactNode)
    | null
  /** What the words may mean beside a person. */
  readonly otherMeaning: ReactNode
  readonly views?: ReactNode
  /** What other nouns can do for one person, in the menu of the row. */
  readonly rowItems?: (user: UserSummary) => ReactNode
  /** The one of those that is wanted most, as a button with an icon alone. */
  readonly quickAct?: (user: UserSummary) => ReactNode
  /** What can be done with those selected, and what is being done; without it nobody is selected. */
  readonly bulkBar?: (handle: SelectionHandle, exportButton: ReactNode) => ReactNode
  /** Somebody at a glance, beside their row. */
  readonly peekCard?: (peek: Peek) => ReactNode
}

export function UsersPage(props: UsersPageProps) {
  const { search, roleFilter, appFilter, otherMeaning, views, rowItems, quickAct, bulkBar, peekCard } = props
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const shownAs = useListPreferences(search)
  const { isScrolled } = shownAs
  const columns = columnsNamed(shownAs.columns, useMay('read:roles'))
  const include = [...new Set([...columns.flatMap((column) => column.include ?? []), 'mfa' as const])].toSorted()
  const size = isScrolled ? scrolledPageSize : shownAs.size
  const sized = (narrowed: UserListSearch) => (size === null ? narrowed : { ...narrowed, size })
  const queryOf = (narrowed: UserListSearch) => userListQuery(sized(narrowed), include)
  const query = queryOf(search)
  const list = useQuery({
    ...query,
    enabled: shownAs.isKnown,
    placeholderData: keepPreviousData,
  })
  const waiting = useLiveList({ queryKey: query.queryKey, look: () => listUsers(sized(search), include) })
  const place = useListPlace(search, list)
  const [dialog, setDialog] = useState<OpenUserDialog | null>(null)
  const [refreshes, setRefreshes] = useState(0)
  const hasJumped = useRef(false)
  const peek = usePeek()
  const selection = useSelection()
  useListShortcuts()
  const listFault = isProblem(list.error, 'invalid_search') ? list.error : null
  const shownIds = columns.map(({ id }) => id)
  const first = isScrolled && !list.isPlaceholderData && list.data?.data.length !== 0 ? list.data : undefined

  const exported = { search, selection, total: list.data?.total ?? null, columns: shownIds }
  const results = {
    search,
    list,
    place,
    columns,
    density: shownAs.density,
    bulkBar: bulkBar && ((handle: SelectionHandle) => bulkBar(handle, <ExportPopover {...exported} isOfSelection />)),
    sizeMenu: {
      label: t('Users per page'),
      size: shownAs.size ?? defaultPageSize,
      onSize: (pageSize: PageSize) => changePaging({ mode: 'pages', pageSize }),
      longList: { isShown: isScrolled, onChoose: () => changePaging({ mode: 'scroll' }) },
    },
    tools: (
      <>
        <ColumnChooser shown={shownIds} onChange={changeColumns} />
        <DensityMenu value={shownAs.density} onChange={(density) => shownAs.change({ density })} />
      </>
    ),
  }

  function changeColumns(names: readonly string[] | null): void {
    shownAs.change({ columns: names })
    // The link was for the first look; from now on it is the operator's own choice.
    if (search.cols !== undefined) place.change({ cols: undefined }, 'replace')
  }

  function changePaging(chosen: Parameters<typeof shownAs.change>[0]): void {
    shownAs.change(chosen)
    place.change({ size: undefined, mode: undefined })
    window.scrollTo({ top: 0 })
  }

  /** A list that is scrolled begins anew with what came. */
  async function refresh(): Promise<void> {
    await list.refetch()
    queryClient.removeQueries({ queryKey: scrolledListsKey })
    setRefreshes((count) => count + 1)
    if (isScrolled) window.scrollTo({ top: 0 })
  }

  function jump(from: string | undefined): void {
    hasJumped.current = true
    // To the place where it began already, it begins anew.
    if (from === search.from) void refresh()
    else place.jump(from)
  }

  function takeFocus(): boolean {
    const { current } = hasJumped
    hasJumped.current = false
    return current
  }

  return (
    <UserMenuContext
      value={{
        onOpen: ({ id }) => void navigate({ to: '/users/$userId/overview', params: { userId: id } }),
        onDialog: (kind, user) => setDialog({ kind, user }),
        moreItems: rowItems,
        quickAct,
      }}
    >
      <div className="grid grid-cols-1 gap-3">
        <UsersHeader search={search}>
          <ExportPopover {...exported} />
        </UsersHeader>
        {views}
        <div className="flex flex-wrap items-start gap-2 desk:gap-3">
          <UserSearchBox
            search={search}
            queryOf={queryOf}
            listFault={listFault}
            onAccept={(q) => place.change({ q }, 'replace')}
          />
          <UserFilters
            search={search}
            onChange={place.change}
            roleFilter={roleFilter(place.change)}
            appFilter={appFilter && ((startsOpen) => appFilter(search.app, (app) => place.change({ app }), startsOpen))}
          />
        </div>
        {otherMeaning}
        <LiveBar waiting={waiting} onRefresh={() => void refresh()} />
        {first === undefined ? (
          <PagedUsers {...results} />
        ) : (
          <Suspense>
            <ScrolledUsers
              key={`${refreshes} ${search.from ?? ''}`}
              {...results}
              first={first}
              include={include}
              jumping={{ onJump: jump, takeFocus }}
            />
          </Suspense>
        )}
        {peek !== null && peekCard?.(peek)}
        <UserDialogs dialog={dialog} onChange={setDialog} />
      </div>
    </UserMenuContext>
  )
}

const ScrolledUsers = lazy(() => import('./scrolled-users.tsx').then((m) => ({ default: m.ScrolledUsers })))
