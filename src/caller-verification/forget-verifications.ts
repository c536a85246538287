import type { Clock } from '../kernel/clock.ts'
import type { CallerVerificationStore } from './caller-verification.ts'

/** A verification that ran out counts for nothing; who verified whom is in the audit. */
export async function forgetVerifications(deps: {
  readonly callerVerifications: Pick<CallerVerificationStore, 'removeEnded'>
  readonly clock: Clock
}): Promise<void> {
  await deps.callerVerifications.removeEnded(deps.clock.now())
}
