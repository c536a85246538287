// What a bulk action will do, shown before it is confirmed. The numbers and the skips are the server's.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { Choice } from '../../../components/ui/choice.tsx'
import { DialogForm } from '../../../components/ui/dialog-form.tsx'
import { Field } from '../../../components/ui/field.tsx'
import { ReasonPicker } from '../../../components/ui/reason-picker.tsx'
import { useMay } from '../../../lib/permissions.ts'
import { useRaisedGrade } from '../../../lib/raised-grades.ts'
import { t } from '../../../lib/text.ts'
import { toastDone } from '../../../lib/toasts.ts'
import { useSecondPerson } from '../../../lib/use-second-person.ts'
import {
  type BulkAction,
  type BulkOptions,
  type BulkTarget,
  erasedAloneAtMost,
  gradeOf,
  isDangerous,
  isFinal,
  needsReason,
  raisableActOf,
} from '../api/bulk-actions.ts'
import { actionLabel, countedAction } from '../api/bulk-words.ts'
import type { Job } from '../api/job.ts'
import { askForErasures, previewQuery, startJob } from '../api/job-queries.ts'
import { ActionFields, type GivenFields, missingField } from './action-fields.tsx'
import { type Deletion, DeletionChoice } from './deletion-choice.tsx'
import { ReviewCounts } from './review-counts.tsx'
import { RunTime, type RunTimeChoice, runAtOf } from './run-time.tsx'

interface ReviewDialogProps {
  readonly action: BulkAction
  readonly target: BulkTarget
  readonly onClose: () => void
  readonly onStarted: (job: Job) => void
}

export function ReviewDialog({ action, target, onClose, onStarted }: ReviewDialogProps) {
  const queryClient = useQueryClient()
  const [fields, setFields] = useState<GivenFields>({})
  const [reason, setReason] = useState('')
  const [revokesSessions, setRevokesSessions] = useState(true)
  const [time, setTime] = useState<RunTimeChoice>({ isNow: true, local: '' })
  const [typed, setTyped] = useState('')
  const box = useRef<HTMLInputElement>(null)
  const [deletion, setDeletion] = useState<Deletion>('soft')
  const mayErase = useMay('hard_delete:users')
  const lacking = missingField(action, fields)
  const asked = lacking === null ? { action, selection: target, options: fields } : null
  const { data: preview, error, isFetching, refetch } = useQuery(previewQuery(asked))
  const count = preview?.willChange.count ?? null
  const title = count === null ? actionLabel[action] : countedAction(action, count)
  const act = raisableActOf(action)
  const isRaised = useRaisedGrade(act) !== undefined
  const isReasonRequired = isRaised || (preview !== undefined && needsReason(action, preview.meant.count))
  const phrase = title.toLowerCase()
  const isHard = action === 'delete' && deletion === 'hard'
  const { takesTwo, tryAlone } = useSecondPerson()
  // For good it takes an owner, and for more than a few in a day two people.
  const isMany = 'search' in target || target.ids.length > erasedAloneAtMost
  const asks = isHard && (!mayErase || isMany || takesTwo)
  const blocked = blockedReason()
  const options: BulkOptions = {
    ...fields,
    ...(reason !== '' && { reason }),
    ...(action === 'suspend' && { revokeSessions: revokesSessions }),
    ...(time.isNow ? {} : { runAt: runAtOf(time) ?? '' }),
    ...(isHard && { hard: true }),
  }

  function blockedReason(): string | null {
    if (lacking !== null) return lacking
    if (count === null) return isFetching ? t('Counting who is meant…') : t('It is not known yet who is meant')
    if (count === 0) return t('Nobody would be changed')
    if (isReasonRequired && reason === '') return t('Give a reason first')
    if (!asks && !time.isNow && runAtOf(time) === null) return t('Give a time first')
    if (action === 'delete' && typed.trim().toLowerCase() !== phrase) return t('Type the words first')
    return null
  }

  async function confirm(): Promise<Job | null> {
    if (!asks) return tryAlone(startJob({ action, selection: target, options }))
    await askForErasures(target, reason)
    void queryClient.invalidateQueries({ queryKey: ['approvals'] })
    toastDone(t('Asked for. Another owner or admin decides.'))
    return null
  }

  return (
    <DialogForm
      title={title}
      grade={gradeOf(action, target)}
      act={act}
      reason="own"
      startOnCancel={isFinal(action) || isRaised}
      {...(action === 'delete' && { initialFocus: box })}
      confirm={asks ? t('Ask for approval') : title}
      confirming={asks ? t('Asking…') : t('Starting…')}
      failure={asks ? t("Couldn't ask for approval.") : t("Couldn't start the job.")}
      tone={isDangerous(action) ? 'danger' : 'primary'}
      blockedReason={blocked}
      onConfirm={confirm}
      onDone={(job) => (job === null ? onClose() : onStarted(job))}
      onClose={onClose}
      isWide
    >
      <ActionFields action={action} fields={fields} onChange={setFields} />
      {lacking === null && (
        <ReviewCounts action={action} preview={preview} error={error} onRetry={() => void refetch()} />
      )}
      {action === 'suspend' && (
        <Choice
          type="checkbox"
          className="-mx-2"
          label={t('Also revoke all sessions (signs them out now)')}
          checked={revokesSessions}
          onChange={(event) => setRevokesSessions(event.target.checked)}
        />
      )}
      {action === 'delete' && <DeletionChoice isHard={isHard} asks={asks} onChange={setDeletion} />}
      <ReasonPicker onChange={setReason} isRequired={isReasonRequired} />
      {!asks && <RunTime choice={time} onChange={setTime} />}
      {action === 'delete' && count !== 0 && (
        <Field
          ref={box}
          label={count === null ? t('Type the words to confirm') : t('Type {words} to confirm', { words: phrase })}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          autoComplete="off"
        />
      )}
    </DialogForm>
  )
}
