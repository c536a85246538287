import type { AskedStepUp } from '../../lib/step-up.ts'
import { t } from '../../lib/text.ts'
import { DialogForm } from './dialog-form.tsx'

interface StepUpDialogProps {
  readonly asked: AskedStepUp
  readonly onClose: () => void
}

export function StepUpDialog({ asked, onClose }: StepUpDialogProps) {
  return (
    <DialogForm
      title={t('Confirm that it is you')}
      grade="T2"
      startOnCancel={false}
      confirm={t('Confirm')}
      confirming={t('Confirming…')}
      failure={t("That didn't work.")}
      stepUpMethods={asked.methods}
      onConfirm={asked.act}
      onDone={onClose}
      onClose={() => {
        onClose()
        asked.onCancel()
      }}
    >
      {null}
    </DialogForm>
  )
}
