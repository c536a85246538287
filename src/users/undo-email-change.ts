import { changedValues } from '../audit/changed-values.ts'
import { consumeSecret } from '../one-time-secrets/one-time-secret.ts'
import type { ConfirmEmailChangeDeps } from './confirm-email-change.ts'
import { emailChangeIn } from './email-change.ts'
import { mayComeIn } from './lifecycle.ts'
import { personActing, type RequestOrigin } from './person.ts'
import { unusableLink } from './ticket.ts'
import { userValues } from './user-values.ts'

/**
 * Whoever reads the old mailbox says that the change was not theirs: the address is as it was, no wish for another is
 * open, and nobody is signed in any more. Answers whether it had been changed. Throws `link_unusable`.
 */
export async function undoEmailChange(
  { change, clock }: Pick<ConfirmEmailChangeDeps, 'change' | 'clock'>,
  origin: RequestOrigin,
  ticket: string,
): Promise<boolean> {
  return change(async (stores) => {
    const { users, sessions, logoutNotices, oneTimeSecrets, audit } = stores
    const { userId, oldEmail, newEmail } = emailChangeIn(
      await consumeSecret({ oneTimeSecrets, clock }, 'email-change-undo', ticket),
    )
    const user = await users.findForChange(userId)
    const isOpen = user?.email === oldEmail
    // An address that somebody else gave the person since is not the old mailbox's to decide on.
    if (user === null || !mayComeIn(user, clock.now()) || !(isOpen || user.email === newEmail)) throw unusableLink()
    const now = clock.now()
    const restored = { ...user, email: oldEmail, emailVerified: true, updatedAt: now, version: user.version + 1 }
    if (!isOpen) await users.save(restored)
    await oneTimeSecrets.removeOf(userId, ['email-change'])
    await users.endGrantsOf(userId)
    await logoutNotices.queue(await sessions.removeAllOf(userId), now)
    const details = { restored: !isOpen, ...(isOpen ? {} : changedValues(userValues(user), userValues(restored))) }
    await audit.record(personActing(user, origin), 'user.email_change_undone', { kind: 'user', id: userId }, details)
    return !isOpen
  })
}
