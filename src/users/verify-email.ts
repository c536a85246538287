import type { AuditStore } from '../audit/audit-event.ts'
import { changedValues } from '../audit/changed-values.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Change } from '../kernel/change.ts'
import type { Clock } from '../kernel/clock.ts'
import type { JsonObject } from '../kernel/json.ts'
import { consumeSecret, type OneTimeSecretStore } from '../one-time-secrets/one-time-secret.ts'
import { attributesIn, identifiersOf } from './identity-profile.ts'
import { addressOf } from './meant-identity.ts'
import { personActing, type RequestOrigin } from './person.ts'
import { openedTicket, type TicketDetails, unusableLink } from './ticket.ts'
import { type Identity, type User, userId } from './user.ts'
import type { UserStore } from './user-store.ts'

export interface VerifyEmailStores {
  readonly users: UserStore
  readonly oneTimeSecrets: OneTimeSecretStore
  readonly audit: AuditStore
}

export interface VerifyEmailDeps {
  readonly change: Change<VerifyEmailStores>
  readonly clock: Clock
}

/**
 * Spends a ticket and notes that its address belongs to the person. Only the address it was made for is proven: one that
 * changed meanwhile needs a ticket of its own (RAC-11). Throws `link_unusable`.
 */
export async function verifyEmail(
  { change, clock }: VerifyEmailDeps,
  origin: RequestOrigin,
  ticket: string,
): Promise<TicketDetails> {
  return change(async (stores) => {
    const { userId, ...details } = openedTicket(
      await consumeSecret({ oneTimeSecrets: stores.oneTimeSecrets, clock }, 'email-verification', ticket),
    )
    const user = await stores.users.findForChange(userId)
    if (user === null) throw unusableLink()
    const identity = user.identities.find(
      (own) => own.connectionId === details.connectionId && own.subject === details.subject,
    )
    if (identity === undefined || addressOf(user, identity).email !== details.email) throw unusableLink()
    await markVerified(stores, personActing(user, origin), user, identity, clock.now())
    return details
  })
}

/** Notes that an address was proven; once it is, that is neither noted nor recorded again. The user is locked already. */
export async function markVerified(
  { users, audit }: Pick<VerifyEmailStores, 'users' | 'audit'>,
  actor: Actor,
  user: User,
  identity: Identity,
  now: Date,
): Promise<void> {
  if (addressOf(user, identity).isVerified) return
  if (identity.isPrimary) {
    await users.save({ ...user, emailVerified: true, updatedAt: now, version: user.version + 1 })
  } else {
    const profile = { ...identity.profile, email_verified: true }
    await users.saveIdentity({ ...identity, profile }, identifiersOf(identity, attributesIn(profile)))
  }
  const further: JsonObject = identity.isPrimary ? {} : { identity: userId(identity.provider, identity.subject) }
  const values = changedValues({ emailVerified: false }, { emailVerified: true })
  await audit.record(actor, 'user.email_verified', { kind: 'user', id: user.id }, { ...further, ...values })
}
