import { Outlet, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { NoAccess } from '../../components/ui/no-access.tsx'
import { RoleEvents } from '../../features/audit/components/role-events.tsx'
import { RoleMembers } from '../../features/roles/components/role-members.tsx'
import { RolePage } from '../../features/roles/components/role-page.tsx'
import { RolePermissions } from '../../features/roles/components/role-permissions.tsx'
import { RoleSecurity } from '../../features/roles/components/role-security.tsx'
import { RolesPage } from '../../features/roles/components/roles-page.tsx'
import { useMay } from '../../lib/permissions.ts'
import { t } from '../../lib/text.ts'

export function RolesRoute() {
  return <RolesPage search={useSearch({ from: '/signed-in/roles' })} />
}

export function RoleRoute() {
  const navigate = useNavigate()
  const roleId = useRoleId()
  return (
    <RolePage key={roleId} roleId={roleId} onDeleted={() => void navigate({ to: '/roles', replace: true })}>
      <Outlet />
    </RolePage>
  )
}

export function RolePermissionsRoute() {
  return <RolePermissions roleId={useRoleId()} />
}

export function RoleMembersRoute() {
  return <RoleMembers roleId={useRoleId()} search={useSearch({ from: '/signed-in/roles/$roleId/members' })} />
}

export function RoleSecurityRoute() {
  return <RoleSecurity roleId={useRoleId()} />
}

export function RoleAuditRoute() {
  const mayRead = useMay('read:audit')
  const roleId = useRoleId()
  if (mayRead) return <RoleEvents roleId={roleId} />
  return <NoAccess title={t('Events are not shown to your role')} permission="read:audit" />
}

function useRoleId(): string {
  return useParams({ from: '/signed-in/roles/$roleId' }).roleId
}
