import { DialogForm } from '../../../components/ui/dialog-form.tsx'
import { t } from '../../../lib/text.ts'
import { type UserSummary, userLabel } from '../api/user.ts'
import { Person } from './person.tsx'
import { useStatusChange } from './use-status-change.ts'

interface ActivateDialogProps {
  readonly user: UserSummary
  readonly onClose: () => void
}

export function ActivateDialog({ user, onClose }: ActivateDialogProps) {
  const { activate } = useStatusChange()
  return (
    <DialogForm
      title={t('Activate user')}
      confirm={t('Activate')}
      confirming={t('Activating…')}
      failure={t("Couldn't activate {name}.", { name: userLabel(user) })}
      onConfirm={() => activate(user)}
      onClose={onClose}
    >
      <Person user={user} />
      <p>{t('{name} can sign in again. Sessions that were revoked stay revoked.', { name: userLabel(user) })}</p>
    </DialogForm>
  )
}
