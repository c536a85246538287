import type { SettingsStore } from '../applications/settings.ts'
import type { AuditStore } from '../audit/audit-event.ts'
import type { AttemptStore } from '../guards/attempt-store.ts'
import { liftLocks } from '../guards/lift-locks.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Clock } from '../kernel/clock.ts'
import type { MessageQueue } from '../messages/queue-message.ts'
import type { PasswordStore } from '../passwords/password-store.ts'
import type { LogoutNotices } from '../sessions/logout-notices.ts'
import type { SessionStore } from '../sessions/session-store.ts'
import type { NewPassword } from './new-password.ts'
import { localeIn } from './request-verification.ts'
import type { User } from './user.ts'
import type { UserStore } from './user-store.ts'

export interface KeepNewPasswordDeps {
  readonly users: Pick<UserStore, 'endGrantsOf' | 'dropRequiredAction'>
  readonly passwords: Pick<PasswordStore, 'keep'>
  readonly sessions: Pick<SessionStore, 'removeAllOf'>
  readonly logoutNotices: LogoutNotices
  readonly attempts: AttemptStore
  readonly settings: Pick<SettingsStore, 'read'>
  readonly messages: MessageQueue
  readonly audit: AuditStore
  readonly clock: Clock
}

export interface PasswordChange {
  /** By the person who knew the one before, by a mailed link, by somebody else, or at the end of a recovery. */
  readonly reason: 'changed' | 'reset' | 'by-admin' | 'recovery'
  /** From where, in words for the mail. */
  readonly place?: string | null
  /** The session that asks. It is for the caller to renew it under the new version. */
  readonly keptSessionId?: string
}

/**
 * What a new password means, whatever door it came through: all that was issued on the strength of the one before ends,
 * guesses at it are worth nothing any more, and the person is told. Answers the person's security version. Call it in
 * the transaction that holds the user's record.
 */
export async function keepNewPassword(
  deps: KeepNewPasswordDeps,
  actor: Actor,
  user: User,
  { owner, stored, earlierToKeep }: NewPassword,
  { reason, place = null, keptSessionId }: PasswordChange,
): Promise<number> {
  const now = deps.clock.now()
  await deps.passwords.keep(owner, stored, now, earlierToKeep)
  // Sessions, refresh tokens, codes, links, half-done sign-ins and remembered browsers all carry the version (SES-02).
  const securityVersion = await deps.users.endGrantsOf(user.id)
  await deps.logoutNotices.queue(await deps.sessions.removeAllOf(user.id, keptSessionId), now)
  // What somebody else chose is not the new password that the person was asked for.
  if (reason !== 'by-admin') await deps.users.dropRequiredAction(user.id, 'change-password')
  await deps.audit.record(actor, 'user.password_changed', { kind: 'user', id: user.id }, { reason })
  await liftLocks(deps, actor, user.id, ['password'])
  if (user.email !== null) {
    const to = { to: user.email, userId: user.id, locale: localeIn(user.userMetadata) }
    await deps.messages.queue({ kind: 'password-changed', ...to, values: { place } })
  }
  return securityVersion
}
