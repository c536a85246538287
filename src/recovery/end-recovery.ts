import { clearMfaReset } from '../authentication-methods/clear-mfa-reset.ts'
import { holdPerson, tellPerson } from '../authentication-methods/hold-person.ts'
import { makeRecoveryCodes } from '../authentication-methods/recovery-codes.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Clock } from '../kernel/clock.ts'
import { aboutRecovery, type RecoveryStores, recoveryDetails } from './recovery-deps.ts'
import { recoveryNumber, unusableRecoveryLink } from './recovery-request.ts'
import type { RecoveryUnderWay } from './recovery-under-way.ts'

export interface EndRecoveryDeps {
  readonly stores: RecoveryStores
  readonly clock: Clock
}

/** The person and the browser of a recovery, at its last step. */
export interface Ending {
  readonly underWay: RecoveryUnderWay
  readonly actor: Actor
  readonly browserHash: Buffer
}

/**
 * The end of a recovery in which a new factor counts already: the sign-in asks for no other, and the person has new
 * recovery codes, which are shown once. Call it in the transaction that made the factor count.
 */
export async function endWithFactor(deps: EndRecoveryDeps, ending: Ending): Promise<readonly string[]> {
  const { stores, clock } = deps
  const { userId } = ending.underWay.account
  const codes = await makeRecoveryCodes({ ...stores, clock }, ending.actor, userId)
  await clearMfaReset(stores, userId)
  await endRecovery(deps, ending)
  return codes
}

/** Throws `link_unusable` for whoever is not the first, or too late. Makes no session. Call it in a transaction. */
export async function endRecovery(
  { stores, clock }: EndRecoveryDeps,
  { underWay: { request, account }, actor, browserHash }: Ending,
): Promise<void> {
  if (!(await stores.recoveryRequests.finish(request.id, browserHash, clock.now()))) throw unusableRecoveryLink()
  await stores.audit.record(actor, 'recovery_request.finished', aboutRecovery(request), recoveryDetails(request))
  const person = await holdPerson(stores.authenticationMethods, account.userId)
  await tellPerson(stores.messages, person, 'recovery-finished', { number: recoveryNumber(request) })
}
