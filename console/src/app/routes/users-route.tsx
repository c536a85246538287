import { Outlet } from '@tanstack/react-router'
import { RoleFilter } from '../../features/roles/components/role-filter.tsx'
import { ReferenceHint } from '../../features/sign-ins/components/reference-hint.tsx'
import { UsersPage } from '../../features/users/components/users-page.tsx'
import { useListSearch } from './use-list-search.ts'
import { UserViews } from './user-views.tsx'

/** The list, with the dialog that may stand over it. */
export function UsersRoute() {
  const search = useListSearch()
  return (
    <>
      <UsersPage
        search={search}
        roleFilter={(value, onChange) => <RoleFilter value={value} onChange={onChange} />}
        views={<UserViews search={search} />}
        otherMeaning={<ReferenceHint words={search.q ?? ''} />}
      />
      <Outlet />
    </>
  )
}
