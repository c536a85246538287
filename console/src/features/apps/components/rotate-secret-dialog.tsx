import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { DialogForm } from '../../../components/ui/dialog-form.tsx'
import { Select } from '../../../components/ui/select.tsx'
import { t } from '../../../lib/text.ts'
import { type App, appQuery } from '../api/app.ts'
import { rotateSecret } from '../api/change-app.ts'

interface RotateSecretDialogProps {
  readonly app: App
  readonly onRotated: (secret: string) => void
  readonly onClose: () => void
}

export function RotateSecretDialog({ app: { id, name }, onRotated, onClose }: RotateSecretDialogProps) {
  const queryClient = useQueryClient()
  const [hours, setHours] = useState('24')
  async function rotate(): Promise<string> {
    const secret = await rotateSecret(id, Number(hours))
    void queryClient.invalidateQueries({ queryKey: appQuery(id).queryKey })
    return secret
  }
  return (
    <DialogForm
      title={t('Rotate secret')}
      confirm={t('Rotate secret')}
      confirming={t('Rotating…')}
      failure={t("Couldn't rotate {name}.", { name })}
      onConfirm={rotate}
      onDone={onRotated}
      onClose={onClose}
    >
      <p>
        <strong>{name}</strong>
      </p>
      <p>{t('The app gets a new secret. A secret that was rotated before ends at once.')}</p>
      <Select
        label={t('The old secret works for')}
        value={hours}
        onChange={(event) => setHours(event.target.value)}
        options={overlaps}
      />
      <p className="text-muted text-table">{t('Tokens that it has live out their time.')}</p>
    </DialogForm>
  )
}

const overlaps = [
  { value: '0', label: t('Not at all: it ends now') },
  { value: '24', label: t('24 hours') },
  { value: '168', label: t('7 days') },
  { value: '720', label: t('30 days') },
]
