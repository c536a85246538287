import { useId } from 'react'
import { Choice } from '../../../components/ui/choice.tsx'
import { inputClasses } from '../../../components/ui/field.tsx'
import { t } from '../../../lib/text.ts'
import { ownTimeZone } from '../../../lib/time-zone.ts'

export interface RunTimeChoice {
  readonly isNow: boolean
  /** As the browser's field has it, in the reader's own zone. */
  readonly local: string
}

interface RunTimeProps {
  readonly choice: RunTimeChoice
  readonly onChange: (choice: RunTimeChoice) => void
}

/** When a job begins: now, or at a time in the zone that stands beside it. */
export function RunTime({ choice, onChange }: RunTimeProps) {
  const name = useId()
  const { isNow, local } = choice
  return (
    <fieldset className="grid gap-1">
      <legend className="mb-1 font-semibold text-table">{t('Run')}</legend>
      <div className="-mx-2 flex flex-wrap items-center gap-x-3">
        <Choice
          type="radio"
          name={name}
          label={t('now')}
          checked={isNow}
          onChange={() => onChange({ ...choice, isNow: true })}
        />
        <Choice
          type="radio"
          name={name}
          label={t('at a time')}
          checked={!isNow}
          onChange={() => onChange({ ...choice, isNow: false })}
        />
        {!isNow && (
          <span className="flex flex-wrap items-center gap-2 px-2">
            <input
              type="datetime-local"
              aria-label={t('Time')}
              value={local}
              onChange={(event) => onChange({ isNow: false, local: event.target.value })}
              className={`${inputClasses()} w-56!`}
            />
            <span className="text-muted text-table">{ownTimeZone}</span>
          </span>
        )}
      </div>
    </fieldset>
  )
}

/** Null while no time stands there. */
export function runAtOf({ local }: RunTimeChoice): string | null {
  const at = new Date(local)
  return Number.isNaN(at.getTime()) ? null : at.toISOString()
}
