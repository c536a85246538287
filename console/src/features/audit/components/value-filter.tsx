import { useState } from 'react'
import { Button } from '../../../components/ui/button.tsx'
import { Choice } from '../../../components/ui/choice.tsx'
import { Field } from '../../../components/ui/field.tsx'
import { FilterChip } from '../../../components/ui/filter-chip.tsx'
import { t } from '../../../lib/text.ts'
import type { NamedValue } from '../api/event-names.ts'

interface ValueFilterProps {
  readonly label: string
  /** What is typed: "ID of the actor". */
  readonly typed: string
  readonly value: string | undefined
  /** Those that the rows in sight have. */
  readonly seen: readonly NamedValue[]
  readonly onChange: (value: string | undefined) => void
}

const seenAtMost = 12

/** Narrows to one value: one of those in sight, or one that is typed. */
export function ValueFilter({ label, typed, value, seen, onChange }: ValueFilterProps) {
  const [draft, setDraft] = useState('')
  const chosen = value === undefined ? [] : [seen.find((one) => one.value === value)?.label ?? value]
  return (
    <FilterChip label={label} chosen={chosen} onClear={() => onChange(undefined)}>
      <form
        className="flex items-end gap-2 px-2 pb-2"
        onSubmit={(event) => {
          event.preventDefault()
          if (draft.trim() !== '') onChange(draft.trim())
        }}
      >
        <Field
          className="min-w-0 flex-1"
          label={typed}
          value={draft}
          onChange={(event) => setDraft(event.target.value)}
          autoComplete="off"
          spellCheck={false}
        />
        <Button type="submit">{t('Apply')}</Button>
      </form>
      {seen.length > 0 && (
        <fieldset aria-label={t('In this list')} className="grid min-w-0">
          {seen.slice(0, seenAtMost).map((one) => (
            <Choice
              key={one.value}
              type="radio"
              label={one.label}
              checked={one.value === value}
              onChange={() => onChange(one.value)}
            />
          ))}
        </fieldset>
      )}
    </FilterChip>
  )
}
