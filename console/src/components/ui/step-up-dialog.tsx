import type { AskedStepUp } from '../../lib/step-up.ts'
import { t } from '../../lib/text.ts'
import { DialogForm } from './dialog-form.tsx'

interface StepUpDialogProps {
  readonly asked: AskedStepUp
  readonly onClose: () => void
}

/** For forms that are no dialog themselves. What turns protection down says so, and asks why (console.md 1.8, T3). */
export function StepUpDialog({ asked, onClose }: StepUpDialogProps) {
  const { weakens } = asked
  const isWeakening = weakens.length > 0
  // Who has shown a factor lately says why, and that is all.
  const title = asked.methods.length === 0 ? t('Say why') : t('Confirm that it is you')
  return (
    <DialogForm
      title={isWeakening ? t('Turn protection down') : title}
      grade={isWeakening ? 'T3' : 'T2'}
      reason={asked.asksReason ? 'required' : 'none'}
      startOnCancel={false}
      confirm={isWeakening ? t('Turn protection down') : t('Confirm')}
      confirming={isWeakening ? t('Saving…') : t('Confirming…')}
      failure={t("That didn't work.")}
      tone={isWeakening ? 'danger' : 'primary'}
      stepUpMethods={asked.methods}
      onConfirm={asked.act}
      onDone={onClose}
      onClose={() => {
        onClose()
        asked.onCancel()
      }}
    >
      {isWeakening && (
        <ul aria-label={t('What becomes weaker')} className="grid gap-1">
          {weakens.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
    </DialogForm>
  )
}
