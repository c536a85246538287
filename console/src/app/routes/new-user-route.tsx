import { useNavigate } from '@tanstack/react-router'
import { AddUserDialog } from '../../features/users/components/add-user-dialog.tsx'
import { useListSearch } from './use-list-search.ts'

export function NewUserRoute() {
  const navigate = useNavigate()
  const search = useListSearch()
  return (
    <AddUserDialog
      onClose={() => void navigate({ to: '/users', search, resetScroll: false })}
      onCreated={({ id }) => void navigate({ to: '/users/$userId/overview', params: { userId: id }, replace: true })}
    />
  )
}
