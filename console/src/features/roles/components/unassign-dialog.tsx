import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { DialogForm } from '../../../components/ui/dialog-form.tsx'
import { t, tCount, tNodes } from '../../../lib/text.ts'
import { unassignPreview } from '../api/lost-permissions.ts'
import type { HeldRole } from '../api/role.ts'
import { type PermissionScope, permissionsQuery } from '../api/role-queries.ts'
import { useRoleChanges } from './use-role-changes.ts'

interface UnassignDialogProps {
  readonly userId: string
  readonly person: ReactNode
  readonly role: HeldRole
  readonly onClose: () => void
}

export function UnassignDialog({ userId, person, role, onClose }: UnassignDialogProps) {
  const { unassign } = useRoleChanges(userId)
  const { data: permissions } = useQuery(permissionsQuery(userId, scopeOf(role)))
  return (
    <DialogForm
      title={t('Unassign role')}
      act="unassign-role"
      confirm={t('Unassign')}
      confirming={t('Unassigning…')}
      reason="optional"
      failure={t("Couldn't unassign {role}.", { role: role.name })}
      tone="danger"
      onConfirm={(reason) => unassign([role], reason)}
      onClose={onClose}
    >
      {person}
      <p>
        {role.organization === null
          ? tNodes('Takes the role {role} away.', { role: <strong>{role.name}</strong> })
          : tNodes('Takes the role {role} away in {organization}. Elsewhere nothing changes.', {
              role: <strong>{role.name}</strong>,
              organization: role.organization.displayName ?? role.organization.name,
            })}
      </p>
      {permissions && <Preview {...unassignPreview(permissions, role.roleId)} />}
    </DialogForm>
  )
}

function Preview({ lost, kept }: ReturnType<typeof unassignPreview>) {
  return (
    <ul className="grid gap-1 text-table">
      <li>
        {lost.length === 0
          ? t('Loses no permission.')
          : tCount(lost.length, 'Loses 1 permission:', 'Loses {count} permissions:')}{' '}
        {lost.length > 0 && <code className="font-mono text-meta">{lost.join(', ')}</code>}
      </li>
      {kept.map(({ name, through }) => (
        <li key={name} className="text-muted">
          {tNodes('Keeps {permission} through {through}.', {
            permission: <code className="font-mono text-meta">{name}</code>,
            through,
          })}
        </li>
      ))}
    </ul>
  )
}

function scopeOf({ organization }: HeldRole): PermissionScope {
  return organization === null ? 'everywhere' : { organization: organization.id }
}
