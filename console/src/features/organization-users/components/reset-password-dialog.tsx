import { DialogForm } from '../../../components/ui/dialog-form.tsx'
import { t } from '../../../lib/text.ts'
import { type OrganizationPerson, personLabel } from '../api/organization-person.ts'
import { PersonCard } from './person-card.tsx'
import { usePersonChanges } from './use-person-changes.ts'

interface ResetPasswordDialogProps {
  readonly organizationId: string
  readonly person: OrganizationPerson
  readonly onClose: () => void
}

export function ResetPasswordDialog({ organizationId, person, onClose }: ResetPasswordDialogProps) {
  const { resetPassword } = usePersonChanges(organizationId)
  return (
    <DialogForm
      title={t('Reset Password')}
      confirm={t('Reset Password')}
      confirming={t('Sending…')}
      failure={t("Couldn't send {name} a password reset email.", { name: personLabel(person) })}
      onConfirm={(reason) => resetPassword(person, reason)}
      onClose={onClose}
    >
      <PersonCard person={person} />
      <p>{t('The user receives a password reset email.')}</p>
      <p className="text-muted text-table">{t('Until they choose a new password, the present one goes on working.')}</p>
    </DialogForm>
  )
}
