import { Outlet, useSearch } from '@tanstack/react-router'
import { RoleFilter } from '../../features/roles/components/role-filter.tsx'
import { UsersPage } from '../../features/users/components/users-page.tsx'

/** The list, with the dialog that may stand over it. */
export function UsersRoute() {
  const search = useSearch({ from: '/signed-in/users' })
  return (
    <>
      <UsersPage search={search} roleFilter={(value, onChange) => <RoleFilter value={value} onChange={onChange} />} />
      <Outlet />
    </>
  )
}
