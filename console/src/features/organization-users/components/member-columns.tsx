import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Column } from '../../../components/data-table/column.ts'
import { createdColumn } from '../../../components/data-table/created-column.tsx'
import { Badge } from '../../../components/ui/badge.tsx'
import { TimeStamp } from '../../../components/ui/time-stamp.tsx'
import { t } from '../../../lib/text.ts'
import { type OrganizationPerson, personLabel } from '../api/organization-person.ts'
import { ActivityBadge, RoleBadge } from './person-badges.tsx'

/** Of a member in the console. What can be done in a row is its page's matter. */
export const memberColumns: readonly Column<OrganizationPerson>[] = [
  { id: 'name', header: t('Name'), isRowHeader: true, cell: (person) => <PersonLink person={person} /> },
  { id: 'role', header: t('Role'), className: 'w-[148px]', cell: (person) => <Roles person={person} /> },
  {
    id: 'status',
    header: t('Status'),
    className: 'w-[120px]',
    cell: ({ isActive }) => <ActivityBadge isActive={isActive} />,
  },
  {
    id: 'blocked',
    header: t('Blocked'),
    className: 'w-[112px] max-desk:hidden',
    cell: ({ isBlocked }) => isBlocked && <Badge tone="danger">{t('Suspended')}</Badge>,
  },
  {
    id: 'login',
    header: t('Last sign-in'),
    className: 'w-[124px]',
    isAtEnd: true,
    cell: ({ lastSignInAt }) =>
      lastSignInAt === null ? <span className="text-muted">{t('Never')}</span> : <TimeStamp at={lastSignInAt} />,
  },
  { ...createdColumn, id: 'joined', header: t('Joined') },
]

function Roles({ person }: { readonly person: OrganizationPerson }) {
  return (
    <span title={person.roleNames.join(', ')}>
      <RoleBadge isAdministrator={person.isAdministrator} />
    </span>
  )
}

function PersonLink({ person }: { readonly person: OrganizationPerson }) {
  const label = personLabel(person)
  return (
    <span className="block min-w-0">
      <Link
        to="/users/$userId/overview"
        params={{ userId: person.id }}
        data-row-link
        className="block truncate rounded-control font-semibold hover:text-accent"
      >
        {label}
      </Link>
      {person.email !== label && <span className="block truncate text-meta text-muted">{person.email}</span>}
    </span>
  )
}

export function MemberLines({ person, actions }: { readonly person: OrganizationPerson; readonly actions: ReactNode }) {
  return (
    <div className="flex items-center gap-2">
      <div className="min-w-0 flex-1">
        <PersonLink person={person} />
      </div>
      <RoleBadge isAdministrator={person.isAdministrator} />
      <ActivityBadge isActive={person.isActive} />
      {actions && <span className="-me-2">{actions}</span>}
    </div>
  )
}
