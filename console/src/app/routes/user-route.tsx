import { Outlet, useParams } from '@tanstack/react-router'
import { UserPage } from '../../features/users/components/user-page.tsx'

export function UserRoute() {
  const { userId } = useParams({ from: '/signed-in/users/$userId' })
  return (
    <UserPage key={userId} userId={userId}>
      <Outlet />
    </UserPage>
  )
}
