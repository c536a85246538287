import { useQuery } from '@tanstack/react-query'
import { useParams, useRouteContext } from '@tanstack/react-router'
import { UserOrganizationsTab } from '../../features/organization-users/components/user-organizations-tab.tsx'
import { organizationLabel } from '../../features/organizations/api/organization.ts'
import { OrganizationPicker } from '../../features/organizations/components/organization-picker.tsx'
import { userQuery } from '../../features/users/api/get-user.ts'
import { userLabel } from '../../features/users/api/user.ts'
import { PersonById } from '../../features/users/components/person.tsx'
import { t } from '../../lib/text.ts'

export function UserOrganizationsRoute() {
  const { userId } = useParams({ from: '/signed-in/users/$userId' })
  const { session } = useRouteContext({ from: '/signed-in' })
  const { data: user } = useQuery(userQuery(userId))
  const { id: appId, poolMode } = session.application
  return (
    <UserOrganizationsTab
      appId={appId}
      isIsolated={poolMode === 'isolated'}
      userId={userId}
      userName={user ? userLabel(user) : userId}
      person={<PersonById userId={userId} />}
      picker={({ value, held, onPick }) => (
        <OrganizationPicker
          value={value}
          held={held}
          heldWords={t('Already a member')}
          onPick={(organization) => onPick({ id: organization.id, label: organizationLabel(organization) })}
        />
      )}
    />
  )
}
