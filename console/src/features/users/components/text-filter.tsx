import { useState } from 'react'
import { Button } from '../../../components/ui/button.tsx'
import { Field } from '../../../components/ui/field.tsx'
import { FilterChip } from '../../../components/ui/filter-chip.tsx'
import { t } from '../../../lib/text.ts'
import { values } from '../api/list-search.ts'
import { filterLabels } from './filter-words.ts'
import type { ListFilterProps } from './value-filter.tsx'

/** A filter by names that nobody can list, such as permissions and domains. */
export function TextFilter({ offer, value, onChange, startsOpen }: ListFilterProps) {
  const label = filterLabels[offer.name]
  return (
    <FilterChip label={label} startsOpen={startsOpen} chosen={values(value)} onClear={() => onChange(undefined)}>
      <TextForm
        key={value ?? ''}
        label={label}
        hint={offer.name === 'domain' ? t('Such as example.com. Several stand with commas between.') : permissionHint}
        text={value ?? ''}
        onApply={onChange}
      />
    </FilterChip>
  )
}

const permissionHint = t('A name such as read:invoices. Several stand with commas between.')

interface TextFormProps {
  readonly label: string
  readonly hint: string
  readonly text: string
  readonly onApply: (text: string | undefined) => void
}

function TextForm({ label, hint, text: given, onApply }: TextFormProps) {
  const [text, setText] = useState(given)
  return (
    <form
      className="grid gap-2 px-2 pb-1"
      onSubmit={(event) => {
        event.preventDefault()
        const names = values(text)
          .map((one) => one.trim())
          .filter((one) => one !== '')
        onApply(names.join(',') || undefined)
      }}
    >
      <Field
        label={label}
        value={text}
        hint={hint}
        autoComplete="off"
        onChange={(event) => setText(event.target.value)}
      />
      <Button type="submit">{t('Apply')}</Button>
    </form>
  )
}
