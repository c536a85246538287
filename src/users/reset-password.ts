import type { Change } from '../kernel/change.ts'
import type { Clock } from '../kernel/clock.ts'
import { consumeSecret, type OneTimeSecretStore, peekSecret } from '../one-time-secrets/one-time-secret.ts'
import type { PasswordStore } from '../passwords/password-store.ts'
import {
  type PasswordChanged,
  type PreparePasswordDeps,
  preparePassword,
  type SetPasswordDeps,
  setPassword,
} from './change-password.ts'
import { type ClaimAccountStores, claimAccount } from './claim-account.ts'
import { presentUser } from './find-user.ts'
import { addressOf } from './meant-identity.ts'
import type { NewPassword } from './new-password.ts'
import { personActing, type RequestOrigin } from './person.ts'
import { openedTicket, type TicketDetails, unusableLink } from './ticket.ts'
import type { UserAroundDeps } from './user-around.ts'
import { markVerified } from './verify-email.ts'

export interface ResetPasswordDeps extends PreparePasswordDeps {
  readonly stores: PreparePasswordDeps['stores'] & { readonly oneTimeSecrets: OneTimeSecretStore }
  readonly change: Change<ResetPasswordStores>
  readonly clock: Clock
  readonly publicUrl: string
}

interface ResetPasswordStores extends Omit<SetPasswordDeps, 'clock' | keyof ClaimAccountStores>, ClaimAccountStores {
  readonly oneTimeSecrets: OneTimeSecretStore
  readonly passwords: PasswordStore
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
  const { stores, change, clock, publicUrl } = deps
  const { oneTimeSecrets } = stores
  const { userId, connectionId, subject } = openedTicket(
    await peekSecret({ oneTimeSecrets, clock }, 'password-reset', ticket),
  )
  const actor = personActing(presentUser(await stores.users.find(userId)), origin)
  const prepared = await preparePassword(deps, actor, userId, password, connectionId)
  // Of two identities in one connection only one is meant.
  if (prepared.owner.subject !== subject) throw unusableLink()
  return change((changing) => spend({ ...changing, clock, publicUrl }, origin, { ticket, prepared, place }))
}

async function spend(
  deps: ResetPasswordStores & UserAroundDeps,
  origin: RequestOrigin,
  { ticket, prepared, place }: { ticket: string; prepared: NewPassword; place: string | null },
): Promise<TicketDetails & PasswordChanged> {
  const { oneTimeSecrets, users, clock } = deps
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
    const isClaimed = identity.isPrimary && (await claimAccount(deps, actor, user))
    const current = isClaimed ? presentUser(await users.findForChange(userId)) : user
    await markVerified(deps, actor, current, identity, clock.now())
  }
  const { securityVersion } = await setPassword(deps, actor, userId, prepared, {
    reason: 'reset',
    place,
  })
  return { ...details, securityVersion }
}
