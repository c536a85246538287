import type { AuditStore } from '../audit/audit-event.ts'
import { changedValues } from '../audit/changed-values.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Clock } from '../kernel/clock.ts'
import type { JsonObject } from '../kernel/json.ts'
import type { MessageQueue } from '../messages/queue-message.ts'
import type { OneTimeSecretStore } from '../one-time-secrets/one-time-secret.ts'
import type { LogoutNotices } from '../sessions/logout-notices.ts'
import type { SessionStore } from '../sessions/session-store.ts'
import { type EmailChange, issueUndo, noteChanged } from './email-change.ts'
import { localeIn } from './request-verification.ts'
import { unusableLink } from './ticket.ts'
import type { User } from './user.ts'
import type { UserStore } from './user-store.ts'
import { userValues } from './user-values.ts'

export interface ApplyEmailChangeStores {
  readonly users: UserStore
  readonly sessions: SessionStore
  readonly logoutNotices: LogoutNotices
  readonly oneTimeSecrets: OneTimeSecretStore
  readonly messages: MessageQueue
  readonly audit: AuditStore
}

export interface ApplyEmailChangeDeps extends ApplyEmailChangeStores {
  readonly clock: Clock
  readonly publicUrl: string
}

export interface ApplyEmailChangeOptions {
  readonly keptSessionId?: string | undefined
  readonly reason?: string
  /** What else the event tells. */
  readonly circumstances?: JsonObject | null
}

export interface AppliedEmailChange {
  readonly user: User
  /** What goes on has to be renewed for it. */
  readonly securityVersion: number
}

/**
 * The new address counts, as a verified one. What was mailed to the old one and every session but the one named end; the
 * old one is told, with a link that takes it back. `user` is held for the change. Throws `user_exists`.
 */
export async function applyEmailChange(
  deps: ApplyEmailChangeDeps,
  actor: Actor,
  user: User,
  wish: EmailChange,
  { keptSessionId, reason, circumstances = null }: ApplyEmailChangeOptions = {},
): Promise<AppliedEmailChange> {
  const { users, sessions, logoutNotices, audit, clock } = deps
  const now = clock.now()
  const changed = { ...user, email: wish.newEmail, emailVerified: true, updatedAt: now, version: user.version + 1 }
  await users.save(changed)
  const securityVersion = await users.endGrantsOf(user.id)
  await logoutNotices.queue(await sessions.removeAllOf(user.id, keptSessionId), now)
  await tellOldAddress(deps, user, wish)
  const details = {
    ...(reason === undefined ? {} : { reason }),
    ...changedValues(userValues(user), userValues(changed)),
    ...circumstances,
  }
  await audit.record(actor, 'user.email_changed', { kind: 'user', id: user.id }, details)
  return { user: changed, securityVersion }
}

async function tellOldAddress(
  { oneTimeSecrets, messages, clock, publicUrl }: ApplyEmailChangeDeps,
  { userMetadata }: User,
  wish: EmailChange,
): Promise<void> {
  const { userId, oldEmail: to, newEmail: newAddress, wasVerified } = wish
  if (to === null || !wasVerified) return
  if (!(await noteChanged({ oneTimeSecrets, clock }, wish))) throw unusableLink()
  const undoLink = await issueUndo({ oneTimeSecrets, clock }, publicUrl, wish)
  const locale = localeIn(userMetadata)
  await messages.queue({ kind: 'email-changed', to, userId, locale, values: { undoLink, newAddress } })
}
