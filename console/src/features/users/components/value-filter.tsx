import { lazy, Suspense, useId } from 'react'
import { Choice } from '../../../components/ui/choice.tsx'
import { FilterChip } from '../../../components/ui/filter-chip.tsx'
import { t } from '../../../lib/text.ts'
import type { FilterOffer } from '../api/list-filters.ts'
import { type UserListSearch, values } from '../api/list-search.ts'
import { filterLabels, valueInWords } from './filter-words.ts'

export interface ListFilterProps {
  readonly offer: FilterOffer
  readonly value: string | undefined
  readonly onChange: (value: string | undefined) => void
  readonly startsOpen: boolean
  /** The filters that are set, by which the choices are counted. */
  readonly search: UserListSearch
}

interface ValueFilterProps extends ListFilterProps {
  /** What can be chosen, where it is more than the offer says. */
  readonly options?: readonly { readonly value: string; readonly label: string }[]
  readonly isSingle?: boolean
  /** Said where nothing can be chosen. */
  readonly nothing?: string | undefined
}

/** A filter by values, each press of which applies at once; turned round, it leaves those out instead. */
export function ValueFilter(props: ValueFilterProps) {
  const { offer, value, onChange, startsOpen, search, options, isSingle = false, nothing } = props
  const name = useId()
  const isCounted = offer.kind === 'choice' || offer.kind === 'flag'
  const chosen = values(value)
  const isNegated = chosen.length > 0 && chosen.every((one) => one.startsWith('!'))
  const plain = chosen.map((one) => one.replace(/^!/, ''))
  const shown = options ?? offer.values.map((one) => ({ value: one, label: valueInWords(one) }))
  const labelOf = (one: string) => shown.find((option) => option.value === one)?.label ?? valueInWords(one)
  const write = (next: readonly string[], negated: boolean) =>
    onChange(next.length === 0 ? undefined : next.map((one) => (negated ? `!${one}` : one)).join(','))
  const toggle = (one: string) => {
    if (isSingle) return write([one], isNegated)
    write(plain.includes(one) ? plain.filter((other) => other !== one) : [...plain, one], isNegated)
  }
  const label = filterLabels[offer.name]
  return (
    <FilterChip
      label={label}
      startsOpen={startsOpen}
      chosen={chosen.map((one) =>
        one.startsWith('!') ? t('not {label}', { label: labelOf(one.slice(1)) }) : labelOf(one),
      )}
      onClear={() => onChange(undefined)}
    >
      <fieldset aria-label={label} className="grid min-w-0">
        {shown.map((option) => (
          <Choice
            key={option.value}
            type={isSingle ? 'radio' : 'checkbox'}
            name={name}
            label={
              <span className="flex justify-between gap-3">
                {option.label}
                {isCounted && (
                  // Its place is kept: what comes late moves nothing. It describes the choice, and is no part of its name.
                  <span
                    id={name + option.value}
                    aria-hidden="true"
                    className="min-w-[4ch] text-end text-muted tabular-nums"
                  >
                    <Suspense>
                      <ValueCount of={offer.name} value={option.value} search={search} />
                    </Suspense>
                  </span>
                )}
              </span>
            }
            aria-describedby={isCounted ? name + option.value : undefined}
            checked={plain.includes(option.value)}
            onChange={() => toggle(option.value)}
          />
        ))}
      </fieldset>
      {nothing && shown.length === 0 && <p className="px-2 py-2 text-muted text-table">{nothing}</p>}
      {offer.isNegatable && chosen.length > 0 && (
        <Choice
          type="checkbox"
          label={t('Everybody but these')}
          className="mt-1 border-line border-t"
          checked={isNegated}
          onChange={() => write(plain, !isNegated)}
        />
      )}
    </FilterChip>
  )
}

const ValueCount = lazy(() => import('./value-count.tsx').then((m) => ({ default: m.ValueCount })))
