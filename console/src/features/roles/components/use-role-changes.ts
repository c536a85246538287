import { useQueryClient } from '@tanstack/react-query'
import { t } from '../../../lib/text.ts'
import { toastDone } from '../../../lib/toasts.ts'
import { assignRole, unassignRole } from '../api/assign-role.ts'

interface NamedRole {
  readonly roleId: string
  readonly name: string
}

/** Assigning and unassigning, each with the other as its Undo. */
export function useRoleChanges(userId: string) {
  const queryClient = useQueryClient()

  async function assign(roles: readonly NamedRole[]): Promise<void> {
    try {
      for (const { roleId } of roles) await assignRole({ userId, roleId })
    } finally {
      await refresh()
    }
    toastDone(t('{roles} assigned.', { roles: names(roles) }), () => unassign(roles))
  }

  async function unassign(roles: readonly NamedRole[]): Promise<void> {
    try {
      for (const { roleId } of roles) await unassignRole({ userId, roleId })
    } finally {
      await refresh()
    }
    toastDone(t('{roles} unassigned.', { roles: names(roles) }), () => assign(roles))
  }

  async function refresh(): Promise<void> {
    void queryClient.invalidateQueries({ queryKey: ['events', userId] })
    await Promise.all([
      queryClient.invalidateQueries({ queryKey: ['roles', 'of', userId] }),
      queryClient.invalidateQueries({ queryKey: ['permissions', 'of', userId] }),
    ])
  }

  return { assign, unassign }
}

function names(roles: readonly NamedRole[]): string {
  return roles.map(({ name }) => name).join(', ')
}
