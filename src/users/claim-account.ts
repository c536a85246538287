// Pre-hijacking: somebody signs up with the address of another, sets the account up, and waits for its owner to come.
import type { AuditStore } from '../audit/audit-event.ts'
import type { AuthenticationMethodStore } from '../authentication-methods/authentication-method-store.ts'
import type { ConsentStore } from '../consents/consent.ts'
import { revokeConsentsOf } from '../consents/revoke-consents-of.ts'
import type { Actor } from '../kernel/actor.ts'
import type { PasswordStore } from '../passwords/password-store.ts'
import type { LogoutNotices } from '../sessions/logout-notices.ts'
import type { SessionStore } from '../sessions/session-store.ts'
import type { TokenFamilyStore } from '../token-families/token-family-store.ts'
import { unlinkIdentity } from './unlink-identity.ts'
import { primaryIdentity, type User } from './user.ts'
import type { UserAroundDeps } from './user-around.ts'
import type { UserStore } from './user-store.ts'

export interface ClaimAccountStores {
  readonly users: UserStore
  readonly passwords: Pick<PasswordStore, 'remove'>
  readonly authenticationMethods: Pick<AuthenticationMethodStore, 'removeAll'>
  readonly consents: ConsentStore
  readonly tokenFamilies: Pick<TokenFamilyStore, 'revokeOf'>
  readonly sessions: Pick<SessionStore, 'removeAllOf'>
  readonly logoutNotices: LogoutNotices
  readonly audit: AuditStore
}

/**
 * The mailbox of an account that was signed up is proven for the first time, by somebody who may be another than who
 * signed up: the password, factors, further identities, consents, sessions and tokens of before go. Call it in the
 * transaction that notes the proof, before it is noted; the record is locked already. False where nobody has to be kept
 * out: administrators know whom they make an account for.
 */
export async function claimAccount(
  deps: ClaimAccountStores & UserAroundDeps,
  actor: Actor,
  user: User,
): Promise<boolean> {
  const { users, passwords, authenticationMethods, sessions, logoutNotices, audit, clock } = deps
  if (!(await users.isUnclaimed(user.id))) return false
  const others = user.identities.filter(({ isPrimary }) => !isPrimary)
  for (const { provider, subject } of others) await unlinkIdentity(deps, actor, user.id, { provider, subject })
  await passwords.remove(primaryIdentity(user))
  const factors = await authenticationMethods.removeAll(user.id, [])
  await revokeConsentsOf(deps, actor, user.id)
  await users.endGrantsOf(user.id)
  await logoutNotices.queue(await sessions.removeAllOf(user.id), clock.now())
  const details = { factors: [...new Set(factors.map(({ type }) => type))].toSorted(), identities: others.length }
  await audit.record(actor, 'user.claimed', { kind: 'user', id: user.id }, details)
  return true
}
