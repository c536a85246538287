import { Link } from '@tanstack/react-router'
import type { Column } from '../../../components/data-table/column.ts'
import { createdColumn } from '../../../components/data-table/created-column.tsx'
import { Badge } from '../../../components/ui/badge.tsx'
import { TimeStamp } from '../../../components/ui/time-stamp.tsx'
import { t } from '../../../lib/text.ts'
import { type ListedOrganization, organizationLabel } from '../api/organization.ts'
import { CountText } from './count-text.tsx'

/** People and their sign-ins change all the time: an order of them would be rewritten at every one. */
const notOrdered = t('Worked out anew for each page, so no order of it is kept. Export the list to sort by it.')

export const organizationColumns: readonly Column<ListedOrganization>[] = [
  {
    id: 'organization',
    header: t('Organization'),
    isRowHeader: true,
    sort: { field: 'name', isText: true },
    cell: (organization) => <OrganizationLink organization={organization} />,
  },
  {
    id: 'status',
    header: t('Status'),
    className: 'w-[104px] max-desk:hidden',
    cell: ({ suspension }) =>
      suspension === null ? (
        <span className="text-muted">{t('Active')}</span>
      ) : (
        <Badge tone="warning">{t('Suspended')}</Badge>
      ),
  },
  {
    id: 'members',
    header: t('Members'),
    sort: { field: 'members', blockedReason: notOrdered },
    className: 'w-[92px]',
    isAtEnd: true,
    cell: ({ members }) => <CountText of={members} />,
  },
  {
    id: 'administrators',
    header: t('Administrators'),
    className: 'w-[140px]',
    isAtEnd: true,
    cell: ({ administrators }) =>
      administrators.count === 0 ? <Badge tone="warning">{t('None')}</Badge> : <CountText of={administrators} />,
  },
  {
    id: 'mfa',
    header: t('MFA'),
    className: 'w-[132px] max-desk:hidden',
    cell: ({ requiresMfa }) =>
      requiresMfa ? (
        <Badge tone="success">{t('Enforced')}</Badge>
      ) : (
        <span className="text-muted">{t('Not enforced')}</span>
      ),
  },
  {
    id: 'sso',
    header: t('SSO'),
    className: 'w-[120px] max-roomy:hidden',
    cell: ({ providers }) => <Providers names={providers} />,
  },
  {
    id: 'last',
    header: t('Last sign-in'),
    sort: { field: 'lastSignIn', blockedReason: notOrdered },
    className: 'w-[112px] text-muted max-roomy:hidden',
    isAtEnd: true,
    cell: ({ lastSignInAt }) => (lastSignInAt === null ? t('Never') : <TimeStamp at={lastSignInAt} />),
  },
  createdColumn,
]

/** The company's own ones; its people come by them, and not by a password here. */
function Providers({ names: [first, ...others] }: { readonly names: readonly string[] }) {
  if (first === undefined) return <span className="text-muted">–</span>
  return (
    <span className="block truncate" title={[first, ...others].join(', ')}>
      {others.length === 0 ? first : `${first} +${others.length}`}
    </span>
  )
}

function OrganizationLink({ organization }: { readonly organization: ListedOrganization }) {
  const label = organizationLabel(organization)
  return (
    <span className="block min-w-0">
      <Link
        to="/organizations/$organizationId/members"
        params={{ organizationId: organization.id }}
        data-row-link
        className="block truncate rounded-control font-semibold hover:text-accent"
      >
        {label}
      </Link>
      {label !== organization.name && <span className="block truncate text-meta text-muted">{organization.name}</span>}
    </span>
  )
}

export function OrganizationLines({ organization }: { readonly organization: ListedOrganization }) {
  const { members, administrators, requiresMfa, suspension } = organization
  return (
    <div>
      <div className="flex items-center justify-between gap-2">
        <OrganizationLink organization={organization} />
        {suspension !== null ? (
          <Badge tone="warning">{t('Suspended')}</Badge>
        ) : (
          requiresMfa && <Badge tone="success">{t('MFA')}</Badge>
        )}
      </div>
      <p className="text-meta text-muted">
        {t('Members')} <CountText of={members} /> · {t('Administrators')} <CountText of={administrators} />
      </p>
    </div>
  )
}
