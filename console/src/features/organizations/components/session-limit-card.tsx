import { useState } from 'react'
import { Button } from '../../../components/ui/button.tsx'
import { Card } from '../../../components/ui/card.tsx'
import { Select } from '../../../components/ui/select.tsx'
import { t, tCount } from '../../../lib/text.ts'
import { toastDone, toastProblem } from '../../../lib/toasts.ts'
import { changeOrganization } from '../api/change-organization.ts'
import type { Organization } from '../api/organization.ts'

interface SessionLimitCardProps {
  readonly organization: Organization
  /** The words in place of the button where the reader may only look. */
  readonly refusal: string | null
  readonly onChanged: (organization: Organization) => Promise<unknown>
}

const choices = [null, 15, 60, 480, 1_440, 10_080]

/** How long a sign-in to the organization counts. */
export function SessionLimitCard({ organization, refusal, onChanged }: SessionLimitCardProps) {
  const { id, sessionMinutes } = organization
  const [chosen, setChosen] = useState(sessionMinutes)
  // What a program set stays to be seen, whichever it is.
  const shown = choices.includes(sessionMinutes) ? choices : [...choices, sessionMinutes]

  async function save(next: number | null): Promise<void> {
    await onChanged(await changeOrganization(id, { sessionMinutes: next }))
  }

  async function submit() {
    try {
      await save(chosen)
      toastDone(t('The limit was saved.'), () => save(sessionMinutes))
    } catch (error) {
      toastProblem(t("Couldn't save the limit."), error)
    }
  }

  return (
    <Card title={t('Session limit')}>
      <form
        className="grid gap-3 px-4 py-3 text-table"
        onSubmit={(event) => {
          event.preventDefault()
          if (refusal === null && chosen !== sessionMinutes) void submit()
        }}
      >
        <p className="text-muted">
          {t('After this time people sign in to this organization again, and what was issued for it ends.')}
        </p>
        <div className="flex flex-wrap items-end gap-3">
          <Select
            className="min-w-0 flex-1 basis-56"
            label={t('A sign-in counts for')}
            value={String(chosen)}
            disabled={refusal !== null}
            options={shown.map((minutes) => ({ value: String(minutes), label: limitWords(minutes) }))}
            onChange={({ target: { value } }) => setChosen(value === 'null' ? null : Number(value))}
          />
          {refusal === null ? (
            <Button
              type="submit"
              tone="primary"
              disabledReason={chosen === sessionMinutes ? t('Nothing was changed') : null}
            >
              {t('Save')}
            </Button>
          ) : (
            <span className="text-meta text-muted">{refusal}</span>
          )}
        </div>
      </form>
    </Card>
  )
}

function limitWords(minutes: number | null): string {
  if (minutes === null) return t('As long as the session lasts')
  if (minutes % 1_440 === 0) return tCount(minutes / 1_440, '1 day', '{count} days')
  if (minutes % 60 === 0) return tCount(minutes / 60, '1 hour', '{count} hours')
  return tCount(minutes, '1 minute', '{count} minutes')
}
