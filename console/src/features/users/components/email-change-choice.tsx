import { Choice } from '../../../components/ui/choice.tsx'
import { ReasonPicker } from '../../../components/ui/reason-picker.tsx'
import { t } from '../../../lib/text.ts'

interface EmailChangeChoiceProps {
  /** Null: the new address is asked; else why it is theirs, empty while nobody said. */
  readonly vouching: string | null
  readonly onChange: (vouching: string | null) => void
}

/** How a new address comes to count (console.md 3.4). */
export function EmailChangeChoice({ vouching, onChange }: EmailChangeChoiceProps) {
  return (
    <div className="grid min-w-0 gap-3">
      <fieldset className="min-w-0">
        <legend className="mb-1 font-semibold text-table">{t('When does the new address count?')}</legend>
        <div className="-mx-2 grid">
          <Choice
            type="radio"
            name="email-change"
            label={t('Send verification to the new address')}
            description={t('The present address is notified, and counts until the new one is confirmed.')}
            checked={vouching === null}
            onChange={() => onChange(null)}
          />
          <Choice
            type="radio"
            name="email-change"
            label={t('Mark as verified')}
            description={t('It counts at once and signs them out. The present address is notified.')}
            checked={vouching !== null}
            onChange={() => onChange('')}
          />
        </div>
      </fieldset>
      {vouching !== null && <ReasonPicker isRequired onChange={onChange} />}
    </div>
  )
}
