import type { Clock } from '../kernel/clock.ts'
import { pendingSince } from './recovery-request.ts'
import type { RecoveryRequestStore } from './recovery-request-store.ts'

/** Requests that nobody decided in time wait no longer, and lists say so. For a worker, every few minutes. */
export async function expireRecoveries({
  recoveryRequests,
  clock,
}: {
  readonly recoveryRequests: Pick<RecoveryRequestStore, 'expire'>
  readonly clock: Clock
}): Promise<void> {
  await recoveryRequests.expire(pendingSince(clock.now()))
}
