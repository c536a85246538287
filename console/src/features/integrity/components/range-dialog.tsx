import { useState } from 'react'
import { Choice } from '../../../components/ui/choice.tsx'
import { DialogForm } from '../../../components/ui/dialog-form.tsx'
import { Field } from '../../../components/ui/field.tsx'
import { t } from '../../../lib/text.ts'
import type { RangeAsked } from '../api/integrity.ts'

interface RangeDialogProps {
  readonly onStart: (range: RangeAsked) => void
  readonly onClose: () => void
}

const dayMs = 86_400_000

/** A stretch by time, or by the numbers of the log. */
export function RangeDialog({ onStart, onClose }: RangeDialogProps) {
  const [days, setDays] = useState<number | null>(1)
  const [from, setFrom] = useState('')
  const [to, setTo] = useState('')
  const [first, last] = [Number(from), Number(to)]
  const isNumbered = Number.isSafeInteger(first) && Number.isSafeInteger(last) && first >= 1 && last >= first
  return (
    <DialogForm
      title={t('Verify a range')}
      confirm={t('Verify this range')}
      confirming={t('Verifying…')}
      failure={t("Couldn't verify the range.")}
      blockedReason={days === null && !isNumbered ? t('Give the first and the last number') : null}
      onConfirm={async () =>
        onStart(
          days === null
            ? { from: first, to: last }
            : { since: new Date(Date.now() - days * dayMs).toISOString(), until: new Date().toISOString() },
        )
      }
      onClose={onClose}
    >
      <fieldset aria-label={t('Range')} className="grid">
        <Choice type="radio" label={t('Last 24 hours')} checked={days === 1} onChange={() => setDays(1)} />
        <Choice type="radio" label={t('Last 7 days')} checked={days === 7} onChange={() => setDays(7)} />
        <Choice type="radio" label={t('Last 30 days')} checked={days === 30} onChange={() => setDays(30)} />
        <Choice type="radio" label={t('By number')} checked={days === null} onChange={() => setDays(null)} />
      </fieldset>
      {days === null && (
        <div className="grid grid-cols-2 gap-3">
          <Field label={t('From number')} inputMode="numeric" value={from} onChange={(e) => setFrom(e.target.value)} />
          <Field label={t('To number')} inputMode="numeric" value={to} onChange={(e) => setTo(e.target.value)} />
        </div>
      )}
    </DialogForm>
  )
}
