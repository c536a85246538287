import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { DialogForm } from '../../../components/ui/dialog-form.tsx'
import { Field } from '../../../components/ui/field.tsx'
import { t, tCount } from '../../../lib/text.ts'
import { toastDone } from '../../../lib/toasts.ts'
import { finishReview, type ReviewDecisions } from '../api/access-review.ts'

interface FinishReviewDialogProps {
  readonly decisionsWith: (note: string) => ReviewDecisions
  readonly onClose: () => void
  readonly onFinished: () => void
}

/** Removes what was ticked, and writes every decision into the audit, all of it or nothing. */
export function FinishReviewDialog({ decisionsWith, onClose, onFinished }: FinishReviewDialogProps) {
  const queryClient = useQueryClient()
  const box = useRef<HTMLInputElement>(null)
  const [note, setNote] = useState('')
  const decisions = decisionsWith(note)
  const removed = countOf(decisions.removed)

  async function finish(reason: string): Promise<void> {
    await finishReview(decisions, reason)
    await queryClient.invalidateQueries({ queryKey: ['access'] })
    void queryClient.invalidateQueries({ queryKey: ['roles'] })
    void queryClient.invalidateQueries({ queryKey: ['operators'] })
    toastDone(t('The review was finished and recorded.'))
  }

  return (
    <DialogForm
      title={t('Finish review')}
      grade="T2"
      confirm={removed === 0 ? t('Finish review') : t('Remove and finish review')}
      confirming={t('Finishing…')}
      failure={t("Couldn't finish the review.")}
      tone={removed === 0 ? 'primary' : 'danger'}
      onConfirm={finish}
      onDone={onFinished}
      onClose={onClose}
      initialFocus={box}
    >
      <ul className="grid gap-1 text-table">
        <li>{tCount(countOf(decisions.kept), '1 access is kept.', '{count} accesses are kept.')}</li>
        <li>{tCount(removed, '1 access is removed now.', '{count} accesses are removed now.')}</li>
        <li className="text-muted">{t('One record in the audit holds every decision.')}</li>
      </ul>
      <Field
        ref={box}
        label={t('Note (optional)')}
        value={note}
        maxLength={1_000}
        autoComplete="off"
        onChange={(event) => setNote(event.target.value)}
      />
    </DialogForm>
  )
}

function countOf({ operatorIds, holdings }: ReviewDecisions['kept']): number {
  return operatorIds.length + holdings.length
}
