import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { DialogForm } from '../../../components/ui/dialog-form.tsx'
import { Field } from '../../../components/ui/field.tsx'
import type { Faults } from '../../../lib/problem.ts'
import { t } from '../../../lib/text.ts'
import { toastDone } from '../../../lib/toasts.ts'
import { createRole, updateRole } from '../api/change-role.ts'
import type { Role } from '../api/role.ts'
import { rolesKey } from '../api/stored-role.ts'

interface RoleDialogProps {
  /** Left out for a new one. */
  readonly role?: Role
  readonly onClose: () => void
  readonly onSaved: (role: Role) => void
}

/** What a role is called and what it is for. */
export function RoleDialog({ role, onClose, onSaved }: RoleDialogProps) {
  const queryClient = useQueryClient()
  const box = useRef<HTMLInputElement>(null)
  const [name, setName] = useState(role?.name ?? '')
  const [description, setDescription] = useState(role?.description ?? '')
  const [faults, setFaults] = useState<Faults>({})
  const isNew = role === undefined

  async function save(): Promise<Role> {
    const input = { name: name.trim(), description: description.trim() === '' ? null : description.trim() }
    const saved = isNew ? await createRole(input) : await updateRole(role.id, input)
    await queryClient.invalidateQueries({ queryKey: rolesKey })
    toastDone(isNew ? t('{name} was created.', { name: saved.name }) : t('{name} was saved.', { name: saved.name }))
    return saved
  }

  return (
    <DialogForm
      title={isNew ? t('Create role') : t('Edit role')}
      confirm={isNew ? t('Create role') : t('Save')}
      confirming={isNew ? t('Creating…') : t('Saving…')}
      failure={isNew ? t("Couldn't create the role.") : t("Couldn't save the role.")}
      blockedReason={name.trim() === '' ? t('Enter a name first') : null}
      onConfirm={save}
      onDone={onSaved}
      onFaults={setFaults}
      onClose={onClose}
      initialFocus={box}
    >
      <Field
        ref={box}
        label={t('Name')}
        value={name}
        maxLength={255}
        autoComplete="off"
        errors={faults.name}
        onChange={(event) => setName(event.target.value)}
      />
      <Field
        label={t('Description')}
        value={description}
        maxLength={1_000}
        autoComplete="off"
        errors={faults.description}
        hint={t('Whom it is for, in a few words.')}
        onChange={(event) => setDescription(event.target.value)}
      />
    </DialogForm>
  )
}
