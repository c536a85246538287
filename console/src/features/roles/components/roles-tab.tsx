// A user's roles and what they amount to. It knows the user by id only.
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { Button } from '../../../components/ui/button.tsx'
import { Card } from '../../../components/ui/card.tsx'
import { EmptyState } from '../../../components/ui/empty-state.tsx'
import { ProblemNotice } from '../../../components/ui/problem-notice.tsx'
import { SkeletonLines } from '../../../components/ui/skeleton.tsx'
import { needs, useMay } from '../../../lib/permissions.ts'
import { t } from '../../../lib/text.ts'
import type { HeldRole, RolePlace } from '../api/role.ts'
import { heldRolesQuery } from '../api/role-queries.ts'
import { AssignDialog } from './assign-dialog.tsx'
import { DirectPermissionsCard } from './direct-permissions-card.tsx'
import { HeldRoles } from './held-roles.tsx'
import { PermissionsCard } from './permissions-card.tsx'
import { UnassignDialog } from './unassign-dialog.tsx'

interface RolesTabProps {
  readonly userId: string
  /** Who the dialogs are about. */
  readonly person: ReactNode
  /** The organizations of the person, in which a role may hold too. */
  readonly places: readonly RolePlace[]
}

export function RolesTab({ userId, person, places }: RolesTabProps) {
  const mayAssign = useMay('assign:roles')
  const roles = useQuery(heldRolesQuery(userId))
  const [isAssigning, setIsAssigning] = useState(false)
  const [leaving, setLeaving] = useState<HeldRole | null>(null)
  const action = mayAssign ? (
    <Button icon="plus" onClick={() => setIsAssigning(true)}>
      {t('Assign role')}
    </Button>
  ) : (
    <span className="text-meta text-muted">{t('To assign roles: {needs}', { needs: needs('assign:roles') })}</span>
  )
  return (
    <div className="grid grid-cols-1 gap-4">
      <Card title={t('Roles')} action={action}>
        {roles.data === undefined ? (
          roles.isError ? (
            <div className="p-4">
              <ProblemNotice
                title={t("Couldn't load roles.")}
                error={roles.error}
                onRetry={() => void roles.refetch()}
              />
            </div>
          ) : (
            <SkeletonLines label={t('Loading roles…')} count={2} />
          )
        ) : roles.data.length === 0 ? (
          <EmptyState icon="shield" title={t('No roles')}>
            {t('A role gives its permissions everywhere it is assigned.')}
          </EmptyState>
        ) : (
          <HeldRoles roles={roles.data} onUnassign={mayAssign ? setLeaving : null} />
        )}
      </Card>
      <DirectPermissionsCard userId={userId} person={person} />
      <PermissionsCard userId={userId} places={places} />
      {isAssigning && (
        <AssignDialog
          userId={userId}
          person={person}
          held={roles.data ?? []}
          places={places}
          onClose={() => setIsAssigning(false)}
        />
      )}
      {leaving && <UnassignDialog userId={userId} person={person} role={leaving} onClose={() => setLeaving(null)} />}
    </div>
  )
}
