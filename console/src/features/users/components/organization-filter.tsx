import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ChoiceFilter } from '../../../components/ui/choice-filter.tsx'
import { inputClasses } from '../../../components/ui/field.tsx'
import { Icon } from '../../../components/ui/icon.tsx'
import { t } from '../../../lib/text.ts'
import { values } from '../api/list-search.ts'
import { organizationSearchQuery } from '../api/search-organizations.ts'
import { filterLabels } from './filter-words.ts'
import type { ListFilterProps } from './value-filter.tsx'

/** Organizations by their names, found by the server: there may be many thousand. */
export function OrganizationFilter({ value, onChange, startsOpen }: ListFilterProps) {
  const [words, setWords] = useState('')
  const { data: organizations = [] } = useQuery({
    ...organizationSearchQuery(words),
    placeholderData: keepPreviousData,
  })
  const options = organizations.map(({ name, displayName }) => ({
    value: name,
    label: displayName ?? name,
    description: displayName === null || displayName === name ? null : name,
  }))
  // What is chosen stays in the list, whatever is searched for.
  const missing = values(value)
    .map((one) => one.replace(/^!/, ''))
    .filter((one) => !options.some((option) => option.value === one))
  const isSearching = words.trim() !== ''
  return (
    <ChoiceFilter
      label={filterLabels.organization}
      value={value}
      startsOpen={startsOpen}
      onChange={onChange}
      options={[...missing.map((one) => ({ value: one, label: one })), ...options]}
      before={
        <div className="relative mb-2">
          <Icon name="search" className="pointer-events-none absolute inset-y-0 start-2.5 my-auto text-muted" />
          <input
            type="search"
            aria-label={t('Search organizations')}
            placeholder={t('Search organizations')}
            value={words}
            autoComplete="off"
            onChange={(event) => setWords(event.target.value)}
            className={`${inputClasses()} ps-8`}
          />
        </div>
      }
      after={
        options.length === 0 && (
          <p className="px-2 py-2 text-muted text-table">
            {isSearching ? t('No organization matches.') : t('There are no organizations yet.')}
          </p>
        )
      }
    />
  )
}
