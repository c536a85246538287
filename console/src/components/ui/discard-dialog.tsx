import { t } from '../../lib/text.ts'
import { DialogForm } from './dialog-form.tsx'

interface DiscardDialogProps {
  readonly onDiscard: () => void
  readonly onClose: () => void
}

/** Asked only when something typed would be lost. */
export function DiscardDialog({ onDiscard, onClose }: DiscardDialogProps) {
  return (
    <DialogForm
      title={t('Discard changes?')}
      confirm={t('Discard')}
      confirming={t('Discarding…')}
      failure={t("Couldn't discard.")}
      tone="danger"
      onConfirm={async () => undefined}
      onDone={onDiscard}
      onClose={onClose}
      startOnCancel
    >
      <p>{t('What you typed has not been saved.')}</p>
    </DialogForm>
  )
}
