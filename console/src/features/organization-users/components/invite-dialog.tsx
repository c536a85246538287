import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { DialogForm } from '../../../components/ui/dialog-form.tsx'
import { Field } from '../../../components/ui/field.tsx'
import { Select } from '../../../components/ui/select.tsx'
import type { Faults } from '../../../lib/problem.ts'
import { t } from '../../../lib/text.ts'
import { toastDone } from '../../../lib/toasts.ts'
import { type Invitation, invitationsKey, invite, revokeInvitation } from '../api/invitations.ts'

interface InviteDialogProps {
  readonly organizationId: string
  readonly onClose: () => void
}

export function InviteDialog({ organizationId, onClose }: InviteDialogProps) {
  const queryClient = useQueryClient()
  const box = useRef<HTMLInputElement>(null)
  const [email, setEmail] = useState('')
  const [isAdministrator, setIsAdministrator] = useState(false)
  const [faults, setFaults] = useState<Faults>({})
  const refresh = () => queryClient.invalidateQueries({ queryKey: invitationsKey(organizationId) })

  async function send() {
    const made = await invite(organizationId, { email: email.trim(), isAdministrator })
    void refresh()
    toastDone(t('{email} was invited.', { email: made.email }), () => withdraw(made))
  }

  async function withdraw({ id }: Invitation) {
    await revokeInvitation(organizationId, id)
    await refresh()
  }

  return (
    <DialogForm
      title={t('Invite user')}
      confirm={t('Send invitation')}
      confirming={t('Sending…')}
      failure={t("Couldn't send the invitation.")}
      blockedReason={email.trim() === '' ? t('Enter an email address first') : null}
      onConfirm={send}
      onFaults={setFaults}
      onClose={onClose}
      initialFocus={box}
    >
      <Field
        ref={box}
        label={t('Email')}
        type="email"
        value={email}
        maxLength={254}
        autoComplete="off"
        errors={faults.email}
        onChange={(event) => setEmail(event.target.value)}
      />
      <Select
        label={t('Role')}
        value={isAdministrator ? 'admin' : 'member'}
        options={[
          { value: 'member', label: t('Member') },
          { value: 'admin', label: t('Admin') },
        ]}
        onChange={(event) => setIsAdministrator(event.target.value === 'admin')}
      />
      <p className="text-muted text-table">
        {t('They get an email with a link that works for 7 days. They join when they accept.')}
      </p>
    </DialogForm>
  )
}
