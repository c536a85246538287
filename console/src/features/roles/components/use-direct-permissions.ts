import { useQueryClient } from '@tanstack/react-query'
import { call } from '../../../lib/http.ts'
import { t } from '../../../lib/text.ts'
import { toastDone } from '../../../lib/toasts.ts'
import type { EffectivePermission } from '../api/role.ts'

type Named = Pick<EffectivePermission, 'name' | 'resourceServer'>

/** Taking a directly given permission, with giving it again as its Undo. */
export function useDirectPermissions(userId: string) {
  const queryClient = useQueryClient()
  const path = `/users/${encodeURIComponent(userId)}/permissions`

  async function become(method: 'POST' | 'DELETE', { name, resourceServer }: Named): Promise<void> {
    await call(method, path, { body: { name, resourceServer } })
    void queryClient.invalidateQueries({ queryKey: ['events', userId] })
    await queryClient.invalidateQueries({ queryKey: ['permissions', 'of', userId] })
  }

  async function remove(permission: Named): Promise<void> {
    await become('DELETE', permission)
    toastDone(t('{permission} was removed.', { permission: permission.name }), () => become('POST', permission))
  }

  return { remove }
}
