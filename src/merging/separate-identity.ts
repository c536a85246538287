import type { Actor } from '../kernel/actor.ts'
import { invalidField } from '../kernel/errors.ts'
import { lastWayIn, loadWaysIn, type OwnWaysInDeps, waysInOf } from '../sign-ins/own-ways-in.ts'
import { presentUser } from '../users/find-user.ts'
import { type UnlinkIdentityDeps, unlinkIdentity } from '../users/unlink-identity.ts'
import type { Identity, User } from '../users/user.ts'

export interface SeparateIdentityDeps extends UnlinkIdentityDeps, Omit<OwnWaysInDeps, 'users'> {}

export interface SeparatedIdentity {
  readonly provider: string
  readonly subject: string
  readonly reason: string
}

/**
 * Makes a linked identity an account of its own again. Throws `last_way_in` where the person would have no way to sign in
 * left. Call it in a transaction.
 */
export async function separateIdentity(
  deps: SeparateIdentityDeps,
  actor: Actor,
  userId: string,
  identity: SeparatedIdentity,
): Promise<User> {
  const user = presentUser(await deps.users.findForChange(userId))
  const isTheirs = user.identities.some((each) => isSame(each, identity))
  if (!isTheirs) throw invalidField('userId', 'This user has no identity of this provider and userId')
  const identities = user.identities.filter((each) => !isSame(each, identity))
  if (waysInOf({ ...(await loadWaysIn(deps, userId)), identities }).length === 0) throw lastWayIn()
  return unlinkIdentity(deps, actor, userId, identity)
}

function isSame(one: Identity, { provider, subject }: SeparatedIdentity): boolean {
  return one.provider === provider && one.subject === subject
}
