import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { DialogForm } from '../../../components/ui/dialog-form.tsx'
import { Select } from '../../../components/ui/select.tsx'
import { t } from '../../../lib/text.ts'
import { toastDone } from '../../../lib/toasts.ts'
import { type ApiKey, apiKeysKey, type NewApiKey, revokeApiKey, rotateApiKey } from '../api/api-key.ts'

interface RotateKeyDialogProps {
  readonly apiKey: ApiKey
  readonly onRotated: (key: NewApiKey) => void
  readonly onClose: () => void
}

export function RotateKeyDialog({ apiKey: { id, name }, onRotated, onClose }: RotateKeyDialogProps) {
  const queryClient = useQueryClient()
  const [hours, setHours] = useState('24')
  async function rotate(): Promise<NewApiKey> {
    const made = await rotateApiKey(id, Number(hours))
    void queryClient.invalidateQueries({ queryKey: apiKeysKey })
    return made
  }
  return (
    <DialogForm
      title={t('Rotate API key')}
      confirm={t('Rotate API key')}
      confirming={t('Rotating…')}
      failure={t("Couldn't rotate {name}.", { name })}
      onConfirm={rotate}
      onDone={onRotated}
      onClose={onClose}
    >
      <p>
        <strong>{name}</strong>
      </p>
      <p>{t('You get a new key with the same permissions. The old one works until the overlap is over.')}</p>
      <Select
        label={t('The old key works for')}
        value={hours}
        onChange={(event) => setHours(event.target.value)}
        options={overlaps}
      />
    </DialogForm>
  )
}

interface RevokeKeyDialogProps {
  readonly apiKey: ApiKey
  readonly onClose: () => void
}

export function RevokeKeyDialog({ apiKey: { id, name }, onClose }: RevokeKeyDialogProps) {
  const queryClient = useQueryClient()
  async function revoke(): Promise<void> {
    await revokeApiKey(id)
    await queryClient.invalidateQueries({ queryKey: apiKeysKey })
    toastDone(t('{name} was revoked.', { name }))
  }
  return (
    <DialogForm
      title={t('Revoke API key')}
      confirm={t('Revoke API key')}
      confirming={t('Revoking…')}
      failure={t("Couldn't revoke {name}.", { name })}
      tone="danger"
      startOnCancel
      onConfirm={revoke}
      onClose={onClose}
    >
      <p>
        <strong>{name}</strong>
      </p>
      <p>{t('Programs that use it are refused from their next call on. It cannot be brought back.')}</p>
    </DialogForm>
  )
}

const overlaps = [
  { value: '0', label: t('Not at all: it ends now') },
  { value: '24', label: t('24 hours') },
  { value: '168', label: t('7 days') },
  { value: '720', label: t('30 days') },
]
