import type { AuditStore } from '../audit/audit-event.ts'
import { changedValues } from '../audit/changed-values.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Clock } from '../kernel/clock.ts'
import type { UpstreamIdentity } from '../upstreams/upstream.ts'
import { federatedAttributes } from './federated-attributes.ts'
import { presentUser } from './find-user.ts'
import { attributesIn, changedProfile, type KnownAttributes } from './identity-profile.ts'
import { userId as identityId } from './user.ts'
import type { UserStore } from './user-store.ts'
import { userValues } from './user-values.ts'

export interface SyncFederatedUserDeps {
  readonly users: UserStore
  readonly audit: AuditStore
  readonly clock: Clock
}

/**
 * Takes over what the provider says of the person now. What it leaves out stays as it is; what it says of a further
 * identity stays with that identity.
 */
export async function syncFederatedUser(
  { users, audit, clock }: SyncFederatedUserDeps,
  actor: Actor,
  userId: string,
  upstream: UpstreamIdentity,
): Promise<void> {
  const user = presentUser(await users.findForChange(userId))
  const identity = user.identities.find(
    ({ connectionId, subject }) => connectionId === upstream.connectionId && subject === upstream.subject,
  )
  if (identity === undefined) return
  const known = identity.isPrimary ? user : attributesIn(identity.profile)
  const changes = changesFrom(known, federatedAttributes(upstream))
  const fields = Object.keys(changes)
  if (fields.length === 0) return
  if (identity.isPrimary) {
    await users.save({ ...user, ...changes, updatedAt: clock.now(), version: user.version + 1 })
    if (changes.email !== undefined) await users.endGrantsOf(userId)
  } else {
    const profile = changedProfile(identity.profile, { ...attributesIn(identity.profile), ...changes })
    await users.saveIdentity({ ...identity, profile }, { email: null, username: null, phoneNumber: null })
  }
  const details = {
    fields,
    connection: upstream.connectionId,
    ...(identity.isPrimary ? {} : { identity: identityId(identity.provider, identity.subject) }),
    ...changedValues(userValues(known), userValues({ ...known, ...changes })),
  }
  await audit.record(actor, 'user.updated', { kind: 'user', id: userId }, details)
}

function changesFrom(known: KnownAttributes, told: KnownAttributes): Partial<KnownAttributes> {
  const { email, emailVerified } = told
  const isSameEmail = email === known.email
  // A proof that we have ourselves outlasts a provider that does not vouch for the address.
  const isProven = emailVerified || (isSameEmail && known.emailVerified)
  const now: KnownAttributes =
    email === null ? { ...told, emailVerified: known.emailVerified } : { ...told, emailVerified: isProven }
  const changed = (Object.keys(now) as (keyof KnownAttributes)[]).filter(
    (attribute) => now[attribute] !== null && now[attribute] !== known[attribute],
  )
  return Object.fromEntries(changed.map((attribute) => [attribute, now[attribute]]))
}
