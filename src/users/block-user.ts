// Suspending and activating: the one state that refuses new sign-ins and refresh, whatever a face calls it.
import type { AuditStore } from '../audit/audit-event.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Clock } from '../kernel/clock.ts'
import { presentUser } from './find-user.ts'
import type { User } from './user.ts'
import type { UserStore } from './user-store.ts'

export interface BlockUserDeps {
  readonly users: UserStore
  readonly audit: AuditStore
  readonly clock: Clock
}

/** Blocks, or lifts the block; repeating is no fault and leaves no second event. Call it in a transaction. */
export async function blockUser(
  deps: BlockUserDeps,
  actor: Actor,
  id: string,
  isBlocked: boolean,
  reason: string | null = null,
): Promise<User> {
  const user = presentUser(await deps.users.findForChange(id))
  return setBlocked(deps, actor, user, isBlocked, reason)
}

/** For a user the caller has locked already. */
export async function setBlocked(
  { users, audit, clock }: BlockUserDeps,
  actor: Actor,
  user: User,
  isBlocked: boolean,
  reason: string | null = null,
): Promise<User> {
  if (user.isBlocked === isBlocked) return user
  const changed = { ...user, isBlocked, updatedAt: clock.now(), version: user.version + 1 }
  await users.save(changed)
  if (isBlocked) await users.endGrantsOf(user.id)
  if (isBlocked !== (user.isBlocked ?? false)) {
    const type = isBlocked ? 'user.suspended' : 'user.activated'
    await audit.record(actor, type, { kind: 'user', id: user.id }, reason === null ? {} : { reason })
  }
  return changed
}
