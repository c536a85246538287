import { useQueryClient } from '@tanstack/react-query'
import { useId, useRef, useState } from 'react'
import { Choice } from '../../../components/ui/choice.tsx'
import { DialogForm } from '../../../components/ui/dialog-form.tsx'
import { Field, inputClasses } from '../../../components/ui/field.tsx'
import { t } from '../../../lib/text.ts'
import { ownTimeZone } from '../../../lib/time-zone.ts'
import { toastDone } from '../../../lib/toasts.ts'
import { type ChangePause, pauseChanges, refreshChanges } from '../api/changes.ts'

interface PauseDialogProps {
  /** The one that stands; it takes the new end and reason. */
  readonly pause: ChangePause | null
  readonly onClose: () => void
}

const hourMs = 3_600_000

export function PauseDialog({ pause, onClose }: PauseDialogProps) {
  const queryClient = useQueryClient()
  const first = useRef<HTMLInputElement>(null)
  const [reason, setReason] = useState(pause?.reason ?? '')
  const [endsByItself, setEndsByItself] = useState(pause === null || pause.until !== null)
  const [local, setLocal] = useState(() =>
    localTime(pause?.until == null ? Date.now() + hourMs : Date.parse(pause.until)),
  )
  const end = new Date(local)
  const isTime = !Number.isNaN(end.getTime())
  async function confirm(): Promise<void> {
    await pauseChanges({ until: endsByItself ? end.toISOString() : null, reason: reason.trim() || null })
    await refreshChanges(queryClient)
    toastDone(t('Changes are paused.'))
  }
  return (
    <DialogForm
      title={pause === null ? t('Pause changes') : t('Change the pause')}
      confirm={pause === null ? t('Pause changes') : t('Change the pause')}
      confirming={t('Pausing…')}
      failure={t("Couldn't pause changes.")}
      blockedReason={endsByItself && !isTime ? t('Choose a time first') : null}
      initialFocus={first}
      onConfirm={confirm}
      onClose={onClose}
    >
      <Field
        ref={first}
        label={t('Reason (optional)')}
        hint={t('Operators read it in a bar over every page.')}
        maxLength={200}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <EndOfPause endsByItself={endsByItself} local={local} onEndsByItself={setEndsByItself} onLocal={setLocal} />
    </DialogForm>
  )
}

interface EndOfPauseProps {
  readonly endsByItself: boolean
  /** As the browser's field has it, in the reader's own zone. */
  readonly local: string
  readonly onEndsByItself: (endsByItself: boolean) => void
  readonly onLocal: (local: string) => void
}

function EndOfPause({ endsByItself, local, onEndsByItself, onLocal }: EndOfPauseProps) {
  const name = useId()
  return (
    <fieldset className="grid gap-1">
      <legend className="mb-1 font-semibold text-table">{t('Ends')}</legend>
      <div className="-mx-2">
        <Choice
          type="radio"
          name={name}
          label={t('By itself, at a time')}
          checked={endsByItself}
          onChange={() => onEndsByItself(true)}
        />
        {endsByItself && (
          <span className="flex flex-wrap items-center gap-2 px-2 ps-8 pb-1">
            <input
              type="datetime-local"
              aria-label={t('Time')}
              value={local}
              onChange={(event) => onLocal(event.target.value)}
              className={`${inputClasses()} w-64!`}
            />
            <span className="text-muted text-table">{ownTimeZone}</span>
          </span>
        )}
        <Choice
          type="radio"
          name={name}
          label={t('When somebody resumes them')}
          checked={!endsByItself}
          onChange={() => onEndsByItself(false)}
        />
      </div>
    </fieldset>
  )
}

/** To the minute. */
function localTime(ms: number): string {
  const at = new Date(ms)
  return new Date(ms - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
}
