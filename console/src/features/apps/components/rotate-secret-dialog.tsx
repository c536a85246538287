import { DialogForm } from '../../../components/ui/dialog-form.tsx'
import { t } from '../../../lib/text.ts'
import type { App } from '../api/app.ts'
import { rotateSecret } from '../api/change-app.ts'

interface RotateSecretDialogProps {
  readonly app: App
  readonly onRotated: (secret: string) => void
  readonly onClose: () => void
}

export function RotateSecretDialog({ app: { id, name }, onRotated, onClose }: RotateSecretDialogProps) {
  return (
    <DialogForm
      title={t('Rotate secret')}
      confirm={t('Rotate secret')}
      confirming={t('Rotating…')}
      failure={t("Couldn't rotate {name}.", { name })}
      tone="danger"
      startOnCancel
      onConfirm={() => rotateSecret(id)}
      onDone={onRotated}
      onClose={onClose}
    >
      <p>
        <strong>{name}</strong>
      </p>
      <p>{t('The old secret is worthless at once: until the app has the new one, it gets no tokens.')}</p>
      <p className="text-muted text-table">{t('Tokens that it has live out their time.')}</p>
    </DialogForm>
  )
}
