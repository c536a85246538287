import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ChoiceFilter } from '../../../components/ui/choice-filter.tsx'
import { PickerSearchBox } from '../../../components/ui/picker-search-box.tsx'
import { t } from '../../../lib/text.ts'
import { appQuery, appSearchQuery } from '../api/app.ts'

interface AppFilterProps {
  readonly value: string | undefined
  readonly onChange: (value: string | undefined) => void
  readonly startsOpen: boolean
}

/** Narrows a list of users to those who came in through an app. */
export function AppFilter({ value, onChange, startsOpen }: AppFilterProps) {
  const [words, setWords] = useState('')
  const { data: apps = [] } = useQuery({ ...appSearchQuery(words), placeholderData: keepPreviousData })
  const chosen = value?.replace(/^!/, '')
  const isListed = apps.some(({ id }) => id === chosen)
  const { data: other } = useQuery({ ...appQuery(chosen ?? ''), enabled: chosen !== undefined && !isListed })
  const options = apps.map(({ id, name }) => ({ value: id, label: name }))
  return (
    <ChoiceFilter
      label={t('App')}
      isSingle
      value={value}
      onChange={onChange}
      startsOpen={startsOpen}
      options={
        chosen === undefined || isListed ? options : [{ value: chosen, label: other?.name ?? chosen }, ...options]
      }
      before={<PickerSearchBox label={t('Search apps')} value={words} onChange={setWords} />}
      after={options.length === 0 && <p className="px-2 py-2 text-muted text-table">{t('No app matches.')}</p>}
    />
  )
}
