import { useId, useState } from 'react'
import { classNames } from '../../lib/class-names.ts'
import { t } from '../../lib/text.ts'
import { inputClasses } from './field.tsx'

interface ReasonPickerProps {
  /** The reason in one line, empty while none is given. It goes to the audit log. */
  readonly onChange: (reason: string) => void
  readonly isRequired?: boolean
}

/** A reason: one press on a preset, and a note where a preset does not say enough (console.md 1.8). */
export function ReasonPicker({ onChange, isRequired = false }: ReasonPickerProps) {
  const noteId = useId()
  const [preset, setPreset] = useState('')
  const [note, setNote] = useState('')
  const tell = (nextPreset: string, nextNote: string) => {
    setPreset(nextPreset)
    setNote(nextNote)
    onChange([nextPreset, nextNote.trim()].filter(Boolean).join(': '))
  }
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1.5 font-semibold text-table">
        Reason{' '}
        <span className="font-normal text-muted">({isRequired ? '' : t('optional, ')}kept in the audit log)</span>
      </legend>
      <div className="flex flex-wrap gap-1.5">
        {presets.map((option) => (
          <button
            key={option}
            type="button"
            aria-pressed={preset === option}
            onClick={() => tell(preset === option ? '' : option, note)}
            className={classNames(
              'h-7 rounded-full border px-2.5 text-meta pointer-coarse:h-11 pointer-coarse:px-4',
              preset === option ? 'border-accent bg-selected text-accent' : 'border-line hover:border-control',
            )}
          >
            {option}
          </button>
        ))}
      </div>
      <label htmlFor={noteId} className="sr-only">
        {t('Note or ticket number')}
      </label>
      <input
        id={noteId}
        value={note}
        maxLength={450}
        placeholder={t('Note or ticket number')}
        onChange={(event) => tell(preset, event.target.value)}
        className={inputClasses()}
      />
    </fieldset>
  )
}

const presets = [
  'Suspected compromise',
  'User request',
  'Offboarding',
  'Policy violation',
  'Fraud',
  'Duplicate',
  'Testing',
]
