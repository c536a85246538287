import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { DialogForm } from '../../../components/ui/dialog-form.tsx'
import { daysOf, ExpirySelect, usualExpiry } from '../../../components/ui/expiry-select.tsx'
import { Field } from '../../../components/ui/field.tsx'
import { SecretOnce } from '../../../components/ui/secret-once.tsx'
import type { Faults } from '../../../lib/problem.ts'
import { t } from '../../../lib/text.ts'
import type { App } from '../api/app.ts'
import { createSecret, refreshSecrets } from '../api/app-secrets.ts'

interface CreateSecretDialogProps {
  readonly app: App
  /** Another one works already. */
  readonly isBeside: boolean
  readonly onClose: () => void
}

/** Makes a secret, and shows it this once. */
export function CreateSecretDialog({ app, isBeside, onClose }: CreateSecretDialogProps) {
  const queryClient = useQueryClient()
  const box = useRef<HTMLInputElement>(null)
  const [name, setName] = useState('')
  const [days, setDays] = useState(usualExpiry)
  const [faults, setFaults] = useState<Faults>({})
  const [secret, setSecret] = useState<string | null>(null)

  async function create(): Promise<string> {
    const made = await createSecret(app.id, { name: name.trim(), expiresInDays: daysOf(days) })
    void refreshSecrets(queryClient)
    return made
  }

  if (secret !== null) {
    return (
      <SecretOnce
        title={t('The secret of {name}', { name: app.name })}
        what={t('client secret')}
        secret={secret}
        onClose={onClose}
      />
    )
  }
  return (
    <DialogForm
      title={t('Create secret')}
      grade="T2"
      confirm={t('Create secret')}
      confirming={t('Creating…')}
      failure={t("Couldn't create the secret.")}
      blockedReason={name.trim() === '' ? t('Enter a name first') : null}
      initialFocus={box}
      onConfirm={create}
      onDone={setSecret}
      onFaults={setFaults}
      onClose={onClose}
    >
      {isBeside && <p>{t('It works beside the one that {name} has, until either ends.', { name: app.name })}</p>}
      <Field
        ref={box}
        label={t('Name')}
        value={name}
        onChange={(event) => setName(event.target.value)}
        errors={faults.name}
        hint={t('Which program uses it, and where.')}
        maxLength={100}
        autoComplete="off"
        required
      />
      <ExpirySelect value={days} onChange={setDays} errors={faults.expiresInDays} />
    </DialogForm>
  )
}
