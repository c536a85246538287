import { useState } from 'react'
import { Button } from '../../../components/ui/button.tsx'
import { Choice } from '../../../components/ui/choice.tsx'
import { Field } from '../../../components/ui/field.tsx'
import { FilterChip } from '../../../components/ui/filter-chip.tsx'
import { t } from '../../../lib/text.ts'
import { defaultRange, rangeBetween, ranges, spanOf } from '../api/explorer-search.ts'
import { utcTime } from '../api/utc-time.ts'

interface RangeFilterProps {
  /** Nothing chosen means all that is kept, and not the last day. */
  readonly isAnyTime?: boolean
  readonly value: string | undefined
  readonly onChange: (value: string | undefined) => void
}

/** How far back, or from one moment to another. Nothing unfinished is applied. */
export function RangeFilter({ isAnyTime = false, value, onChange }: RangeFilterProps) {
  const [from, setFrom] = useState('')
  const [to, setTo] = useState('')
  const custom = from === '' || to === '' ? null : spanOf(`${from}Z..${to}Z`, new Date())
  return (
    <FilterChip
      label={value === undefined && !isAnyTime ? rangeWords() : t('Time')}
      chosen={value === undefined ? [] : [rangeWords(value)]}
      onClear={() => onChange(undefined)}
    >
      <fieldset aria-label={t('Time')} className="grid min-w-0">
        {ranges.map((range) => (
          <Choice
            key={range}
            type="radio"
            label={rangeWords(range)}
            checked={(value ?? (isAnyTime ? undefined : defaultRange)) === range}
            onChange={() => onChange(range === defaultRange && !isAnyTime ? undefined : range)}
          />
        ))}
      </fieldset>
      <form
        className="mt-1 grid gap-2 border-line border-t px-2 pt-2"
        onSubmit={(event) => {
          event.preventDefault()
          if (custom?.until) onChange(rangeBetween(new Date(custom.since), new Date(custom.until)))
        }}
      >
        <Field label={t('From (UTC)')} type="datetime-local" value={from} onChange={(e) => setFrom(e.target.value)} />
        <Field label={t('To (UTC)')} type="datetime-local" value={to} onChange={(e) => setTo(e.target.value)} />
        <Button type="submit" disabledReason={custom === null ? t('The end lies after the beginning') : null}>
          {t('Apply')}
        </Button>
      </form>
    </FilterChip>
  )
}

const words: Readonly<Record<string, string>> = {
  '1h': t('Last hour'),
  '24h': t('Last 24 hours'),
  '7d': t('Last 7 days'),
  '30d': t('Last 30 days'),
  '90d': t('Last 90 days'),
  '365d': t('Last year'),
}

function rangeWords(range: string = defaultRange): string {
  const known = words[range]
  if (known !== undefined) return known
  const span = spanOf(range, new Date())
  return span === null ? range : `${utcTime(span.since).slice(0, 16)} – ${utcTime(span.until ?? '').slice(0, 16)}`
}
