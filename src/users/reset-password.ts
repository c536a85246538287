import type { Change } from '../kernel/change.ts'
import type { Clock } from '../kernel/clock.ts'
import { consumeSecret, type OneTimeSecretStore, peekSecret } from '../one-time-secrets/one-time-secret.ts'
import {
  type PasswordChanged,
  type PreparePasswordDeps,
  preparePassword,
  type SetPasswordDeps,
  setPassword,
} from './change-password.ts'
import { presentUser } from './find-user.ts'
import { addressOf } from './meant-identity.ts'
import type { NewPassword } from './new-password.ts'
import { personActing, type RequestOrigin } from './person.ts'
import { openedTicket, type TicketDetails, unusableLink } from './ticket.ts'
import { markVerified } from './verify-email.ts'

export interface ResetPasswordDeps extends PreparePasswordDeps {
  readonly stores: PreparePasswordDeps['stores'] & { readonly oneTimeSecrets: OneTimeSecretStore }
  readonly change: Change<ResetPasswordStores>
  readonly clock: Clock
}

interface ResetPasswordStores extends Omit<SetPasswordDeps, 'clock'> {
  readonly oneTimeSecrets: OneTimeSecretStore
}

export interface ResetPasswordInput {
  readonly ticket: string
  readonly password: string
  /** From where, in words for the mail. */
  readonly place?: string | null
}

/**
 * Spends a ticket on a new password, in one transaction: of any number of tries with one ticket one wins, and a password
 * that the policy refuses leaves it unspent. Makes no session (REC-07). Throws `link_unusable`.
 */
export async function resetPassword(
  deps: ResetPasswordDeps,
  origin: RequestOrigin,
  { ticket, password, place = null }: ResetPasswordInput,
): Promise<TicketDetails & PasswordChanged> {
  const { stores, change, clock } = deps
  const { oneTimeSecrets } = stores
  const { userId, connectionId, subject } = openedTicket(
    await peekSecret({ oneTimeSecrets, clock }, 'password-reset', ticket),
  )
  const prepared = await preparePassword(deps, userId, password, connectionId)
  // Of two identities in one connection only one is meant.
  if (prepared.owner.subject !== subject) throw unusableLink()
  return change((changing) => spend(changing, clock, origin, { ticket, prepared, place }))
}

async function spend(
  stores: ResetPasswordStores,
  clock: Clock,
  origin: RequestOrigin,
  { ticket, prepared, place }: { ticket: string; prepared: NewPassword; place: string | null },
): Promise<TicketDetails & PasswordChanged> {
  const { oneTimeSecrets, users } = stores
  // First, for a new password would be the end of the ticket too.
  const secret = await consumeSecret({ oneTimeSecrets, clock }, 'password-reset', ticket)
  const { userId, securityVersion: _spent, ...details } = openedTicket(secret)
  const user = presentUser(await users.findForChange(userId))
  const actor = personActing(user, origin)
  const identity = user.identities.find(
    (own) => own.connectionId === details.connectionId && own.subject === details.subject,
  )
  if (identity === undefined) throw unusableLink()
  if (details.markEmailVerified && details.email !== null && details.email === addressOf(user, identity).email) {
    await markVerified(stores, actor, user, identity, clock.now())
  }
  const { securityVersion } = await setPassword({ ...stores, clock }, actor, userId, prepared, {
    reason: 'reset',
    place,
  })
  return { ...details, securityVersion }
}
