import { connectionKind } from '../connections/connection.ts'
import type { Actor } from '../kernel/actor.ts'
import { invalidField, RollcallError } from '../kernel/errors.ts'
import type { AccountStore } from '../sign-ins/account.ts'
import { presentUser } from '../users/find-user.ts'
import { type UnlinkIdentityDeps, unlinkIdentity } from '../users/unlink-identity.ts'
import { type Identity, primaryIdentity, type User } from '../users/user.ts'

export interface SeparateIdentityDeps extends UnlinkIdentityDeps {
  readonly accounts: Pick<AccountStore, 'find'>
}

export interface SeparatedIdentity {
  readonly provider: string
  readonly subject: string
  readonly reason: string
}

/**
 * Makes a linked identity an account of its own again. Refused where the person would have no way to sign in left. Call
 * it in a transaction.
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
  const others = user.identities.filter((each) => !isSame(each, identity))
  const isElsewhere = others.some((each) => connectionKind({ strategy: each.provider }) === 'other')
  if (!isElsewhere && !(await hasOwnWayIn(deps, user))) {
    throw new RollcallError(
      'operation_not_supported',
      'This is the last way in: the person has neither a password nor a verified e-mail address. Verify it first.',
    )
  }
  return unlinkIdentity(deps, actor, userId, identity)
}

function isSame(one: Identity, { provider, subject }: SeparatedIdentity): boolean {
  return one.provider === provider && one.subject === subject
}

/** A verified address is one: a new password goes there. */
async function hasOwnWayIn({ accounts }: SeparateIdentityDeps, user: User): Promise<boolean> {
  if (connectionKind({ strategy: primaryIdentity(user).provider }) === 'other') return true
  if (user.email !== null && user.emailVerified) return true
  return (await accounts.find(user.id))?.password != null
}
