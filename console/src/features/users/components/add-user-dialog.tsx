import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { DialogForm } from '../../../components/ui/dialog-form.tsx'
import { Field } from '../../../components/ui/field.tsx'
import { Select } from '../../../components/ui/select.tsx'
import { isProblem } from '../../../lib/problem.ts'
import { t } from '../../../lib/text.ts'
import { toastDone } from '../../../lib/toasts.ts'
import { createUser, type NewUser } from '../api/create-user.ts'
import { userQuery } from '../api/get-user.ts'
import { connectionsQuery } from '../api/list-connections.ts'
import { userListsKey } from '../api/list-users.ts'
import { type User, userLabel } from '../api/user.ts'
import { ExistingUser } from './existing-user.tsx'

interface AddUserDialogProps {
  readonly onClose: () => void
  readonly onCreated: (user: User) => void
}

/** Adds a person without a password: the console never types another person's (console.md 3.3). */
export function AddUserDialog({ onClose, onCreated }: AddUserDialogProps) {
  const queryClient = useQueryClient()
  const form = useRef<HTMLDivElement>(null)
  const firstField = useRef<HTMLInputElement>(null)
  const { data: connections = [] } = useQuery(connectionsQuery)
  const [faults, setFaults] = useState<Readonly<Record<string, readonly string[]>>>({})
  const [existingId, setExistingId] = useState<string | null>(null)

  async function create() {
    setFaults({})
    setExistingId(null)
    try {
      const user = await createUser(readForm(form.current))
      queryClient.setQueryData(userQuery(user.id).queryKey, user)
      void queryClient.invalidateQueries({ queryKey: userListsKey })
      toastDone(t('{name} was added.', { name: userLabel(user) }))
      return user
    } catch (error) {
      if (isProblem(error)) setFaults(error.fields)
      if (isProblem(error, 'user_exists') && typeof error.body.existingUserId === 'string') {
        setExistingId(error.body.existingUserId)
      }
      throw error
    }
  }

  return (
    <DialogForm
      title={t('Add user')}
      confirm={t('Add user')}
      confirming={t('Adding…')}
      failure={t("Couldn't add the user.")}
      isWide
      onConfirm={create}
      onDone={onCreated}
      onClose={onClose}
      initialFocus={firstField}
      remedy={existingId && <ExistingUser userId={existingId} />}
    >
      <div ref={form} className="grid gap-4 table:grid-cols-2">
        <Field
          ref={firstField}
          label={t('E-mail address')}
          name="email"
          type="email"
          autoComplete="off"
          autoCapitalize="none"
          errors={faults.email}
          required
          className="table:col-span-2"
        />
        <Field label={t('Name')} name="name" autoComplete="off" errors={faults.name} />
        <Field label={t('Phone')} name="phoneNumber" type="tel" autoComplete="off" errors={faults.phoneNumber} />
        <Field
          label={t('Username')}
          name="username"
          autoComplete="off"
          autoCapitalize="none"
          errors={faults.username}
          required={connections.length === 1 && connections[0]?.requiresUsername === true}
        />
        {connections.length > 1 && (
          <Select
            label={t('Connection')}
            name="connection"
            errors={faults.connection}
            options={connections.map(({ name }) => ({ value: name, label: name }))}
          />
        )}
      </div>
      <p className="text-muted text-table">
        {t("No password is set here. The person chooses one through your application's sign-in.")}
      </p>
    </DialogForm>
  )
}

/** Only what was filled in: an empty box is no value. */
function readForm(container: HTMLElement | null): NewUser {
  const boxes = [...(container?.querySelectorAll<HTMLInputElement | HTMLSelectElement>('[name]') ?? [])]
  const filled = boxes.map(({ name, value }) => [name, value.trim()]).filter(([, value]) => value !== '')
  return Object.fromEntries(filled)
}
