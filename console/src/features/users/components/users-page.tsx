// The users list: find somebody, narrow, order, page, and act on a row. Everything that narrows it stands in the
// address; what belongs to other nouns (the role filter) is handed in by the app.
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
import { userListQuery } from '../api/list-users.ts'
import { IgnoredKeys } from './ignored-keys.tsx'
import { useListPlace } from './use-list-place.ts'
import { useListShortcuts } from './use-list-shortcuts.ts'
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
}

export function UsersPage({ search, roleFilter, otherMeaning }: UsersPageProps) {
  const navigate = useNavigate()
  const list = useQuery({ ...userListQuery(search), placeholderData: keepPreviousData })
  const place = useListPlace(search, list)
  const [dialog, setDialog] = useState<OpenUserDialog | null>(null)
  useListShortcuts()
  useEffect(() => rememberList(search), [search])
  const listFault = isProblem(list.error, 'invalid_search') ? list.error : null
  return (
    <div className="grid grid-cols-1 gap-3">
      <UsersHeader />
      <IgnoredKeys />
      <div className="flex flex-wrap items-start gap-2 desk:gap-3">
        <UserSearchBox search={search} listFault={listFault} onAccept={(q) => place.change({ q }, 'replace')} />
        <UserFilters
          search={search}
          onChange={place.change}
          roleFilter={roleFilter(search.role, (role) => place.change({ role }))}
        />
      </div>
      {otherMeaning}
      <UserResults search={search} list={list} place={place} />
      {list.data && list.data.data.length > 0 && <UserPager search={search} page={list.data} place={place} />}
      <UserMenu
        onOpen={(user) => void navigate({ to: '/users/$userId/overview', params: { userId: user.id } })}
        onDialog={(kind, user) => setDialog({ kind, user })}
      />
      <UserDialogs dialog={dialog} onChange={setDialog} />
    </div>
  )
}

function UsersHeader() {
  const mayCreate = useMay('create:users')
  return (
    <header className="flex min-h-9 items-center justify-between gap-3">
      <PageTitle trail={[t('Users')]}>{t('Users')}</PageTitle>
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
    </header>
  )
}
