import { useQueryClient } from '@tanstack/react-query'
import { DialogForm } from '../../../components/ui/dialog-form.tsx'
import { useTypedWord } from '../../../components/ui/typed-word.tsx'
import { exactCount } from '../../../lib/format-count.ts'
import { t, tCount } from '../../../lib/text.ts'
import { toastDone } from '../../../lib/toasts.ts'
import { deleteRole } from '../api/change-role.ts'
import { rolesKey, type StoredRole } from '../api/stored-role.ts'

interface DeleteRoleDialogProps {
  readonly role: StoredRole
  readonly onClose: () => void
  readonly onDeleted: () => void
}

/** Everybody who holds it loses it; refused where an organization would lose its last administrator by it. */
export function DeleteRoleDialog({ role, onClose, onDeleted }: DeleteRoleDialogProps) {
  const queryClient = useQueryClient()
  const { name, permissionCount, memberCount } = role
  const typed = useTypedWord(name)

  async function remove(reason: string) {
    await deleteRole(role.id, reason)
    void queryClient.invalidateQueries({ queryKey: [...rolesKey, 'list'] })
    void queryClient.invalidateQueries({ queryKey: [...rolesKey, 'search'] })
    toastDone(t('{name} was deleted.', { name }))
  }

  return (
    <DialogForm
      title={t('Delete role')}
      grade="T3"
      confirm={t('Delete role')}
      confirming={t('Deleting…')}
      failure={t("Couldn't delete {name}.", { name })}
      tone="danger"
      blockedReason={typed.isTyped ? null : t('Type the name of the role first')}
      onConfirm={remove}
      onDone={onDeleted}
      onClose={onClose}
      initialFocus={typed.box}
    >
      <ul className="grid gap-1 text-table">
        <li>
          {memberCount.isEstimate
            ? t('More than {count} people lose this role.', { count: exactCount(memberCount.count) })
            : tCount(memberCount.count, '1 person loses this role.', '{count} people lose this role.')}
        </li>
        <li>
          {tCount(
            permissionCount,
            'Its 1 permission stays only where something else gives it.',
            'Its {count} permissions stay only where something else gives them.',
          )}
        </li>
        <li className="text-muted">{t('Nobody is deleted or signed out. It cannot be undone.')}</li>
      </ul>
      {typed.field}
    </DialogForm>
  )
}
