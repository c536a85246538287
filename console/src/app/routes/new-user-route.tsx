import { useNavigate } from '@tanstack/react-router'
import { Button } from '../../components/ui/button.tsx'
import { Dialog } from '../../components/ui/dialog.tsx'
import { NoAccess } from '../../components/ui/no-access.tsx'
import { AddUserDialog } from '../../features/users/components/add-user-dialog.tsx'
import { useMay } from '../../lib/permissions.ts'
import { t } from '../../lib/text.ts'
import { useListSearch } from './use-list-search.ts'

export function NewUserRoute() {
  const navigate = useNavigate()
  const search = useListSearch()
  const mayCreate = useMay('create:users')
  const close = () => void navigate({ to: '/users', search, resetScroll: false })
  if (!mayCreate) {
    return (
      <Dialog title={t('Add user')} onClose={close}>
        <NoAccess title={t('Your role adds no users')} permission="create:users" />
        <footer className="flex justify-end rounded-b-dialog border-line border-t bg-subtle px-5 py-3">
          <Button onClick={close}>{t('Close')}</Button>
        </footer>
      </Dialog>
    )
  }
  return (
    <AddUserDialog
      onClose={close}
      onCreated={({ id }) => void navigate({ to: '/users/$userId/overview', params: { userId: id }, replace: true })}
    />
  )
}
