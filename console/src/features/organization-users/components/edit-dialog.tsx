import { useRef, useState } from 'react'
import { Choice } from '../../../components/ui/choice.tsx'
import { DialogForm } from '../../../components/ui/dialog-form.tsx'
import { Field } from '../../../components/ui/field.tsx'
import { Select } from '../../../components/ui/select.tsx'
import type { Faults } from '../../../lib/problem.ts'
import { t } from '../../../lib/text.ts'
import type { PersonChanges } from '../api/change-person.ts'
import { type OrganizationPerson, personLabel } from '../api/organization-person.ts'
import { changeRefusal } from '../api/refusals.ts'
import { usePersonChanges } from './use-person-changes.ts'

interface EditDialogProps {
  readonly organizationId: string
  readonly ownId: string
  readonly person: OrganizationPerson
  readonly onClose: () => void
}

/** Name, Role and Active, and nothing else (S002-10 to S002-14). Only what was changed is sent. */
export function EditDialog({ organizationId, ownId, person, onClose }: EditDialogProps) {
  const { change } = usePersonChanges(organizationId)
  const nameBox = useRef<HTMLInputElement>(null)
  const [name, setName] = useState(person.name ?? '')
  const [isAdministrator, setIsAdministrator] = useState(person.isAdministrator)
  const [isActive, setIsActive] = useState(person.isActive)
  const [faults, setFaults] = useState<Faults>({})
  const changes: PersonChanges = {
    ...(name.trim() !== (person.name ?? '') && { name: name.trim() || null }),
    ...(isAdministrator !== person.isAdministrator && { isAdministrator }),
    ...(isActive !== person.isActive && { isActive }),
  }
  const refusal = changeRefusal(person, changes, ownId)

  async function save(reason: string) {
    if (Object.keys(changes).length === 0) return
    await change(person, changes, reason)
  }

  return (
    <DialogForm
      title={t('Edit User')}
      confirm={t('Save')}
      confirming={t('Saving…')}
      failure={t("Couldn't save {name}.", { name: personLabel(person) })}
      blockedReason={refusal}
      onConfirm={save}
      onFaults={setFaults}
      onClose={onClose}
      initialFocus={nameBox}
    >
      <Field
        ref={nameBox}
        label={t('Name')}
        value={name}
        maxLength={300}
        autoComplete="off"
        readOnly={!person.actsOnAccount}
        errors={faults.name}
        hint={!person.actsOnAccount && t('This account is not your organization’s alone, so its name stays as it is.')}
        onChange={(event) => setName(event.target.value)}
      />
      <Select
        label={t('Role')}
        value={isAdministrator ? 'admin' : 'member'}
        options={[
          { value: 'admin', label: t('Admin') },
          { value: 'member', label: t('Member') },
        ]}
        onChange={(event) => setIsAdministrator(event.target.value === 'admin')}
      />
      <Choice
        type="checkbox"
        className="-mx-2"
        label={t('Active')}
        checked={isActive}
        onChange={(event) => setIsActive(event.target.checked)}
      />
      {refusal && (
        <p role="status" className="text-danger text-table">
          {refusal}
        </p>
      )}
    </DialogForm>
  )
}
