import { Button } from '../../../components/ui/button.tsx'
import { DialogForm } from '../../../components/ui/dialog-form.tsx'
import { withStepUp } from '../../../lib/step-up.ts'
import { t } from '../../../lib/text.ts'
import { toastProblem } from '../../../lib/toasts.ts'
import { type OrganizationPerson, personLabel } from '../api/organization-person.ts'
import { PersonCard } from './person-card.tsx'
import { usePersonChanges } from './use-person-changes.ts'

interface DeleteDialogProps {
  readonly organizationId: string
  readonly person: OrganizationPerson
  readonly onClose: () => void
}

/** One confirmation, with the gentler way beside it (S002-29 to S002-31). */
export function DeleteDialog({ organizationId, person, onClose }: DeleteDialogProps) {
  const { remove, change } = usePersonChanges(organizationId)

  async function deactivate() {
    onClose()
    try {
      await withStepUp((reason) => change(person, { isActive: false }, reason))
    } catch (error) {
      toastProblem(t("Couldn't deactivate {name}.", { name: personLabel(person) }), error)
    }
  }

  return (
    <DialogForm
      title={t('Delete User')}
      grade="T3"
      reason="none"
      confirm={t('Delete')}
      confirming={t('Deleting…')}
      failure={t("Couldn't delete {name}.", { name: personLabel(person) })}
      tone="danger"
      onConfirm={(reason) => remove(person, reason)}
      onClose={onClose}
      aside={person.isActive && <Button onClick={() => void deactivate()}>{t('Deactivate instead')}</Button>}
    >
      <PersonCard person={person} />
      <p>{t("Deleting a user is irreversible. Deactivate first if you're unsure.")}</p>
      {!person.actsOnAccount && (
        <p className="text-muted text-table">
          {t(
            'This account is not your organization’s alone: they lose access to your organization, and the account stays.',
          )}
        </p>
      )}
    </DialogForm>
  )
}
