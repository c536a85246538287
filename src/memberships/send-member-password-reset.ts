import { passwordHome } from '../connections/password-home.ts'
import type { Actor } from '../kernel/actor.ts'
import { notSupported } from '../kernel/errors.ts'
import { type RefuseSuppressedDeps, refuseSuppressed } from '../messages/refuse-suppressed.ts'
import { presentUser } from '../users/find-user.ts'
import { mayComeIn } from '../users/lifecycle.ts'
import { issuePasswordLink, type PasswordLinkDeps } from '../users/password-link.ts'
import { localeIn } from '../users/request-verification.ts'
import { primaryIdentity } from '../users/user.ts'
import type { MemberPlace } from './assign-member-roles.ts'
import { holdMember, type PeopleAdministrationDeps, refuseAttachedAccount } from './people-administration.ts'

export type MailMemberPasswordLinkDeps = PeopleAdministrationDeps & PasswordLinkDeps
export type SendMemberPasswordResetDeps = MailMemberPasswordLinkDeps & RefuseSuppressedDeps

/**
 * Mails the person the link that a forgotten password gets, to the address on record: nobody else learns it, so it may be
 * asked for whoever is a member and was not merely attached. Call it in a transaction.
 */
export async function sendMemberPasswordReset(
  deps: SendMemberPasswordResetDeps,
  actor: Actor,
  place: MemberPlace,
): Promise<void> {
  const { person } = await holdMember(deps, actor, place)
  refuseAttachedAccount(person, 'send them a new password')
  await refuseSuppressed(deps, person.email)
  await mailMemberPasswordLink(deps, actor, place)
}

/** For whoever has decided that they may have it. Call it in a transaction. */
export async function mailMemberPasswordLink(
  deps: MailMemberPasswordLinkDeps,
  actor: Actor,
  place: MemberPlace,
): Promise<void> {
  const { inside } = await holdMember(deps, actor, place)
  const { userId } = place
  const user = presentUser(await deps.users.find(userId))
  const { email } = user
  const home = await passwordHome(deps.connections, primaryIdentity(user))
  if (home === null) throw notSupported('This person has no password here.')
  if (email === null) throw notSupported('This person has no e-mail address to which a link could be sent.')
  if (!mayComeIn(user, deps.clock.now()))
    throw notSupported('This account is suspended or has ended. Activate it first.')
  const link = await issuePasswordLink(deps, user)
  const locale = localeIn(user.userMetadata)
  await deps.messages.queue({ kind: 'reset-password', to: email, userId, locale, values: { link } })
  const subjectOfEvent = { kind: 'user', id: userId } as const
  await inside.audit.record(actor, 'user.password_reset_requested', subjectOfEvent, { isMailed: true })
}
