import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { DialogForm } from '../../../components/ui/dialog-form.tsx'
import { Field } from '../../../components/ui/field.tsx'
import { Select } from '../../../components/ui/select.tsx'
import { isProblem } from '../../../lib/problem.ts'
import { t } from '../../../lib/text.ts'
import { toastDone } from '../../../lib/toasts.ts'
import { addOperator, type ConsoleRole, consoleRoles, roleLabels } from '../api/operator.ts'

export function AddOperatorDialog({ onClose }: { readonly onClose: () => void }) {
  const queryClient = useQueryClient()
  const first = useRef<HTMLInputElement>(null)
  const [email, setEmail] = useState('')
  const [name, setName] = useState('')
  const [password, setPassword] = useState('')
  const [role, setRole] = useState<ConsoleRole>('support')
  const [fields, setFields] = useState<Readonly<Record<string, readonly string[]>>>({})

  async function add() {
    try {
      await addOperator({ email, password, role, ...(name !== '' && { name }) })
    } catch (error) {
      setFields(isProblem(error) ? error.fields : {})
      throw error
    }
    await queryClient.invalidateQueries({ queryKey: ['operators'] })
    toastDone(t('{email} is in the team now.', { email }))
  }

  return (
    <DialogForm
      title={t('Add to the team')}
      grade="T2"
      confirm={t('Add to the team')}
      confirming={t('Adding…')}
      failure={t("Couldn't add {email}.", { email })}
      blockedReason={email === '' || password === '' ? t('Enter an address and a password first') : null}
      initialFocus={first}
      onConfirm={add}
      onClose={onClose}
    >
      <Field
        ref={first}
        label={t('E-mail address')}
        type="email"
        value={email}
        onChange={(event) => setEmail(event.target.value)}
        errors={fields.email}
        autoComplete="off"
        required
      />
      <Field
        label={t('Name')}
        value={name}
        onChange={(event) => setName(event.target.value)}
        errors={fields.name}
        autoComplete="off"
      />
      <Field
        label={t('First password')}
        type="password"
        value={password}
        onChange={(event) => setPassword(event.target.value)}
        errors={fields.password}
        hint={t(
          'At least 15 characters. Hand it over in person: they change it in their account, and set up a second factor.',
        )}
        autoComplete="new-password"
        required
      />
      <Select
        label={t('Role')}
        value={role}
        onChange={(event) => setRole(event.target.value as ConsoleRole)}
        options={consoleRoles.map((each) => ({ value: each, label: roleLabels[each] }))}
      />
    </DialogForm>
  )
}
