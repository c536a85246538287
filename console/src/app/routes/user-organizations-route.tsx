import { useQuery } from '@tanstack/react-query'
import { useParams, useRouteContext } from '@tanstack/react-router'
import { UserOrganizationsTab } from '../../features/organization-users/components/user-organizations-tab.tsx'
import { userQuery } from '../../features/users/api/get-user.ts'
import { userLabel } from '../../features/users/api/user.ts'
import { PersonById } from '../../features/users/components/person.tsx'
import { JoinPicker } from './join-picker.tsx'

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
      picker={(slot) => <JoinPicker {...slot} />}
    />
  )
}
