import { useQueryClient } from '@tanstack/react-query'
import { DialogForm } from '../../../components/ui/dialog-form.tsx'
import { RotateDialog } from '../../../components/ui/rotate-dialog.tsx'
import { t } from '../../../lib/text.ts'
import { toastDone } from '../../../lib/toasts.ts'
import { type ApiKey, apiKeysKey, revokeApiKey, rotateApiKey } from '../api/api-key.ts'
import { shownKey } from './shown-key.tsx'

interface RotateKeyDialogProps {
  readonly apiKey: ApiKey
  readonly onClose: () => void
}

export function RotateKeyDialog({ apiKey: { id, name }, onClose }: RotateKeyDialogProps) {
  const queryClient = useQueryClient()
  async function rotate(overlapHours: number): Promise<string> {
    const { key } = await rotateApiKey(id, overlapHours)
    void queryClient.invalidateQueries({ queryKey: apiKeysKey })
    return key
  }
  return (
    <RotateDialog
      title={t('Rotate API key')}
      grade="T2"
      name={name}
      failure={t("Couldn't rotate {name}.", { name })}
      overlap={t('The old key works for')}
      shownAs={shownKey}
      onRotate={rotate}
      onClose={onClose}
    >
      <p>{t('You get a new key with the same permissions. The old one works until the overlap is over.')}</p>
    </RotateDialog>
  )
}

interface RevokeKeyDialogProps {
  readonly apiKey: ApiKey
  readonly onClose: () => void
}

export function RevokeKeyDialog({ apiKey: { id, name }, onClose }: RevokeKeyDialogProps) {
  const queryClient = useQueryClient()
  async function revoke(reason: string): Promise<void> {
    await revokeApiKey(id, reason)
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
      reason="optional"
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
