import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ChoiceFilter } from '../../../components/ui/choice-filter.tsx'
import { PickerSearchBox } from '../../../components/ui/picker-search-box.tsx'
import { useMay } from '../../../lib/permissions.ts'
import { t } from '../../../lib/text.ts'
import { roleSearchQuery } from '../api/role-queries.ts'

interface RoleFilterProps {
  readonly value: string | undefined
  readonly onChange: (value: string | undefined) => void
}

/** Narrows a list of users to the holders of roles. */
export function RoleFilter({ value, onChange }: RoleFilterProps) {
  const mayRead = useMay('read:roles')
  const [words, setWords] = useState('')
  const { data: roles = [] } = useQuery({
    ...roleSearchQuery(words),
    placeholderData: keepPreviousData,
    enabled: mayRead,
  })
  if (!mayRead) return null
  const options = roles.map(({ id, name, description }) => ({ value: id, label: name, description }))
  return (
    <ChoiceFilter
      label={t('Role')}
      isSingle
      value={value}
      onChange={onChange}
      options={options}
      before={<PickerSearchBox label={t('Search roles')} value={words} onChange={setWords} />}
      after={
        options.length === 0 && (
          <p className="px-2 py-2 text-muted text-table">
            {words === '' ? t('There are no roles yet.') : t('No role matches.')}
          </p>
        )
      }
    />
  )
}
