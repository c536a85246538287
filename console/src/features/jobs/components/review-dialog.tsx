// What a bulk action will do, shown before it is confirmed. The numbers and the skips are the server's.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Choice } from '../../../components/ui/choice.tsx'
import { DialogForm } from '../../../components/ui/dialog-form.tsx'
import { Field } from '../../../components/ui/field.tsx'
import { ReasonPicker } from '../../../components/ui/reason-picker.tsx'
import { t } from '../../../lib/text.ts'
import { type BulkAction, type BulkOptions, type BulkTarget, isDangerous, needsReason } from '../api/bulk-actions.ts'
import { actionLabel, countedAction } from '../api/bulk-words.ts'
import type { Job } from '../api/job.ts'
import { previewQuery, startJob } from '../api/job-queries.ts'
import { ActionFields, type GivenFields, missingField } from './action-fields.tsx'
import { ReviewCounts } from './review-counts.tsx'
import { RunTime, type RunTimeChoice, runAtOf } from './run-time.tsx'

interface ReviewDialogProps {
  readonly action: BulkAction
  readonly target: BulkTarget
  readonly onClose: () => void
  readonly onStarted: (job: Job) => void
}

export function ReviewDialog({ action, target, onClose, onStarted }: ReviewDialogProps) {
  const [fields, setFields] = useState<GivenFields>({})
  const [reason, setReason] = useState('')
  const [revokesSessions, setRevokesSessions] = useState(true)
  const [time, setTime] = useState<RunTimeChoice>({ isNow: true, local: '' })
  const [typed, setTyped] = useState('')
  const lacking = missingField(action, fields)
  const asked = lacking === null ? { action, selection: target, options: fields } : null
  const { data: preview, error, isFetching, refetch } = useQuery(previewQuery(asked))
  const count = preview?.willChange.count ?? null
  const title = count === null ? actionLabel[action] : countedAction(action, count)
  const isReasonRequired = preview !== undefined && needsReason(action, preview.meant.count)
  const phrase = title.toLowerCase()
  const blocked = blockedReason()
  const options: BulkOptions = {
    ...fields,
    ...(reason !== '' && { reason }),
    ...(action === 'suspend' && { revokeSessions: revokesSessions }),
    ...(time.isNow ? {} : { runAt: runAtOf(time) ?? '' }),
  }

  function blockedReason(): string | null {
    if (lacking !== null) return lacking
    if (count === null) return isFetching ? t('Counting who is meant…') : t('It is not known yet who is meant')
    if (count === 0) return t('Nobody would be changed')
    if (isReasonRequired && reason === '') return t('Give a reason first')
    if (!time.isNow && runAtOf(time) === null) return t('Give a time first')
    if (action === 'delete' && typed.trim().toLowerCase() !== phrase) return t('Type the words first')
    return null
  }

  return (
    <DialogForm
      title={title}
      confirm={title}
      confirming={t('Starting…')}
      failure={t("Couldn't start the job.")}
      tone={isDangerous(action) ? 'danger' : 'primary'}
      blockedReason={blocked}
      startOnCancel={action === 'delete'}
      onConfirm={() => startJob({ action, selection: target, options })}
      onDone={onStarted}
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
      <ReasonPicker onChange={setReason} isRequired={isReasonRequired} />
      <RunTime choice={time} onChange={setTime} />
      {action === 'delete' && count !== null && count > 0 && (
        <Field
          label={t('Type {words} to confirm', { words: phrase })}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          autoComplete="off"
        />
      )}
    </DialogForm>
  )
}
