import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { DialogForm } from '../../../components/ui/dialog-form.tsx'
import { t } from '../../../lib/text.ts'
import { unassignPreview } from '../api/lost-permissions.ts'
import type { HeldRole } from '../api/role.ts'
import { permissionsQuery } from '../api/role-queries.ts'
import { useRoleChanges } from './use-role-changes.ts'

interface UnassignDialogProps {
  readonly userId: string
  readonly person: ReactNode
  readonly role: HeldRole
  readonly onClose: () => void
}

export function UnassignDialog({ userId, person, role, onClose }: UnassignDialogProps) {
  const { unassign } = useRoleChanges(userId)
  const { data: permissions } = useQuery(permissionsQuery(userId))
  return (
    <DialogForm
      title={t('Unassign role')}
      confirm={t('Unassign')}
      confirming={t('Unassigning…')}
      failure={`Couldn't unassign ${role.name}.`}
      tone="danger"
      onConfirm={() => unassign([role])}
      onClose={onClose}
    >
      {person}
      <p>
        Takes the role <strong>{role.name}</strong> away.
      </p>
      {permissions && <Preview {...unassignPreview(permissions, role.roleId)} />}
    </DialogForm>
  )
}

function Preview({ lost, kept }: ReturnType<typeof unassignPreview>) {
  const count = `${lost.length} permission${lost.length === 1 ? '' : 's'}`
  return (
    <ul className="grid gap-1 text-table">
      <li>
        {lost.length === 0 ? t('Loses no permission.') : `Loses ${count}: `}
        {lost.length > 0 && <code className="font-mono text-meta">{lost.join(', ')}</code>}
      </li>
      {kept.map(({ name, through }) => (
        <li key={name} className="text-muted">
          Keeps <code className="font-mono text-meta">{name}</code> through {through}.
        </li>
      ))}
    </ul>
  )
}
