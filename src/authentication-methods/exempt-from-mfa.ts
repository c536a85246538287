import type { AuditStore } from '../audit/audit-event.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Clock } from '../kernel/clock.ts'
import { invalidField, RollcallError } from '../kernel/errors.ts'
import type { AuthenticationMethodStore } from './authentication-method-store.ts'
import type { MfaExemption, MfaExemptionStore } from './mfa-exemption.ts'

export interface ExemptFromMfaDeps {
  readonly mfaExemptions: MfaExemptionStore
  readonly authenticationMethods: Pick<AuthenticationMethodStore, 'holdPerson'>
  readonly audit: AuditStore
  readonly clock: Clock
}

/** Whoever needs longer is to be looked at again. */
export const exemptDaysAtMost = 90

const dayMs = 86_400_000

/**
 * Lets somebody sign in without setting up a second factor until a day at most 90 days ahead, in place of what was
 * granted before. Throws `invalid_input` for another time or a reason without words, `user_not_found`. Call it in a
 * transaction.
 */
export async function exemptFromMfa(
  { mfaExemptions, authenticationMethods, audit, clock }: ExemptFromMfaDeps,
  actor: Actor,
  userId: string,
  { reason, endsAt }: Pick<MfaExemption, 'reason' | 'endsAt'>,
): Promise<MfaExemption> {
  const now = clock.now()
  if (reason.trim() === '') throw invalidField('reason', 'Say why they need no second factor.')
  const lastMs = now.getTime() + exemptDaysAtMost * dayMs
  if (endsAt <= now || endsAt.getTime() > lastMs) {
    throw invalidField('endsAt', `Choose a time to come, within ${exemptDaysAtMost} days.`)
  }
  if ((await authenticationMethods.holdPerson(userId)) === null) {
    throw new RollcallError('user_not_found', 'The user does not exist.')
  }
  const { kind, id, name } = actor
  const granted = { userId, reason: reason.trim(), grantedBy: { kind, id, name }, grantedAt: now, endsAt }
  await mfaExemptions.save(granted)
  const details = { reason: granted.reason, endsAt: endsAt.toISOString() }
  await audit.record(actor, 'user.mfa_exempted', { kind: 'user', id: userId }, details)
  return granted
}
