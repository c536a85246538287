import { useQueryClient } from '@tanstack/react-query'
import { DialogForm } from '../../../components/ui/dialog-form.tsx'
import { RotateDialog } from '../../../components/ui/rotate-dialog.tsx'
import { t } from '../../../lib/text.ts'
import { toastDone } from '../../../lib/toasts.ts'
import { deleteWebhook, rotateSecret, type Webhook, webhooksKey } from '../api/webhook.ts'

interface RotateSecretDialogProps {
  readonly webhook: Webhook
  readonly onClose: () => void
}

export function RotateSecretDialog({ webhook: { id, name }, onClose }: RotateSecretDialogProps) {
  const queryClient = useQueryClient()
  async function rotate(): Promise<string> {
    const { secret } = await rotateSecret(id)
    void queryClient.invalidateQueries({ queryKey: webhooksKey })
    return secret
  }
  return (
    <RotateDialog
      title={t('Rotate secret')}
      name={name}
      failure={t("Couldn't rotate the secret of {name}.", { name })}
      shownAs={{ title: t('The new secret'), what: t('Secret') }}
      onRotate={rotate}
      onClose={onClose}
    >
      <p>{t('You get a new secret. For a while calls are signed with both, so that your receiver can follow.')}</p>
    </RotateDialog>
  )
}

interface DeleteWebhookDialogProps {
  readonly webhook: Webhook
  readonly onDeleted: () => void
  readonly onClose: () => void
}

export function DeleteWebhookDialog({ webhook: { id, name }, onDeleted, onClose }: DeleteWebhookDialogProps) {
  const queryClient = useQueryClient()
  async function remove(): Promise<void> {
    await deleteWebhook(id)
    queryClient.removeQueries({ queryKey: [...webhooksKey, 'one', id] })
    void queryClient.invalidateQueries({ queryKey: [...webhooksKey, 'list'] })
    toastDone(t('{name} was deleted.', { name }))
  }
  return (
    <DialogForm
      title={t('Delete webhook')}
      confirm={t('Delete webhook')}
      confirming={t('Deleting…')}
      failure={t("Couldn't delete {name}.", { name })}
      tone="danger"
      startOnCancel
      onConfirm={remove}
      onDone={onDeleted}
      onClose={onClose}
    >
      <p>
        <strong>{name}</strong>
      </p>
      <p>{t('What waits to be delivered is dropped, and its address hears of nothing any more.')}</p>
    </DialogForm>
  )
}
