import { useId, useState } from 'react'
import { t } from '../../lib/text.ts'
import { ChoiceChip } from './choice-chip.tsx'
import { inputClasses } from './field.tsx'

interface ReasonPickerProps {
  /** The reason in one line, empty while none is given. It goes to the audit log. */
  readonly onChange: (reason: string) => void
  readonly isRequired?: boolean
  /** Where other reasons than the usual ones are to be had. */
  readonly presets?: readonly ReasonPreset[]
  /** What stands there at first. A new one needs a new picker. */
  readonly suggested?: { readonly reason: string; readonly note: string } | null
}

export interface ReasonPreset {
  readonly reason: string
  readonly label: string
}

/** A reason: one press on a preset, and a note where a preset does not say enough (console.md 1.8). */
export function ReasonPicker({
  onChange,
  isRequired = false,
  presets = usualReasons,
  suggested = null,
}: ReasonPickerProps) {
  const noteId = useId()
  const [preset, setPreset] = useState(suggested?.reason ?? '')
  const [note, setNote] = useState(suggested?.note ?? '')
  const tell = (nextPreset: string, nextNote: string) => {
    setPreset(nextPreset)
    setNote(nextNote)
    const isNothing = nextPreset === otherReason && nextNote.trim() === ''
    onChange(isNothing ? '' : [nextPreset, nextNote.trim()].filter(Boolean).join(': '))
  }
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1.5 font-semibold text-table">
        {t('Reason')}{' '}
        <span className="font-normal text-muted">
          ({isRequired ? t('kept in the audit log') : t('optional, kept in the audit log')})
        </span>
      </legend>
      <div className="flex flex-wrap gap-1.5">
        {presets.map(({ reason, label }) => (
          <ChoiceChip
            key={reason}
            isChosen={preset === reason}
            onPress={() => tell(preset === reason ? '' : reason, note)}
          >
            {label}
          </ChoiceChip>
        ))}
      </div>
      <label htmlFor={noteId} className="sr-only">
        {t('Note or ticket number')}
      </label>
      <input
        id={noteId}
        value={note}
        maxLength={450}
        placeholder={preset === otherReason ? t('What else it is') : t('Note or ticket number')}
        onChange={(event) => tell(preset, event.target.value)}
        className={inputClasses()}
      />
    </fieldset>
  )
}

/** A reason that was given here, in the reader's language as far as it was a preset. */
export function reasonInWords(reason: string): string {
  const [first = '', ...note] = reason.split(': ')
  const label = knownReasons.find((preset) => preset.reason === first)?.label ?? first
  return [label, ...note].join(': ')
}

/** Why somebody needs no second factor for a while. */
export const exemptionReasons: readonly ReasonPreset[] = [
  { reason: 'Waits for a device', label: t('Waits for a device') },
  { reason: 'Cannot use one for now', label: t('Cannot use one for now') },
  { reason: 'Program, not a person', label: t('Program, not a person') },
]

/** Why somebody is suspended whose data are to rest. */
export const restrictionReasons = [
  { reason: 'Restriction of processing', label: t('Restriction of processing') },
] as const satisfies readonly ReasonPreset[]
/** Says nothing without words of one's own. */
const otherReason = 'Other'

/** The log keeps what a preset is called in English, whoever pressed it. */
const usualReasons: readonly ReasonPreset[] = [
  { reason: 'Suspected compromise', label: t('Suspected compromise') },
  { reason: 'User request', label: t('User request') },
  { reason: 'Offboarding', label: t('Offboarding') },
  { reason: 'Policy violation', label: t('Policy violation') },
  { reason: 'Fraud', label: t('Fraud') },
  { reason: 'Duplicate', label: t('Duplicate') },
  { reason: 'Testing', label: t('Testing') },
  { reason: otherReason, label: t('Other') },
]

/** Why nobody is to get in through an organization. */
export const organizationReasons: readonly ReasonPreset[] = [
  { reason: 'Unpaid', label: t('Unpaid') },
  { reason: 'Contract ended', label: t('Contract ended') },
  { reason: 'Suspected compromise', label: t('Suspected compromise') },
  { reason: otherReason, label: t('Other') },
]

const knownReasons = [...usualReasons, ...restrictionReasons, ...organizationReasons, ...exemptionReasons]
