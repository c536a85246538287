import { type ReactNode, useState } from 'react'
import { DialogForm } from '../../../components/ui/dialog-form.tsx'
import { exemptionReasons, ReasonPicker } from '../../../components/ui/reason-picker.tsx'
import { Select } from '../../../components/ui/select.tsx'
import { t, tCount } from '../../../lib/text.ts'
import { useMethodChanges } from './use-method-changes.ts'

interface ExemptDialogProps {
  readonly userId: string
  readonly person: ReactNode
  readonly onClose: () => void
}

const daysChoices = [1, 7, 14, 30, 60, 90]
const dayMs = 86_400_000

/** For a while somebody sets up no second factor though a rule asks for one. */
export function ExemptDialog({ userId, person, onClose }: ExemptDialogProps) {
  const { exempt } = useMethodChanges(userId)
  const [reason, setReason] = useState('')
  const [days, setDays] = useState(7)
  return (
    <DialogForm
      title={t('Exempt from setting up MFA')}
      grade="T2"
      startOnCancel={false}
      confirm={t('Exempt from MFA')}
      confirming={t('Saving…')}
      failure={t("Couldn't exempt them.")}
      tone="danger"
      blockedReason={reason === '' ? t('Choose a reason') : null}
      onConfirm={() => exempt(reason, new Date(Date.now() + days * dayMs))}
      onClose={onClose}
    >
      {person}
      <ul className="grid gap-1 text-table">
        <li>{t('Whoever has no second factor signs in without one, although a rule asks for it.')}</li>
        <li>{t('A factor that is set up is asked for all the same, and an app that asks for one still does.')}</li>
      </ul>
      <Select
        label={t('It ends by itself after')}
        value={String(days)}
        options={daysChoices.map((count) => ({
          value: String(count),
          label: tCount(count, '1 day', '{count} days'),
        }))}
        onChange={(event) => setDays(Number(event.target.value))}
      />
      <ReasonPicker isRequired presets={exemptionReasons} onChange={setReason} />
    </DialogForm>
  )
}
