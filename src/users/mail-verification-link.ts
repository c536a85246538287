import type { AuditStore } from '../audit/audit-event.ts'
import type { Actor } from '../kernel/actor.ts'
import { notSupported } from '../kernel/errors.ts'
import { type AskToVerifyDeps, askToVerify } from './ask-to-verify.ts'
import { presentUser } from './find-user.ts'
import { mayComeIn } from './lifecycle.ts'
import type { UserStore } from './user-store.ts'

export interface MailVerificationLinkDeps extends AskToVerifyDeps {
  readonly users: Pick<UserStore, 'find'>
  readonly audit: AuditStore
}

/** For whoever helps somebody: mails the link that proves the address on record. Call it in a transaction. */
export async function mailVerificationLink(
  deps: MailVerificationLinkDeps,
  actor: Actor,
  userId: string,
): Promise<void> {
  const user = presentUser(await deps.users.find(userId))
  if (user.email === null) throw notSupported('This person has no e-mail address to which a link could be sent.')
  if (user.emailVerified) throw notSupported('The e-mail address of this person is verified already.')
  if (!mayComeIn(user, deps.clock.now()))
    throw notSupported('This account is suspended or has ended. Activate it first.')
  await askToVerify(deps, user, null)
  await deps.audit.record(actor, 'user.verification_requested', { kind: 'user', id: user.id })
}
