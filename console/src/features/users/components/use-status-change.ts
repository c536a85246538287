import { useQueryClient } from '@tanstack/react-query'
import { t } from '../../../lib/text.ts'
import { toastDone } from '../../../lib/toasts.ts'
import { activateUser, type Suspension, suspendUser } from '../api/change-status.ts'
import { type User, type UserSummary, userLabel } from '../api/user.ts'
import { keepUser } from '../api/user-cache.ts'

/** Suspending and activating, each with the other as its Undo. The badge changes when the server said yes. */
export function useStatusChange() {
  const queryClient = useQueryClient()

  async function suspend(user: UserSummary, suspension: Suspension): Promise<User> {
    const changed = await suspendUser(user.id, suspension)
    keepUser(queryClient, changed)
    toastDone(t('{name} is suspended.', { name: userLabel(user) }), () => activate(user))
    return changed
  }

  async function activate(user: UserSummary): Promise<User> {
    const changed = await activateUser(user.id)
    keepUser(queryClient, changed)
    toastDone(t('{name} is active again.', { name: userLabel(user) }), () => suspend(user, { revokeSessions: false }))
    return changed
  }

  return { suspend, activate }
}
