// The organizations of one user: what they are in each, and joining and leaving. It knows the user by id and name only.

import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { Button } from '../../../components/ui/button.tsx'
import { Card } from '../../../components/ui/card.tsx'
import { EmptyState } from '../../../components/ui/empty-state.tsx'
import { ProblemNotice } from '../../../components/ui/problem-notice.tsx'
import { SkeletonLines } from '../../../components/ui/skeleton.tsx'
import { needs, useMay } from '../../../lib/permissions.ts'
import { t } from '../../../lib/text.ts'
import { type Membership, membershipsQuery } from '../api/membership.ts'
import { organizationLabel } from '../api/organization-session.ts'
import {
  AddToOrganizationDialog,
  type OrganizationChoice,
  type PickedOrganization,
} from './add-to-organization-dialog.tsx'
import { MembershipRows } from './membership-rows.tsx'
import { RemoveDialog } from './remove-dialog.tsx'
import type { NamedPlace } from './use-membership-changes.ts'

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
        <AddToOrganizationDialog
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
