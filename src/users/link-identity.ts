import type { AuditStore } from '../audit/audit-event.ts'
import { changedValues } from '../audit/changed-values.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Clock } from '../kernel/clock.ts'
import { notSupported, RollcallError } from '../kernel/errors.ts'
import { absorbUser } from './absorb-user.ts'
import { presentUser } from './find-user.ts'
import { mayComeIn } from './lifecycle.ts'
import { primaryIdentity, type User } from './user.ts'
import type { UserStore } from './user-store.ts'
import { userValues } from './user-values.ts'

export interface LinkIdentityDeps {
  readonly users: UserStore
  readonly audit: AuditStore
  readonly clock: Clock
}

/**
 * Makes the identities of one person further identities of another (auth0.md 3.10). The other record is gone with its
 * metadata, roles and sessions; what the person holds is issued anew. The caller has made sure that both are one person.
 */
export async function linkIdentity(
  { users, audit, clock }: LinkIdentityDeps,
  actor: Actor,
  userId: string,
  secondaryId: string,
): Promise<User> {
  if (userId === secondaryId) throw notSupported('Main identity and the new one are the same.')
  // In one order, so that two links of the same people do not wait for each other.
  const [first, last] = [userId, secondaryId].sort() as [string, string]
  const locked = [await users.findForChange(first), await users.findForChange(last)]
  const user = presentUser(locked.find((each) => each?.id === userId) ?? null)
  const secondary = locked.find((each) => each?.id === secondaryId)
  if (secondary == null) throw missing(user, secondaryId)
  // Whoever is suspended must not come back as somebody who is not.
  if (!mayComeIn(secondary, clock.now())) throw notSupported('Unable to link with the secondary account.')
  await absorbUser({ users, clock }, user, secondary)
  const details = {
    identity: secondaryId,
    connection: primaryIdentity(secondary).connectionName,
    ...changedValues(userValues(secondary), null),
  }
  await audit.record(actor, 'user.identity_linked', { kind: 'user', id: userId }, details)
  return presentUser(await users.find(userId))
}

function missing({ identities }: User, secondaryId: string): RollcallError {
  const isTheirs = identities.some(({ provider, subject }) => `${provider}|${subject}` === secondaryId)
  if (isTheirs) return new RollcallError('user_exists', 'Specified identity already exists.')
  return notSupported('Provided secondary account not found.')
}
