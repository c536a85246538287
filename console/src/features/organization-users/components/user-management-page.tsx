// The page of seed 002: the people of an organization for those who administer it. Its words and columns are fixed.

import { type ReactNode, useState } from 'react'
import type { Column } from '../../../components/data-table/column.ts'
import { createdColumn } from '../../../components/data-table/created-column.tsx'
import { Button } from '../../../components/ui/button.tsx'
import { ChoiceFilter } from '../../../components/ui/choice-filter.tsx'
import { PageTitle } from '../../../components/ui/page-title.tsx'
import { SearchBox } from '../../../components/ui/search-box.tsx'
import { TimeStamp } from '../../../components/ui/time-stamp.tsx'
import { t } from '../../../lib/text.ts'
import type { OrganizationPerson } from '../api/organization-person.ts'
import { type OrganizationSession, organizationLabel } from '../api/organization-session.ts'
import type { PeopleSearch } from '../api/people-search.ts'
import { AskedRecoveryLine } from './asked-recovery-line.tsx'
import { ExportButton } from './export-button.tsx'
import { InviteDialog } from './invite-dialog.tsx'
import { type GoToPeople, PeopleList, usePeople } from './people-list.tsx'
import { PersonActions, type PersonDialogKind } from './person-actions.tsx'
import { ActivityBadge, RoleBadge } from './person-badges.tsx'
import { type OpenPersonDialog, PersonDialogs } from './person-dialogs.tsx'
import { PersonName } from './person-name.tsx'

interface UserManagementPageProps {
  readonly search: PeopleSearch
  readonly onSearch: GoToPeople
  readonly session: OrganizationSession
}

export function UserManagementPage({ session, search, onSearch }: UserManagementPageProps) {
  const { organization, user } = session
  const [dialog, setDialog] = useState<OpenPersonDialog | null>(null)
  const [isInviting, setIsInviting] = useState(false)
  const people = usePeople(organization.id, search, onSearch)
  const { narrow } = people
  const help = (person: OrganizationPerson) => setDialog({ kind: 'help', person })
  const actions = (person: OrganizationPerson) => (
    <PersonActions
      person={person}
      ownId={user.id}
      takesRequests={session.takesRecoveryRequests}
      onDialog={(kind: PersonDialogKind) => setDialog({ kind, person })}
    />
  )
  return (
    <div className="grid grid-cols-1 gap-3">
      <header className="flex flex-wrap items-start justify-between gap-3">
        <div className="min-w-0">
          <PageTitle trail={[t('User Management'), organizationLabel(organization)]}>{t('User Management')}</PageTitle>
          <p className="mt-1 max-w-[72ch] text-muted text-table">
            {t(
              "Manage your organization's users — edit profiles, reset MFA, reset passwords, deactivate, and delete accounts.",
            )}
          </p>
        </div>
        <Button tone="primary" icon="plus" onClick={() => setIsInviting(true)}>
          {t('Invite user')}
        </Button>
      </header>
      <div className="flex flex-wrap items-center gap-2 desk:gap-3">
        <SearchBox
          label={t('Search name or email')}
          placeholder={t('Search name or email')}
          value={search.q ?? ''}
          onChange={(q) => narrow({ q }, true)}
        />
        <fieldset aria-label={t('Filters')} className="flex min-w-0 flex-wrap items-center gap-2">
          <ChoiceFilter
            label={t('Role')}
            isSingle
            value={search.role}
            options={roleOptions}
            onChange={(role) => narrow({ role })}
          />
          <ChoiceFilter
            label={t('Status')}
            isSingle
            value={search.status}
            options={statusOptions}
            onChange={(status) => narrow({ status })}
          />
        </fieldset>
        <ExportButton organizationId={organization.id} search={search} />
      </div>
      <PeopleList
        people={people}
        columns={columnsWith(help, actions)}
        card={(person) => <PersonLines person={person} onHelp={() => help(person)} actions={actions(person)} />}
      />
      <PersonDialogs organizationId={organization.id} ownId={user.id} dialog={dialog} onClose={() => setDialog(null)} />
      {isInviting && <InviteDialog organizationId={organization.id} onClose={() => setIsInviting(false)} />}
    </div>
  )
}

const roleOptions = [
  { value: 'admin', label: t('Admin') },
  { value: 'member', label: t('Member') },
]
const statusOptions = [
  { value: 'active', label: t('Active') },
  { value: 'inactive', label: t('Inactive') },
]

/** Exactly these six, in this order (S002-3 to S002-9). */
function columnsWith(
  onHelp: (person: OrganizationPerson) => void,
  actions: (person: OrganizationPerson) => ReactNode,
): readonly Column<OrganizationPerson>[] {
  return [
    {
      id: 'name',
      header: t('Name'),
      isRowHeader: true,
      cell: (person) => (
        <div className="py-1">
          <PersonName person={person} onHelp={() => onHelp(person)} />
          <AskedRecoveryLine asked={person.askedRecovery} />
        </div>
      ),
    },
    { id: 'email', header: t('Email'), cell: ({ email }) => <Ellipsis text={email ?? ''} /> },
    {
      id: 'role',
      header: t('Role'),
      className: 'w-[132px]',
      cell: ({ isAdministrator }) => <RoleBadge isAdministrator={isAdministrator} />,
    },
    {
      id: 'status',
      header: t('Status'),
      className: 'w-[120px]',
      cell: ({ isActive }) => <ActivityBadge isActive={isActive} />,
    },
    createdColumn,
    { id: 'actions', header: t('Actions'), className: 'w-[160px]', isAtEnd: true, cell: actions },
  ]
}

function Ellipsis({ text }: { readonly text: string }) {
  return (
    <span title={text} className="block truncate">
      {text}
    </span>
  )
}

interface PersonLinesProps {
  readonly person: OrganizationPerson
  readonly onHelp: () => void
  readonly actions: ReactNode
}

function PersonLines({ person, onHelp, actions }: PersonLinesProps) {
  return (
    <div>
      <div className="flex items-center justify-between gap-2">
        <div className="min-w-0">
          <PersonName person={person} onHelp={onHelp} />
        </div>
        <span className="flex items-center gap-1">
          <RoleBadge isAdministrator={person.isAdministrator} />
          <ActivityBadge isActive={person.isActive} />
        </span>
      </div>
      <div className="-me-2 flex items-center justify-between gap-2">
        <div className="min-w-0 text-meta text-muted">
          <p className="truncate text-table">{person.email}</p>
          <p>
            <TimeStamp at={person.createdAt} />
          </p>
          <AskedRecoveryLine asked={person.askedRecovery} />
        </div>
        {actions}
      </div>
    </div>
  )
}
