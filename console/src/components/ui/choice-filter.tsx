import { type ReactNode, useId } from 'react'
import { t } from '../../lib/text.ts'
import { Choice } from './choice.tsx'
import { FilterChip } from './filter-chip.tsx'

export interface FilterOption {
  readonly value: string
  readonly label: string
  readonly description?: string | null
}

interface ChoiceFilterProps {
  readonly label: string
  /** One value at most, instead of several. */
  readonly isSingle?: boolean
  /** A comma list, as it stands in the address. */
  readonly value: string | undefined
  readonly options: readonly FilterOption[]
  readonly onChange: (value: string | undefined) => void
  readonly startsOpen?: boolean
  /** Above the choices, such as a search box. */
  readonly before?: ReactNode
  /** Below them, such as "No role matches." */
  readonly after?: ReactNode
}

/** A filter by values; each press applies at once (console.md 2.2). */
export function ChoiceFilter(props: ChoiceFilterProps) {
  const { label, isSingle = false, value, options, onChange, startsOpen, before, after } = props
  const name = useId()
  const chosen = value ? value.split(',') : []
  const toggle = (option: string) => {
    if (isSingle) return onChange(option)
    const next = chosen.includes(option) ? chosen.filter((one) => one !== option) : [...chosen, option]
    onChange(next.length === 0 ? undefined : next.join(','))
  }
  return (
    <FilterChip
      label={label}
      chosen={chosen.map((one) => wordsFor(one, options))}
      onClear={() => onChange(undefined)}
      {...(startsOpen !== undefined && { startsOpen })}
    >
      {before}
      <fieldset aria-label={label} className="grid min-w-0">
        {options.map((option) => (
          <Choice
            key={option.value}
            type={isSingle ? 'radio' : 'checkbox'}
            name={name}
            label={option.label}
            description={option.description}
            checked={chosen.includes(option.value)}
            onChange={() => toggle(option.value)}
          />
        ))}
      </fieldset>
      {after}
    </FilterChip>
  )
}

function wordsFor(value: string, options: readonly FilterOption[]): string {
  const isNegated = value.startsWith('!')
  const plain = isNegated ? value.slice(1) : value
  const label = options.find((option) => option.value === plain)?.label ?? plain
  return isNegated ? t('not {label}', { label }) : label
}
