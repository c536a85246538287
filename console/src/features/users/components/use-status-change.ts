import { useQueryClient } from '@tanstack/react-query'
import { t } from '../../../lib/text.ts'
import { toastDone } from '../../../lib/toasts.ts'
import { activateUser, type Suspension, suspendUser } from '../api/change-status.ts'
import { getUser } from '../api/get-user.ts'
import { type User, type UserSummary, userLabel } from '../api/user.ts'
import { keepUser } from '../api/user-cache.ts'

/** Suspending and activating, each with the other as its Undo, which leaves alone who was changed again since. The badge changes when the server said yes. */
export function useStatusChange() {
  const queryClient = useQueryClient()

  async function suspend(user: UserSummary, suspension: Suspension, ifVersion?: User['version']): Promise<User> {
    const changed = await suspendUser(user.id, suspension, ifVersion)
    keepUser(queryClient, changed)
    toastDone(t('{name} is suspended.', { name: userLabel(user) }), () => activate(user, changed.version))
    return changed
  }

  async function activate(user: UserSummary, ifVersion?: User['version']): Promise<User> {
    const former = await getUser(user.id)
    const changed = await activateUser(user.id, ifVersion)
    keepUser(queryClient, changed)
    toastDone(t('{name} is active again.', { name: userLabel(user) }), () =>
      suspend(user, { ...suspensionOf(former), revokeSessions: false }, changed.version),
    )
    return changed
  }

  return { suspend, activate }
}

/** As it was, for whoever takes its end back. */
function suspensionOf({ suspendedUntil, suspensionReason }: User): Omit<Suspension, 'revokeSessions'> {
  return { until: suspendedUntil, ...(suspensionReason !== null && { reason: suspensionReason }) }
}
