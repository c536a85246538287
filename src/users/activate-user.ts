// Activating: whatever kept the person out of their account ends, be it a suspension or a day that has passed.

import { changedValues } from '../audit/changed-values.ts'
import type { Actor } from '../kernel/actor.ts'
import { RollcallError } from '../kernel/errors.ts'
import { presentUser } from './find-user.ts'
import { stateAfter, stateOf, statusOf } from './lifecycle.ts'
import type { SuspendUserDeps } from './suspend-user.ts'
import type { User } from './user.ts'
import { userValues } from './user-values.ts'

/** Repeating is no fault and leaves no second event. Call it in a transaction. */
export async function activateUser(
  deps: SuspendUserDeps,
  actor: Actor,
  id: string,
  reason: string | null = null,
): Promise<User> {
  const user = presentUser(await deps.users.findForChange(id))
  const hasExpired = statusOf({ ...user, isBlocked: null }, deps.clock.now()) === 'expired'
  return activateLocked(deps, actor, user, { reason, hasExpired })
}

/** For a user the caller has locked already. */
export async function activateLocked(
  { users, audit, clock }: SuspendUserDeps,
  actor: Actor,
  user: User,
  { reason, hasExpired }: { readonly reason: string | null; readonly hasExpired: boolean },
): Promise<User> {
  const now = clock.now()
  stateAfter(stateOf(user, now), 'activate')
  if (user.isBlocked === false && !hasExpired) return user
  refuseForeignHand(actor, user, hasExpired)
  const expiresAt = hasExpired ? null : user.expiresAt
  const lifted = { suspendedUntil: null, suspensionReason: null, suspendedByOrganization: null }
  const activated = { ...user, expiresAt, isBlocked: false, ...lifted }
  const changed = { ...activated, updatedAt: now, version: user.version + 1 }
  await users.save(changed)
  await users.keepAccount(user.id)
  // What was held when the account ended has ended with it.
  if (hasExpired) await users.endGrantsOf(user.id)
  if (user.isBlocked === true || hasExpired) {
    const details = {
      ...(reason === null ? {} : { reason }),
      ...(hasExpired ? { expiryRemoved: true } : {}),
      ...changedValues(userValues(user), userValues(changed)),
    }
    await audit.record(actor, 'user.activated', { kind: 'user', id: user.id }, details)
  }
  return changed
}

/** What the directory decided about an account is not undone by an organization, nor what another organization did. */
function refuseForeignHand({ organizationId = null }: Actor, user: User, hasExpired: boolean): void {
  if (organizationId === null) return
  if (hasExpired) {
    throw new RollcallError('not_permitted', 'The account has ended. The directory’s operators set that day; ask them.')
  }
  if (user.isBlocked !== true || user.suspendedByOrganization === organizationId) return
  throw new RollcallError('not_permitted', 'Suspended by the directory’s operators; ask them.')
}
