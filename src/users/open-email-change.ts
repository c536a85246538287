import type { AuditStore } from '../audit/audit-event.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Clock } from '../kernel/clock.ts'
import { invalidField, notSupported, RollcallError } from '../kernel/errors.ts'
import type { JsonObject } from '../kernel/json.ts'
import type { MessageQueue } from '../messages/queue-message.ts'
import type { OneTimeSecretStore } from '../one-time-secrets/one-time-secret.ts'
import { type EmailChange, issueConfirmation, issueUndo, mayChangeEmail, wasJustChanged } from './email-change.ts'
import { presentUser } from './find-user.ts'
import { mayComeIn } from './lifecycle.ts'
import { localeIn } from './request-verification.ts'
import type { TicketPerson } from './ticket.ts'
import type { User } from './user.ts'
import type { UserStore } from './user-store.ts'

export interface OpenEmailChangeStores {
  readonly users: Pick<UserStore, 'find'>
  readonly accounts: { find(userId: string): Promise<TicketPerson | null> }
  readonly oneTimeSecrets: OneTimeSecretStore
  readonly messages: MessageQueue
  readonly audit: AuditStore
}

export interface OpenEmailChangeDeps extends OpenEmailChangeStores {
  readonly clock: Clock
  readonly publicUrl: string
}

/**
 * Mails a link to the new address, and to the old one how to stop it. Nothing changes before the link was used. The
 * circumstances are what the event tells. Throws what `refuseEmailChange` throws, and `not_permitted` for somebody suspended. Call it in a transaction.
 */
export async function openEmailChange(
  deps: OpenEmailChangeDeps,
  actor: Actor,
  userId: string,
  newEmail: string,
  circumstances: JsonObject | null = null,
): Promise<void> {
  const user = presentUser(await deps.users.find(userId))
  const { securityVersion } = presentUser(await deps.accounts.find(userId))
  await refuseEmailChange(deps, user, newEmail)
  if (!mayComeIn(user, deps.clock.now())) {
    throw new RollcallError('not_permitted', 'Whoever is suspended confirms nothing. Activate them first.')
  }
  // The last wish counts. What takes an earlier change back stays.
  await deps.oneTimeSecrets.supersede(userId, 'email-change', deps.clock.now())
  const { email: oldEmail, emailVerified: wasVerified } = user
  await tell(deps, user, { userId, oldEmail, wasVerified, newEmail }, securityVersion)
  await deps.audit.record(actor, 'user.email_change_requested', { kind: 'user', id: userId }, circumstances ?? {})
}

/**
 * Throws `operation_not_supported` where the address comes from another provider, `invalid_input` for the present one,
 * and `not_permitted` within a day of the last change.
 */
export async function refuseEmailChange(
  deps: Pick<OpenEmailChangeDeps, 'oneTimeSecrets' | 'clock'>,
  user: User,
  newEmail: string,
): Promise<void> {
  if (!mayChangeEmail(user)) {
    throw notSupported('The address comes from where this person signs in. Change it there.')
  }
  if (user.email === newEmail) throw invalidField('email', 'This is the address of the account already.')
  if (!(await wasJustChanged(deps, user))) return
  throw new RollcallError(
    'not_permitted',
    'The address was changed less than a day ago, and the one before may take that back. Try again tomorrow.',
  )
}

async function tell(deps: OpenEmailChangeDeps, user: User, wish: EmailChange, securityVersion: number): Promise<void> {
  const { publicUrl, messages } = deps
  const { userId, oldEmail, wasVerified, newEmail: newAddress } = wish
  const locale = localeIn(user.userMetadata)
  const link = await issueConfirmation(deps, publicUrl, wish, securityVersion)
  await messages.queue({ kind: 'email-change-confirm', to: newAddress, userId, locale, values: { link, newAddress } })
  if (oldEmail === null || !wasVerified) return
  const undoLink = await issueUndo(deps, publicUrl, wish)
  await messages.queue({ kind: 'email-change-notice', to: oldEmail, userId, locale, values: { undoLink, newAddress } })
}
