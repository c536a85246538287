import type { AuditStore } from '../audit/audit-event.ts'
import { connectionKind } from '../connections/connection.ts'
import type { Actor } from '../kernel/actor.ts'
import { RollcallError } from '../kernel/errors.ts'
import type { MessageQueue } from '../messages/queue-message.ts'
import { type RefuseSuppressedDeps, refuseSuppressed } from '../messages/refuse-suppressed.ts'
import type { SuppressedAddressStore } from '../messages/suppressed-address.ts'
import { presentUser } from './find-user.ts'
import { mayComeIn } from './lifecycle.ts'
import { issuePasswordLink, type PasswordLinkDeps } from './password-link.ts'
import { localeIn } from './request-verification.ts'
import { primaryIdentity, type User } from './user.ts'
import type { UserStore } from './user-store.ts'

interface MailLinkDeps extends PasswordLinkDeps {
  readonly users: Pick<UserStore, 'find'>
  readonly messages: MessageQueue
  readonly audit: AuditStore
}

export type MailPasswordLinkDeps = MailLinkDeps & RefuseSuppressedDeps

export interface MailNewcomerLinksDeps extends MailLinkDeps {
  readonly suppressedAddresses: Pick<SuppressedAddressStore, 'among'>
}

type Letter = 'reset-password' | 'account-made'

/**
 * For whoever runs the directory: mails the link that a forgotten password gets, to the address on record, so that nobody
 * else learns it. Call it in a transaction.
 */
export async function mailPasswordLink(deps: MailPasswordLinkDeps, actor: Actor, userId: string): Promise<void> {
  await mailAsked(deps, actor, userId, 'reset-password')
}

/** The same link for somebody who was added and has no password yet. Call it in a transaction. */
export async function mailFirstPasswordLink(deps: MailPasswordLinkDeps, actor: Actor, userId: string): Promise<void> {
  await mailAsked(deps, actor, userId, 'account-made')
}

/**
 * The same link for many who are added together: to a suppressed address it is held back like any letter, which the event
 * says, and keeps nobody out. Call it in a transaction.
 */
export async function mailNewcomerLinks(
  deps: MailNewcomerLinksDeps,
  actor: Actor,
  newcomers: readonly Pick<User, 'id' | 'email'>[],
): Promise<void> {
  const addresses = newcomers.flatMap(({ email }) => (email === null ? [] : [email.toLowerCase()]))
  const suppressed = await deps.suppressedAddresses.among(addresses)
  for (const { id } of newcomers) {
    const to = await addressee(deps, id, 'reset-password')
    const isMailed = !suppressed.has(to.email.toLowerCase())
    await mailLink(deps, actor, to, { letter: 'reset-password', isMailed })
  }
}

async function mailAsked(deps: MailPasswordLinkDeps, actor: Actor, userId: string, letter: Letter): Promise<void> {
  const to = await addressee(deps, userId, letter)
  await refuseSuppressed(deps, to.email)
  await mailLink(deps, actor, to, { letter, isMailed: true })
}

interface Addressee {
  readonly user: User
  readonly email: string
}

async function addressee(deps: MailLinkDeps, userId: string, letter: Letter): Promise<Addressee> {
  const user = presentUser(await deps.users.find(userId))
  const { provider } = primaryIdentity(user)
  const { email } = user
  if (connectionKind({ strategy: provider }) !== 'database') throw refusal('This person has no password here.')
  if (email === null) throw refusal('This person has no e-mail address to which a link could be sent.')
  if (!mayComeIn(user, deps.clock.now())) throw refusal('This account is suspended or has ended. Activate it first.')
  if (letter === 'account-made' && user.lastPasswordReset !== null) {
    throw refusal('This person has set a password already. Send the link that resets it.')
  }
  return { user, email }
}

async function mailLink(
  deps: MailLinkDeps,
  actor: Actor,
  { user, email }: Addressee,
  { letter, isMailed }: { readonly letter: Letter; readonly isMailed: boolean },
): Promise<void> {
  const link = await issuePasswordLink(deps, user)
  const to = { to: email, userId: user.id, locale: localeIn(user.userMetadata) }
  await (letter === 'account-made'
    ? deps.messages.queue({ kind: letter, ...to, values: { link, organization: null } })
    : deps.messages.queue({ kind: letter, ...to, values: { link } }))
  await deps.audit.record(actor, 'user.password_reset_requested', { kind: 'user', id: user.id }, { isMailed })
}

function refusal(message: string): RollcallError {
  return new RollcallError('operation_not_supported', message)
}
