import { Link } from '@tanstack/react-router'
import type { Column } from '../../../components/data-table/column.ts'
import { TimeStamp } from '../../../components/ui/time-stamp.tsx'
import { exactCount } from '../../../lib/format-count.ts'
import { t } from '../../../lib/text.ts'
import type { StoredRole } from '../api/stored-role.ts'
import { MemberCount } from './member-count.tsx'

export const roleColumns: readonly Column<StoredRole>[] = [
  {
    id: 'name',
    header: t('Name'),
    isRowHeader: true,
    sort: { field: 'name', isText: true },
    cell: (role) => <RoleLink role={role} />,
  },
  {
    id: 'description',
    header: t('Description'),
    className: 'max-desk:hidden text-muted',
    cell: ({ description }) => <span className="block truncate">{description ?? '–'}</span>,
  },
  {
    id: 'permissions',
    header: t('Permissions'),
    className: 'w-[124px]',
    isAtEnd: true,
    cell: ({ permissionCount }) => exactCount(permissionCount),
  },
  {
    id: 'members',
    header: t('Members'),
    className: 'w-[140px]',
    isAtEnd: true,
    cell: ({ memberCount }) => <MemberCount of={memberCount} />,
  },
  {
    id: 'everywhere',
    header: t('Everywhere'),
    className: 'w-[124px] max-roomy:hidden',
    isAtEnd: true,
    cell: ({ everywhereCount }) => <MemberCount of={everywhereCount} />,
  },
  {
    id: 'updated',
    header: t('Updated'),
    className: 'w-[112px] text-muted',
    isAtEnd: true,
    cell: ({ updatedAt }) => <TimeStamp at={updatedAt} />,
  },
]

function RoleLink({ role }: { readonly role: StoredRole }) {
  return (
    <Link
      to="/roles/$roleId/permissions"
      params={{ roleId: role.id }}
      data-row-link
      className="block truncate rounded-control font-semibold hover:text-accent"
    >
      {role.name}
    </Link>
  )
}

export function RoleLines({ role }: { readonly role: StoredRole }) {
  return (
    <div>
      <RoleLink role={role} />
      <p className="truncate text-meta text-muted">
        {t('Permissions')} {exactCount(role.permissionCount)} · {t('Members')} <MemberCount of={role.memberCount} />
      </p>
    </div>
  )
}
