import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { DialogForm } from '../../../components/ui/dialog-form.tsx'
import { ReasonPicker } from '../../../components/ui/reason-picker.tsx'
import { Select } from '../../../components/ui/select.tsx'
import { t } from '../../../lib/text.ts'
import { appsQuery, goOn, startImpersonation } from '../api/impersonate.ts'

interface ImpersonateDialogProps {
  readonly userId: string
  readonly person: ReactNode
  readonly onClose: () => void
}

/** The page leaves the console for what the person sees, in this very tab. */
export function ImpersonateDialog({ userId, person, onClose }: ImpersonateDialogProps) {
  const { data: apps = [] } = useQuery(appsQuery(userId))
  const [clientId, setClientId] = useState('')
  const [reason, setReason] = useState('')
  const options = [
    { value: '', label: t('Pages of their own account') },
    ...apps.map(({ id, name }) => ({ value: id, label: name })),
  ]
  return (
    <DialogForm
      title={t('Impersonate user')}
      grade="T2"
      startOnCancel={false}
      confirm={t('Start 15-minute session')}
      confirming={t('Starting…')}
      failure={t("Couldn't start the session.")}
      tone="danger"
      blockedReason={reason === '' ? t('Give a reason first') : null}
      onConfirm={() => startImpersonation(userId, clientId === '' ? null : clientId, reason)}
      onDone={goOn}
      onClose={onClose}
    >
      {person}
      <ul className="grid gap-1 text-table">
        <li>{t('You see what they see for 15 minutes. It ends by itself, or when you stop it.')}</li>
        <li>{t('You cannot change their password, factors or e-mail address, nor see recovery codes.')}</li>
        <li>{t('Everything in the session is recorded with your name beside theirs.')}</li>
        <li className="text-muted">{t('Whoever is signed in to an app in this browser is signed out of it here.')}</li>
      </ul>
      {apps.length > 0 && (
        <Select
          label={t('Sign in to')}
          options={options}
          value={clientId}
          onChange={({ target }) => setClientId(target.value)}
        />
      )}
      <ReasonPicker isRequired onChange={setReason} />
    </DialogForm>
  )
}
