// The members of an organization, for whoever runs the directory.

import { type ReactNode, useState } from 'react'
import { actionsColumn } from '../../../components/data-table/actions-column.ts'
import { Button } from '../../../components/ui/button.tsx'
import { ChoiceFilter } from '../../../components/ui/choice-filter.tsx'
import { IconButton } from '../../../components/ui/icon-button.tsx'
import { Menu, MenuItem, MenuSeparator } from '../../../components/ui/menu.tsx'
import { SearchBox } from '../../../components/ui/search-box.tsx'
import { needs, useMay } from '../../../lib/permissions.ts'
import { t } from '../../../lib/text.ts'
import { toastProblem } from '../../../lib/toasts.ts'
import { type OrganizationPerson, personLabel } from '../api/organization-person.ts'
import type { PeopleSearch } from '../api/people-search.ts'
import { AddMembersDialog } from './add-members-dialog.tsx'
import { MemberLines, memberColumns } from './member-columns.tsx'
import { type GoToPeople, PeopleList, usePeople } from './people-list.tsx'
import { PersonCard } from './person-card.tsx'
import { RemoveDialog } from './remove-dialog.tsx'
import { usePersonChanges } from './use-person-changes.ts'

interface MembersPanelProps {
  readonly organizationId: string
  readonly search: PeopleSearch
  readonly onSearch: GoToPeople
  readonly appId: string
  readonly organizationName: string
}

export function MembersPanel({ appId, organizationId, organizationName, search, onSearch }: MembersPanelProps) {
  const mayAdd = useMay('update:users')
  const mayAssign = useMay('assign:roles')
  const { change } = usePersonChanges(organizationId)
  const [isAdding, setIsAdding] = useState(false)
  const [leaving, setLeaving] = useState<OrganizationPerson | null>(null)
  const people = usePeople(organizationId, search, onSearch)
  const { narrow } = people

  async function setAdministrator(person: OrganizationPerson, isAdministrator: boolean) {
    try {
      await change(person, { isAdministrator })
    } catch (error) {
      toastProblem(t("Couldn't change the role of {name}.", { name: personLabel(person) }), error)
    }
  }

  const actions = (person: OrganizationPerson): ReactNode =>
    (mayAdd || mayAssign) && (
      <Menu trigger={<IconButton icon="dots" label={t('Actions for {name}', { name: personLabel(person) })} />}>
        {mayAssign && (
          <MenuItem icon="shield" onSelect={() => void setAdministrator(person, !person.isAdministrator)}>
            {person.isAdministrator ? t('Make a member') : t('Make an administrator')}
          </MenuItem>
        )}
        {mayAssign && mayAdd && <MenuSeparator />}
        {mayAdd && (
          <MenuItem icon="close" isDangerous onSelect={() => setLeaving(person)}>
            {t('Remove from organization…')}
          </MenuItem>
        )}
      </Menu>
    )
  return (
    <div className="grid grid-cols-1 gap-3">
      <div className="flex flex-wrap items-center gap-2 desk:gap-3">
        <SearchBox
          label={t('Search name or email')}
          placeholder={t('Search name or email')}
          value={search.q ?? ''}
          onChange={(q) => narrow({ q }, true)}
        />
        <ChoiceFilter
          label={t('Role')}
          isSingle
          value={search.role}
          options={[
            { value: 'admin', label: t('Admin') },
            { value: 'member', label: t('Member') },
          ]}
          onChange={(role) => narrow({ role })}
        />
        <div className="ms-auto">
          {mayAdd ? (
            <Button tone="primary" icon="plus" onClick={() => setIsAdding(true)}>
              {t('Add member')}
            </Button>
          ) : (
            <span className="text-meta text-muted">
              {t('To add members: {needs}', { needs: needs('update:users') })}
            </span>
          )}
        </div>
      </div>
      <PeopleList
        people={people}
        columns={[...memberColumns, actionsColumn('w-14', actions)]}
        card={(person) => <MemberLines person={person} actions={actions(person)} />}
      />
      {isAdding && (
        <AddMembersDialog
          appId={appId}
          organizationId={organizationId}
          organizationName={organizationName}
          onClose={() => setIsAdding(false)}
        />
      )}
      {leaving && (
        <RemoveDialog
          place={{ appId, organizationId, userId: leaving.id, personName: personLabel(leaving), organizationName }}
          person={<PersonCard person={leaving} />}
          onClose={() => setLeaving(null)}
        />
      )}
    </div>
  )
}
