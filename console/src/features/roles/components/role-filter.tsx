import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ChoiceFilter } from '../../../components/ui/choice-filter.tsx'
import { PickerSearchBox } from '../../../components/ui/picker-search-box.tsx'
import { Select } from '../../../components/ui/select.tsx'
import { useMay } from '../../../lib/permissions.ts'
import { t } from '../../../lib/text.ts'
import type { Holding } from '../../users/api/holding.ts'
import { roleSearchQuery } from '../api/role-queries.ts'

interface HeldRole {
  readonly role: string | undefined
  readonly roleIn: Holding | undefined
}

interface RoleFilterProps {
  readonly value: HeldRole
  readonly onChange: (value: HeldRole) => void
}

/** Narrows a list of users to the holders of roles, wherever or as one of them is held. */
export function RoleFilter({ value: { role, roleIn }, onChange }: RoleFilterProps) {
  const mayRead = useMay('read:roles')
  const [words, setWords] = useState('')
  // What is chosen before any role is.
  const [chosen, setChosen] = useState<Holding>('any')
  const { data: roles = [] } = useQuery({
    ...roleSearchQuery(words),
    placeholderData: keepPreviousData,
    enabled: mayRead,
  })
  if (!mayRead) return null
  const way = role === undefined ? chosen : (roleIn ?? 'any')
  const options = roles.map(({ id, name, description }) => ({ value: id, label: name, description }))
  const narrow = (ids: string | undefined, holding: Holding) =>
    onChange({ role: ids, roleIn: ids === undefined || holding === 'any' ? undefined : holding })

  function changeWay(next: Holding) {
    setChosen(next)
    if (role !== undefined) narrow(role, next)
  }

  return (
    <ChoiceFilter
      label={wayLabels[way]}
      isSingle
      value={role}
      onChange={(ids) => narrow(ids, way)}
      options={options}
      before={
        <>
          <PickerSearchBox label={t('Search roles')} value={words} onChange={setWords} />
          <Select
            label={t('Held')}
            className="mb-2"
            options={ways}
            value={way}
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
