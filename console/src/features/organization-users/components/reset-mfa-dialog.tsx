import { DialogForm } from '../../../components/ui/dialog-form.tsx'
import { t } from '../../../lib/text.ts'
import { type OrganizationPerson, personLabel } from '../api/organization-person.ts'
import { PersonCard } from './person-card.tsx'
import { usePersonChanges } from './use-person-changes.ts'

interface ResetMfaDialogProps {
  readonly organizationId: string
  /** Whether the organization asks its people for a second factor. */
  readonly requiresMfa: boolean
  readonly person: OrganizationPerson
  readonly onClose: () => void
}

/** Says which of the two will happen to this person at their next sign-in (S002-17 to S002-20). */
export function ResetMfaDialog({ organizationId, requiresMfa, person, onClose }: ResetMfaDialogProps) {
  const { resetMfa } = usePersonChanges(organizationId)
  return (
    <DialogForm
      title={t('Reset MFA')}
      grade="T2"
      confirm={t('Reset MFA')}
      confirming={t('Resetting…')}
      failure={t("Couldn't reset MFA of {name}.", { name: personLabel(person) })}
      tone="danger"
      onConfirm={(reason) => resetMfa(person, reason)}
      onClose={onClose}
    >
      <PersonCard person={person} />
      <ul className="grid list-disc gap-1 ps-5">
        <li>{t("The user's MFA is disabled and recovery codes are deleted.")}</li>
        <li>{t('They can sign in with just their password.')}</li>
        {requiresMfa && (
          <li>{t("Organization MFA is enforced: they'll be prompted to set up MFA again on next login.")}</li>
        )}
      </ul>
    </DialogForm>
  )
}
