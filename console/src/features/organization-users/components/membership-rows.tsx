import { Link } from '@tanstack/react-router'
import { actionsColumn } from '../../../components/data-table/actions-column.ts'
import { DataCards } from '../../../components/data-table/data-cards.tsx'
import { DataTable } from '../../../components/data-table/data-table.tsx'
import { Button } from '../../../components/ui/button.tsx'
import { TimeStamp } from '../../../components/ui/time-stamp.tsx'
import { t, tNodes } from '../../../lib/text.ts'
import { useFitsTable } from '../../../lib/use-media-query.ts'
import type { Membership } from '../api/membership.ts'
import { organizationLabel } from '../api/organization-session.ts'
import { ActivityBadge, RoleBadge } from './person-badges.tsx'

interface MembershipRowsProps {
  readonly memberships: readonly Membership[]
  /** Null for those who may only look. */
  readonly onRemove: ((membership: Membership) => void) | null
}

export function MembershipRows({ memberships, onRemove }: MembershipRowsProps) {
  const fitsTable = useFitsTable()
  const caption = t('Organizations of this user')
  const button = (membership: Membership) =>
    onRemove && (
      <Button
        aria-label={t('Remove from {organization}', { organization: organizationLabel(membership) })}
        onClick={() => onRemove(membership)}
      >
        {t('Remove')}
      </Button>
    )
  if (!fitsTable) {
    return (
      <div className="px-4">
        <DataCards
          caption={caption}
          rows={memberships}
          keyOf={({ id }) => id}
          card={(membership) => (
            <div className="flex items-center gap-2">
              <div className="min-w-0 flex-1">
                <OrganizationLink membership={membership} />
                <p className="truncate text-meta text-muted">{membership.roleNames.join(', ')}</p>
                <p className="text-meta text-muted">
                  {sources[membership.source ?? 'unknown']}
                  {' · '}
                  {membership.lastSignInAt === null
                    ? t('Never signed in there')
                    : tNodes('Signed in there {time}', { time: <TimeStamp at={membership.lastSignInAt} /> })}
                </p>
              </div>
              <ActivityBadge isActive={membership.isActive} />
              {button(membership)}
            </div>
          )}
        />
      </div>
    )
  }
  return (
    <div className="px-3">
      <DataTable
        caption={caption}
        rows={memberships}
        keyOf={({ id }) => id}
        columns={[
          {
            id: 'organization',
            header: t('Organization'),
            isRowHeader: true,
            cell: (membership) => <OrganizationLink membership={membership} />,
          },
          {
            id: 'status',
            header: t('Membership'),
            className: 'w-[120px]',
            cell: ({ isActive }) => <ActivityBadge isActive={isActive} />,
          },
          {
            id: 'roles',
            header: t('Roles there'),
            cell: ({ isAdministrator, roleNames }) => (
              <span className="flex items-center gap-2" title={roleNames.join(', ')}>
                <RoleBadge isAdministrator={isAdministrator} />
                <span className="truncate text-muted">{roleNames.join(', ')}</span>
              </span>
            ),
          },
          {
            id: 'joined',
            header: t('Joined'),
            className: 'w-[112px] text-muted',
            isAtEnd: true,
            cell: ({ joinedAt }) => <TimeStamp at={joinedAt} />,
          },
          {
            id: 'source',
            header: t('Source'),
            className: 'w-[140px] max-desk:hidden',
            cell: ({ source }) => sources[source ?? 'unknown'],
          },
          {
            id: 'last',
            header: t('Last sign-in there'),
            className: 'w-[156px] text-muted',
            isAtEnd: true,
            cell: ({ lastSignInAt }) => (lastSignInAt === null ? t('Never') : <TimeStamp at={lastSignInAt} />),
          },
          actionsColumn('w-[112px]', button),
        ]}
      />
    </div>
  )
}

const sources: Readonly<Record<NonNullable<Membership['source']> | 'unknown', string>> = {
  added: t('Added'),
  attached: t('Attached by the organization'),
  invitation: t('Invitation'),
  provider: t('Provider of the organization'),
  unknown: t('Added or invited'),
}

function OrganizationLink({ membership }: { readonly membership: Membership }) {
  return (
    <Link
      to="/organizations/$organizationId/members"
      params={{ organizationId: membership.id }}
      title={organizationLabel(membership)}
      className="-my-0.5 block truncate rounded-control py-0.5 font-semibold hover:text-accent"
    >
      {organizationLabel(membership)}
    </Link>
  )
}
