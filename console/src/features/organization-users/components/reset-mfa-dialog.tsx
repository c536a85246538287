import { useQuery } from '@tanstack/react-query'
import { DialogForm } from '../../../components/ui/dialog-form.tsx'
import { t } from '../../../lib/text.ts'
import { type OrganizationPerson, personLabel } from '../api/organization-person.ts'
import { mfaDemandQuery } from '../api/people-queries.ts'
import { PersonCard } from './person-card.tsx'
import { usePersonChanges } from './use-person-changes.ts'

interface ResetMfaDialogProps {
  readonly organizationId: string
  readonly person: OrganizationPerson
  readonly onClose: () => void
}

/** Says which of the two will happen to this person at their next sign-in (S002-17 to S002-20). */
export function ResetMfaDialog({ organizationId, person, onClose }: ResetMfaDialogProps) {
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
        <li>{t('Every session ends, and every app is signed out.')}</li>
        <Afterwards organizationId={organizationId} person={person} />
      </ul>
    </DialogForm>
  )
}

/** Until it is known, and where it cannot be told, both are said. */
function Afterwards({ organizationId, person }: Pick<ResetMfaDialogProps, 'organizationId' | 'person'>) {
  const { data } = useQuery(mfaDemandQuery(organizationId, person.id))
  if (data === undefined) {
    return <li>{t('They can sign in with just their password, unless something here asks for a second factor.')}</li>
  }
  if (!data.isAsked) return <li>{t('They can sign in with just their password.')}</li>
  return <li>{t("MFA is enforced: they'll be prompted to set up MFA again on next login.")}</li>
}
