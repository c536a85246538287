// The organizations of one user: what they are in each, and joining and leaving. It knows the user by id and name only.

import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { DataCards } from '../../../components/data-table/data-cards.tsx'
import { DataTable } from '../../../components/data-table/data-table.tsx'
import { Button } from '../../../components/ui/button.tsx'
import { Card } from '../../../components/ui/card.tsx'
import { DialogForm } from '../../../components/ui/dialog-form.tsx'
import { EmptyState } from '../../../components/ui/empty-state.tsx'
import { ProblemNotice } from '../../../components/ui/problem-notice.tsx'
import { SkeletonLines } from '../../../components/ui/skeleton.tsx'
import { TimeStamp } from '../../../components/ui/time-stamp.tsx'
import { needs, useMay } from '../../../lib/permissions.ts'
import { t } from '../../../lib/text.ts'
import { useFitsTable } from '../../../lib/use-media-query.ts'
import { type Membership, membershipsQuery } from '../api/membership.ts'
import { organizationLabel } from '../api/organization-session.ts'
import { ActivityBadge, RoleBadge } from './person-badges.tsx'
import { RemoveDialog } from './remove-dialog.tsx'
import { type NamedPlace, useMembershipChanges } from './use-membership-changes.ts'

interface PickedOrganization {
  readonly id: string
  readonly label: string
}

export interface OrganizationChoice {
  readonly value: string | null
  readonly held: ReadonlySet<string>
  readonly onPick: (organization: PickedOrganization) => void
}

interface UserOrganizationsTabProps {
  readonly appId: string
  readonly isIsolated: boolean
  readonly userId: string
  readonly userName: string
  readonly person: ReactNode
  /** Finds an organization; another feature's. */
  readonly picker: (choice: OrganizationChoice) => ReactNode
}

export function UserOrganizationsTab(props: UserOrganizationsTabProps) {
  const { appId, isIsolated, userId, userName, person, picker } = props
  const memberships = useQuery(membershipsQuery(userId))
  const mayChange = useMay('update:users')
  const [isAdding, setIsAdding] = useState(false)
  const [leaving, setLeaving] = useState<Membership | null>(null)
  const placeOf = ({ id, label }: PickedOrganization): NamedPlace => ({
    appId,
    organizationId: id,
    userId,
    personName: userName,
    organizationName: label,
  })
  const action = isIsolated ? undefined : mayChange ? (
    <Button icon="plus" onClick={() => setIsAdding(true)}>
      {t('Add to organization')}
    </Button>
  ) : (
    <span className="text-meta text-muted">
      {t('To add somebody to an organization: {needs}', { needs: needs('update:users') })}
    </span>
  )
  return (
    <Card title={t('Organizations')} action={action}>
      {isIsolated && (
        <p className="border-line border-b px-4 py-2 text-muted text-table">
          {t('In isolated mode a user belongs to exactly one organization.')}
        </p>
      )}
      {memberships.data === undefined ? (
        memberships.isError ? (
          <div className="p-4">
            <ProblemNotice
              title={t("Couldn't load the organizations.")}
              error={memberships.error}
              onRetry={() => void memberships.refetch()}
            />
          </div>
        ) : (
          <SkeletonLines label={t('Loading organizations…')} count={2} />
        )
      ) : memberships.data.length === 0 ? (
        <EmptyState icon="users" title={t('In no organization')}>
          {t('Roles that are held in an organization need a membership there.')}
        </EmptyState>
      ) : (
        <MembershipRows memberships={memberships.data} onRemove={mayChange && !isIsolated ? setLeaving : null} />
      )}
      {isAdding && (
        <AddDialog
          placeOf={placeOf}
          person={person}
          held={new Set(memberships.data?.map(({ id }) => id))}
          picker={picker}
          onClose={() => setIsAdding(false)}
        />
      )}
      {leaving && (
        <RemoveDialog
          place={placeOf({ id: leaving.id, label: organizationLabel(leaving) })}
          person={person}
          onClose={() => setLeaving(null)}
        />
      )}
    </Card>
  )
}

interface AddDialogProps extends Pick<UserOrganizationsTabProps, 'person' | 'picker'> {
  readonly placeOf: (organization: PickedOrganization) => NamedPlace
  readonly held: ReadonlySet<string>
  readonly onClose: () => void
}

function AddDialog({ placeOf, person, held, picker, onClose }: AddDialogProps) {
  const { add } = useMembershipChanges()
  const [picked, setPicked] = useState<PickedOrganization | null>(null)
  return (
    <DialogForm
      title={t('Add to organization')}
      confirm={picked === null ? t('Add') : t('Add to {organization}', { organization: picked.label })}
      confirming={t('Adding…')}
      failure={t("Couldn't add to the organization.")}
      blockedReason={picked === null ? t('Pick an organization first') : null}
      onConfirm={async () => {
        if (picked !== null) await add(placeOf(picked))
      }}
      onClose={onClose}
    >
      {person}
      {picker({ value: picked?.id ?? null, held, onPick: setPicked })}
    </DialogForm>
  )
}

interface MembershipRowsProps {
  readonly memberships: readonly Membership[]
  /** Null for those who may only look. */
  readonly onRemove: ((membership: Membership) => void) | null
}

function MembershipRows({ memberships, onRemove }: MembershipRowsProps) {
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
            cell: ({ wasAttached }) => (wasAttached ? t('Attached by the organization') : t('Added or invited')),
          },
          {
            id: 'actions',
            header: t('Actions'),
            isHeaderHidden: true,
            isAtEnd: true,
            className: 'w-[112px]',
            cell: button,
          },
        ]}
      />
    </div>
  )
}

function OrganizationLink({ membership }: { readonly membership: Membership }) {
  return (
    <Link
      to="/organizations/$organizationId/members"
      params={{ organizationId: membership.id }}
      className="block truncate rounded-control font-semibold hover:text-accent"
    >
      {organizationLabel(membership)}
    </Link>
  )
}
