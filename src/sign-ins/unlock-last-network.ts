import { type LiftNetworkLockDeps, liftNetworkLock } from '../guards/network-locks.ts'
import type { Actor } from '../kernel/actor.ts'
import { presentUser } from '../users/find-user.ts'
import type { UserStore } from '../users/user-store.ts'
import { lastAddress } from './last-address.ts'
import type { SignInStore } from './sign-in-store.ts'

interface UnlockLastNetworkDeps extends LiftNetworkLockDeps {
  readonly users: Pick<UserStore, 'find'>
  readonly signIns: Pick<SignInStore, 'listRecentOf'>
}

/**
 * Lets passwords be tried again from where somebody came last, so that whoever is not shown the address can lift its
 * lock; false when nothing was refused there. Throws `user_not_found`. Call it in a transaction.
 */
export async function unlockLastNetwork(deps: UnlockLastNetworkDeps, actor: Actor, userId: string): Promise<boolean> {
  const user = presentUser(await deps.users.find(userId))
  const ip = lastAddress(await deps.signIns.listRecentOf(userId, 1), user)
  return ip !== null && (await liftNetworkLock(deps, actor, ip))
}
