import { useQuery } from '@tanstack/react-query'
import { useId } from 'react'
import { Choice } from '../../../components/ui/choice.tsx'
import { cappedCount } from '../../../lib/format-count.ts'
import { type FilterOffer, filterCountsQuery } from '../api/list-filters.ts'
import type { UserListSearch } from '../api/list-search.ts'

interface CountedChoicesProps {
  readonly of: FilterOffer
  readonly search: UserListSearch
  readonly label: string
  readonly type: 'radio' | 'checkbox'
  readonly options: readonly { readonly value: string; readonly label: string }[]
  readonly isChosen: (value: string) => boolean
  readonly onChoose: (value: string) => void
}

/** The values of a filter, each with whom it would leave, where the server counts them (console.md 2.2). */
export function CountedChoices({ of, search, label, type, options, isChosen, onChoose }: CountedChoicesProps) {
  const id = useId()
  const isCounted = of.kind === 'choice' || of.kind === 'flag'
  const { data: counts } = useQuery({ ...filterCountsQuery(of.name, search), enabled: isCounted })
  return (
    <fieldset aria-label={label} className="grid min-w-0">
      {options.map(({ value, label: words }, place) => (
        <Choice
          key={value}
          type={type}
          name={id}
          label={
            <span className="flex justify-between gap-3">
              {words}
              {isCounted && (
                // Its place is kept: what comes late moves nothing. It describes the choice, and is no part of its name.
                <span id={`${id}-${place}`} aria-hidden="true" className="min-w-[4ch] text-end text-muted tabular-nums">
                  {counts?.has(value) && cappedCount(counts.get(value) ?? 0)}
                </span>
              )}
            </span>
          }
          aria-describedby={isCounted ? `${id}-${place}` : undefined}
          checked={isChosen(value)}
          onChange={() => onChoose(value)}
        />
      ))}
    </fieldset>
  )
}
