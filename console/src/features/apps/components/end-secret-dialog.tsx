import { useQueryClient } from '@tanstack/react-query'
import { DialogForm } from '../../../components/ui/dialog-form.tsx'
import { t } from '../../../lib/text.ts'
import { toastDone } from '../../../lib/toasts.ts'
import type { App } from '../api/app.ts'
import { type AppSecret, endSecret, refreshSecrets } from '../api/app-secrets.ts'
import { secretName } from './secret-columns.tsx'

interface EndSecretDialogProps {
  readonly app: App
  readonly secret: AppSecret
  /** Nothing else works. */
  readonly isLast: boolean
  readonly onClose: () => void
}

export function EndSecretDialog({ app, secret, isLast, onClose }: EndSecretDialogProps) {
  const queryClient = useQueryClient()
  const name = secretName(secret)
  async function end(): Promise<void> {
    await endSecret(app.id, secret.id)
    await refreshSecrets(queryClient)
    toastDone(t('{name} has ended.', { name }))
  }
  return (
    <DialogForm
      title={t('End secret')}
      confirm={t('End secret')}
      confirming={t('Ending…')}
      failure={t("Couldn't end {name}.", { name })}
      tone="danger"
      startOnCancel
      onConfirm={end}
      onClose={onClose}
    >
      <p>
        <strong>{name}</strong>
      </p>
      <p>{t('Programs that send it are refused from their next request on. It cannot be brought back.')}</p>
      {isLast && (
        <p className="text-warning">
          {t('Nothing else works: {name} gets no tokens until another secret is created.', { name: app.name })}
        </p>
      )}
      <p className="text-muted text-table">{t('Tokens that {name} has live out their time.', { name: app.name })}</p>
    </DialogForm>
  )
}
