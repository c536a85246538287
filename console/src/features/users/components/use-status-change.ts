import { useQueryClient } from '@tanstack/react-query'
import { t } from '../../../lib/text.ts'
import { toastDone } from '../../../lib/toasts.ts'
import {
  activateUser,
  activating,
  type StatusOptions,
  type Suspension,
  suspending,
  suspendUser,
} from '../api/change-status.ts'
import { getUser } from '../api/get-user.ts'
import { type User, type UserSummary, userLabel } from '../api/user.ts'
import { keepUser } from '../api/user-cache.ts'

/** Suspending and activating, each with the other as its Undo, which leaves alone who was changed again since. The badge changes when the server said yes. */
export function useStatusChange() {
  const queryClient = useQueryClient()

  async function suspend(user: UserSummary, suspension: Suspension, options: StatusOptions = {}): Promise<User> {
    const changed = await suspendUser(user.id, suspension, options)
    keepUser(queryClient, changed)
    toastDone(
      t('{name} is suspended.', { name: userLabel(user) }),
      (reason) => activate(user, { ifVersion: changed.version, reason }),
      [activating(user.id, changed.version)],
    )
    return changed
  }

  async function activate(user: UserSummary, options: StatusOptions = {}): Promise<User> {
    const former = await getUser(user.id)
    const changed = await activateUser(user.id, options)
    keepUser(queryClient, changed)
    const suspension = { ...suspensionOf(former), revokeSessions: false }
    toastDone(
      t('{name} is active again.', { name: userLabel(user) }),
      (reason) => suspend(user, suspension, { ifVersion: changed.version, reason }),
      [suspending(user.id, suspension, changed.version)],
    )
    return changed
  }

  return { suspend, activate }
}

/** As it was, for whoever takes its end back. */
function suspensionOf({ suspendedUntil, suspensionReason }: User): Omit<Suspension, 'revokeSessions'> {
  return { until: suspendedUntil, ...(suspensionReason !== null && { reason: suspensionReason }) }
}
