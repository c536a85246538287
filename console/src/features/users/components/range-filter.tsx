import { useId, useState } from 'react'
import { Button } from '../../../components/ui/button.tsx'
import { Choice } from '../../../components/ui/choice.tsx'
import { Field } from '../../../components/ui/field.tsx'
import { FilterChip } from '../../../components/ui/filter-chip.tsx'
import { t } from '../../../lib/text.ts'
import { filterLabels, valueInWords } from './filter-words.ts'
import type { ListFilterProps } from './value-filter.tsx'

/** A span of time: the usual ones at a press, days with Apply, so that nothing half-typed narrows the list. */
export function RangeFilter({ offer, value, onChange, startsOpen }: ListFilterProps) {
  const name = useId()
  const [from = '', to = ''] = value?.includes('..') ? value.split('..') : []
  const label = filterLabels[offer.name]
  return (
    <FilterChip
      label={label}
      startsOpen={startsOpen}
      chosen={value === undefined ? [] : [valueInWords(value)]}
      onClear={() => onChange(undefined)}
    >
      <fieldset aria-label={label} className="grid min-w-0">
        {offer.values.map((one) => (
          <Choice
            key={one}
            type="radio"
            name={name}
            label={valueInWords(one)}
            checked={value === one}
            onChange={() => onChange(one)}
          />
        ))}
      </fieldset>
      <DaysForm key={value ?? ''} from={from} to={to} onApply={onChange} />
    </FilterChip>
  )
}

interface DaysFormProps {
  readonly from: string
  readonly to: string
  readonly onApply: (span: string) => void
}

function DaysForm(props: DaysFormProps) {
  const [from, setFrom] = useState(props.from)
  const [to, setTo] = useState(props.to)
  const isBackwards = from !== '' && to !== '' && to < from
  const reason = from === '' && to === '' ? t('Give a first day, a last day or both') : null
  return (
    <form
      className="mt-1 grid gap-2 border-line border-t px-2 pt-2"
      onSubmit={(event) => {
        event.preventDefault()
        if (!isBackwards && reason === null) props.onApply(`${from}..${to}`)
      }}
    >
      <div className="grid grid-cols-2 gap-2">
        <Field label={t('From')} type="date" value={from} onChange={(event) => setFrom(event.target.value)} />
        <Field
          label={t('To')}
          type="date"
          value={to}
          onChange={(event) => setTo(event.target.value)}
          errors={isBackwards ? [t('Before the first day')] : undefined}
        />
      </div>
      <Button type="submit" disabledReason={isBackwards ? t('The last day is before the first') : reason}>
        {t('Apply')}
      </Button>
    </form>
  )
}
