import { useState } from 'react'
import { Button } from '../../../components/ui/button.tsx'
import { Field } from '../../../components/ui/field.tsx'
import { Select } from '../../../components/ui/select.tsx'
import { t } from '../../../lib/text.ts'
import { type Kind, kindLabels } from '../api/caller-verification.ts'
import { startVerification } from '../api/verification-queries.ts'
import type { VerifyingProps } from './email-code.tsx'
import { useOneAtATime } from './use-one-at-a-time.ts'

const kinds = Object.entries(kindLabels).map(([value, label]) => ({ value, label }))

/** What the agent saw or asked outside of Rollcall: it stands on their word, which the audit keeps. */
export function OtherWay({ userId, onVerified }: VerifyingProps) {
  const [kind, setKind] = useState<Kind>('id-document')
  const [note, setNote] = useState('')
  const { isBusy, fault, run } = useOneAtATime(t("Couldn't record it."))

  async function record(): Promise<void> {
    if (note.trim() === '') return
    await run(async () => onVerified(await startVerification(userId, { channel: 'other', kind, note: note.trim() })))
  }

  return (
    <div className="flex flex-wrap items-end gap-2">
      <Select
        label={t('How')}
        className="w-40 max-table:w-full"
        options={kinds}
        value={kind}
        onChange={({ target }) => setKind(target.value as Kind)}
      />
      <Field
        label={t('What you checked')}
        className="min-w-40 flex-1"
        placeholder={t('Passport matches')}
        maxLength={500}
        value={note}
        errors={fault === null ? undefined : [fault]}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return
          event.preventDefault()
          void record()
        }}
        onChange={({ target }) => setNote(target.value)}
      />
      <Button
        aria-disabled={isBusy}
        disabledReason={note.trim() === '' ? t('Say what you checked first') : null}
        onClick={() => void record()}
      >
        {isBusy ? t('Recording…') : t('Record')}
      </Button>
    </div>
  )
}
