import { useState } from 'react'
import { t } from '../../lib/text.ts'
import { toastDone, toastProblem } from '../../lib/toasts.ts'
import { Button } from './button.tsx'
import { Card } from './card.tsx'
import { Select } from './select.tsx'

interface LimitCardProps {
  readonly title: string
  readonly about: string
  readonly label: string
  /** As it is stored; null: there is none of its own. */
  readonly value: number | null
  readonly choices: readonly (number | null)[]
  readonly words: (value: number | null) => string
  /** The words in place of the button where the reader may only look. */
  readonly refusal: string | null
  readonly onSave: (next: number | null) => Promise<unknown>
  readonly done: string
  readonly failure: string
}

/** A length of time that something may have of its own. Saving has the former one as its Undo. */
export function LimitCard({
  title,
  about,
  label,
  value,
  choices,
  words,
  refusal,
  onSave,
  done,
  failure,
}: LimitCardProps) {
  const [chosen, setChosen] = useState(value)
  // What a program set stays to be seen, whichever it is.
  const shown = choices.includes(value) ? choices : [...choices, value]

  async function submit() {
    try {
      await onSave(chosen)
      toastDone(done, () => onSave(value))
    } catch (error) {
      toastProblem(failure, error)
    }
  }

  return (
    <Card title={title}>
      <form
        className="grid gap-3 px-4 py-3 text-table"
        onSubmit={(event) => {
          event.preventDefault()
          if (refusal === null && chosen !== value) void submit()
        }}
      >
        <p className="text-muted">{about}</p>
        <div className="flex flex-wrap items-end gap-3">
          <Select
            className="min-w-0 flex-1 basis-56"
            label={label}
            value={String(chosen)}
            disabled={refusal !== null}
            options={shown.map((each) => ({ value: String(each), label: words(each) }))}
            onChange={({ target }) => setChosen(target.value === 'null' ? null : Number(target.value))}
          />
          {refusal === null ? (
            <Button type="submit" tone="primary" disabledReason={chosen === value ? t('Nothing was changed') : null}>
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
