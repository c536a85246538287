import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { DialogForm } from '../../../components/ui/dialog-form.tsx'
import { Field } from '../../../components/ui/field.tsx'
import { Select } from '../../../components/ui/select.tsx'
import type { Faults } from '../../../lib/problem.ts'
import { t } from '../../../lib/text.ts'
import { type ConsoleRole, type Invitation, inviteOperator, roleLabels, rolesGivenBy } from '../api/operator.ts'

interface AddOperatorDialogProps {
  readonly ownRole: string
  readonly onInvited: (email: string, invitation: Invitation) => void
  readonly onClose: () => void
}

export function AddOperatorDialog({ ownRole, onInvited, onClose }: AddOperatorDialogProps) {
  const queryClient = useQueryClient()
  const first = useRef<HTMLInputElement>(null)
  const [email, setEmail] = useState('')
  const [name, setName] = useState('')
  const [role, setRole] = useState<ConsoleRole>('support')
  const [faults, setFaults] = useState<Faults>({})

  async function invite(): Promise<Invitation> {
    const invitation = await inviteOperator({ email, role, ...(name !== '' && { name }) })
    await queryClient.invalidateQueries({ queryKey: ['operators'] })
    return invitation
  }

  return (
    <DialogForm
      title={t('Invite to the team')}
      grade="T2"
      confirm={t('Invite to the team')}
      confirming={t('Inviting…')}
      failure={t("Couldn't invite {email}.", { email })}
      blockedReason={email === '' ? t('Enter an address first') : null}
      initialFocus={first}
      onConfirm={invite}
      onDone={(invitation) => onInvited(email, invitation)}
      onFaults={setFaults}
      onClose={onClose}
    >
      <Field
        ref={first}
        label={t('E-mail address')}
        type="email"
        value={email}
        onChange={(event) => setEmail(event.target.value)}
        errors={faults.email}
        autoComplete="off"
        required
      />
      <Field
        label={t('Name')}
        value={name}
        onChange={(event) => setName(event.target.value)}
        errors={faults.name}
        autoComplete="off"
      />
      <Select
        label={t('Role')}
        value={role}
        onChange={(event) => setRole(event.target.value as ConsoleRole)}
        options={rolesGivenBy(ownRole).map((each) => ({ value: each, label: roleLabels[each] }))}
      />
      <p className="text-muted text-table">
        {t('They get a link with which they set their own password. It works once, for 7 days.')}
      </p>
    </DialogForm>
  )
}
