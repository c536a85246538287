import type { AuditStore } from '../audit/audit-event.ts'
import { changedValues } from '../audit/changed-values.ts'
import type { Change } from '../kernel/change.ts'
import type { Clock } from '../kernel/clock.ts'
import type { MessageQueue } from '../messages/queue-message.ts'
import { consumeSecret, type OneTimeSecretStore } from '../one-time-secrets/one-time-secret.ts'
import type { LogoutNotices } from '../sessions/logout-notices.ts'
import type { OpenedSession } from '../sessions/open-session.ts'
import { renewSession } from '../sessions/renew-session.ts'
import type { Session } from '../sessions/session.ts'
import type { SessionStore } from '../sessions/session-store.ts'
import { type EmailChange, emailChangeIn, issueUndo, noteChanged } from './email-change.ts'
import { personActing, type RequestOrigin } from './person.ts'
import { localeIn } from './request-verification.ts'
import { unusableLink } from './ticket.ts'
import type { User } from './user.ts'
import type { UserStore } from './user-store.ts'
import { userValues } from './user-values.ts'

export interface ConfirmEmailChangeStores {
  readonly users: UserStore
  readonly sessions: SessionStore
  readonly logoutNotices: LogoutNotices
  readonly oneTimeSecrets: OneTimeSecretStore
  readonly messages: MessageQueue
  readonly audit: AuditStore
}

export interface ConfirmEmailChangeDeps {
  readonly change: Change<ConfirmEmailChangeStores>
  readonly clock: Clock
  readonly publicUrl: string
}

export interface ConfirmEmailChangeInput {
  readonly ticket: string
  /** Who is signed in in this browser: if it is the person, they stay so. */
  readonly session: Session | null
}

/**
 * The new address counts from now on. What was mailed to the old one and every other session end. Answers the session
 * that goes on, under a new secret; null where there is none. Throws `link_unusable`, or `user_exists` for an address
 * that became somebody else's.
 */
export async function confirmEmailChange(
  { change, clock, publicUrl }: ConfirmEmailChangeDeps,
  origin: RequestOrigin,
  { ticket, session }: ConfirmEmailChangeInput,
): Promise<OpenedSession | null> {
  return change(async (stores) => {
    const secrets = { oneTimeSecrets: stores.oneTimeSecrets, clock }
    const wish = emailChangeIn(await consumeSecret(secrets, 'email-change', ticket))
    const user = await stores.users.findForChange(wish.userId)
    if (user === null || user.email !== wish.oldEmail) throw unusableLink()
    const now = clock.now()
    const { newEmail: email } = wish
    const changed = { ...user, email, emailVerified: true, updatedAt: now, version: user.version + 1 }
    await stores.users.save(changed)
    const securityVersion = await stores.users.endGrantsOf(user.id)
    const kept = session?.userId === user.id ? session : null
    await stores.logoutNotices.queue(await stores.sessions.removeAllOf(user.id, kept?.id), now)
    await tellOldAddress(stores, clock, publicUrl, user, wish)
    const details = changedValues(userValues(user), userValues(changed))
    await stores.audit.record(personActing(user, origin), 'user.email_changed', { kind: 'user', id: user.id }, details)
    return kept === null ? null : renewSession({ ...stores, clock }, kept, { methods: [], securityVersion })
  })
}

async function tellOldAddress(
  { oneTimeSecrets, messages }: ConfirmEmailChangeStores,
  clock: Clock,
  publicUrl: string,
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
