import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ChoiceFilter } from '../../../components/ui/choice-filter.tsx'
import { PickerSearchBox } from '../../../components/ui/picker-search-box.tsx'
import { Select } from '../../../components/ui/select.tsx'
import { useMay } from '../../../lib/permissions.ts'
import { t } from '../../../lib/text.ts'
import { type Holding, readHeldRole, writeHeldRole } from '../../users/api/held-role.ts'
import { roleSearchQuery } from '../api/role-queries.ts'

interface RoleFilterProps {
  readonly value: string | undefined
  readonly onChange: (value: string | undefined) => void
}

/** Narrows a list of users to the holders of roles, wherever or as one of them is held. */
export function RoleFilter({ value, onChange }: RoleFilterProps) {
  const mayRead = useMay('read:roles')
  const [words, setWords] = useState('')
  const [way, setWay] = useState<Holding>('any')
  const { data: roles = [] } = useQuery({
    ...roleSearchQuery(words),
    placeholderData: keepPreviousData,
    enabled: mayRead,
  })
  if (!mayRead) return null
  const held = readHeldRole(value ?? '')
  const roleIn = value === undefined ? way : held.roleIn
  const options = roles.map(({ id, name, description }) => ({
    value: writeHeldRole({ ids: id, roleIn }),
    label: name,
    description,
  }))

  function changeWay(next: Holding) {
    setWay(next)
    if (value !== undefined) onChange(writeHeldRole({ ids: held.ids, roleIn: next }))
  }

  return (
    <ChoiceFilter
      label={wayLabels[roleIn]}
      isSingle
      value={value}
      onChange={onChange}
      options={options}
      before={
        <>
          <PickerSearchBox label={t('Search roles')} value={words} onChange={setWords} />
          <Select
            label={t('Held')}
            className="mb-2"
            options={ways}
            value={roleIn}
            onChange={(event) => changeWay(event.target.value as Holding)}
          />
        </>
      }
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

const wayLabels: Readonly<Record<Holding, string>> = {
  any: t('Role'),
  application: t('Role held directly'),
  organizations: t('Role in an organization'),
}

const ways: readonly { readonly value: Holding; readonly label: string }[] = [
  { value: 'any', label: t('Anywhere') },
  { value: 'application', label: t('Directly, in the whole application') },
  { value: 'organizations', label: t('In an organization') },
]
