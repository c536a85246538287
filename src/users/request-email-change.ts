import type { AuditStore } from '../audit/audit-event.ts'
import type { AttemptStore } from '../guards/attempt-store.ts'
import { guardAttempt } from '../guards/guard-attempt.ts'
import { tooManyAttempts } from '../guards/too-many-attempts.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Change } from '../kernel/change.ts'
import type { Clock } from '../kernel/clock.ts'
import { invalidField, RollcallError } from '../kernel/errors.ts'
import type { MessageQueue } from '../messages/queue-message.ts'
import type { OneTimeSecretStore } from '../one-time-secrets/one-time-secret.ts'
import { type EmailChange, issueConfirmation, issueUndo, mayChangeEmail, wasJustChanged } from './email-change.ts'
import { presentUser } from './find-user.ts'
import { canonicalEmail } from './identifiers.ts'
import { localeIn } from './request-verification.ts'
import type { TicketPerson } from './ticket.ts'
import type { User } from './user.ts'
import type { UserStore } from './user-store.ts'

interface RequestEmailChangeStores {
  readonly users: Pick<UserStore, 'find'>
  readonly accounts: { find(userId: string): Promise<TicketPerson | null> }
  readonly oneTimeSecrets: OneTimeSecretStore
  readonly messages: MessageQueue
  readonly audit: AuditStore
}

export interface RequestEmailChangeDeps {
  readonly stores: { readonly attempts: AttemptStore }
  readonly change: Change<RequestEmailChangeStores>
  readonly clock: Clock
  readonly publicUrl: string
}

/**
 * Mails a link to the new address, and to the old one how to stop it. Nothing changes yet, and the answer does not tell
 * whether somebody else has the new address. Throws `not_permitted` within a day of the last change.
 */
export async function requestEmailChange(
  deps: RequestEmailChangeDeps,
  actor: Actor,
  userId: string,
  typed: string,
): Promise<void> {
  const newEmail = canonicalEmail(typed)
  const { stores, change, clock } = deps
  const attempt = { act: 'mail-request', account: userId, ip: actor.ip, isKnownBrowser: false } as const
  const verdict = await guardAttempt({ attempts: stores.attempts, clock }, attempt)
  if (!verdict.isAllowed) throw tooManyAttempts(verdict)
  await change(async (changing) => {
    const user = presentUser(await changing.users.find(userId))
    const { securityVersion } = presentUser(await changing.accounts.find(userId))
    await refuseChange({ ...changing, clock }, user, newEmail)
    // The last wish counts. What takes an earlier change back stays.
    await changing.oneTimeSecrets.removeOf(userId, ['email-change'])
    const { email: oldEmail, emailVerified: wasVerified } = user
    const wish = { userId, oldEmail, wasVerified, newEmail }
    await tell({ ...changing, clock }, deps.publicUrl, user, wish, securityVersion)
    await changing.audit.record(actor, 'user.email_change_requested', { kind: 'user', id: userId })
  })
}

type TellDeps = Pick<RequestEmailChangeStores, 'oneTimeSecrets' | 'messages'> & { readonly clock: Clock }

async function refuseChange(deps: TellDeps, user: User, newEmail: string): Promise<void> {
  if (!mayChangeEmail(user)) {
    throw new RollcallError('operation_not_supported', 'This address comes from where you sign in. Change it there.')
  }
  if (user.email === newEmail) throw invalidField('email', 'This is the address of your account already.')
  if (!(await wasJustChanged(deps, user))) return
  throw new RollcallError('not_permitted', 'Your address was changed less than a day ago. Try again tomorrow.')
}

async function tell(
  deps: TellDeps,
  publicUrl: string,
  user: User,
  wish: EmailChange,
  securityVersion: number,
): Promise<void> {
  const { userId, oldEmail, wasVerified, newEmail: newAddress } = wish
  const locale = localeIn(user.userMetadata)
  const link = await issueConfirmation(deps, publicUrl, wish, securityVersion)
  await deps.messages.queue({
    kind: 'email-change-confirm',
    to: newAddress,
    userId,
    locale,
    values: { link, newAddress },
  })
  if (oldEmail === null || !wasVerified) return
  const undoLink = await issueUndo(deps, publicUrl, wish)
  const values = { undoLink, newAddress }
  await deps.messages.queue({ kind: 'email-change-notice', to: oldEmail, userId, locale, values })
}
