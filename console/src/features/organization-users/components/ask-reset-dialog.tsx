import { useRef, useState } from 'react'
import { DialogForm } from '../../../components/ui/dialog-form.tsx'
import { TextArea } from '../../../components/ui/text-area.tsx'
import type { Faults } from '../../../lib/problem.ts'
import { t } from '../../../lib/text.ts'
import { type OrganizationPerson, personLabel } from '../api/organization-person.ts'
import { PersonCard } from './person-card.tsx'
import { usePersonChanges } from './use-person-changes.ts'

interface AskResetDialogProps {
  readonly organizationId: string
  readonly person: OrganizationPerson
  readonly onClose: () => void
}

/** For whoever the organization cannot help by itself: those who run the directory decide, after they verified who it is. */
export function AskResetDialog({ organizationId, person, onClose }: AskResetDialogProps) {
  const { askReset } = usePersonChanges(organizationId)
  const box = useRef<HTMLTextAreaElement>(null)
  const [why, setWhy] = useState('')
  const [faults, setFaults] = useState<Faults>({})
  return (
    <DialogForm
      title={t('Ask for a reset')}
      reason="own"
      confirm={t('Ask for a reset')}
      confirming={t('Asking…')}
      failure={t("Couldn't ask for a reset of {name}.", { name: personLabel(person) })}
      blockedReason={why.trim() === '' ? t('Say why.') : null}
      onConfirm={() => askReset(person, why.trim())}
      onFaults={setFaults}
      onClose={onClose}
      initialFocus={box}
    >
      <PersonCard person={person} />
      <p>
        {t(
          'This account is not your organization’s alone. Whoever runs the directory makes sure who it is, and decides.',
        )}
      </p>
      <p className="text-muted text-table">
        {t('They are told by mail now. Once it is approved, they get a link for a new password and new MFA.')}
      </p>
      <TextArea
        ref={box}
        label={t('Why')}
        hint={t('Whoever decides reads it, with your name and that of your organization.')}
        rows={3}
        maxLength={1000}
        value={why}
        errors={faults.reason}
        onChange={(event) => setWhy(event.target.value)}
      />
    </DialogForm>
  )
}
