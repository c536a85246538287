import { useNavigate, useSearch } from '@tanstack/react-router'
import { AddUserDialog } from '../../features/users/components/add-user-dialog.tsx'

export function NewUserRoute() {
  const navigate = useNavigate()
  const search = useSearch({ from: '/signed-in/users' })
  return (
    <AddUserDialog
      onClose={() => void navigate({ to: '/users', search, resetScroll: false })}
      onCreated={({ id }) => void navigate({ to: '/users/$userId/overview', params: { userId: id }, replace: true })}
    />
  )
}
