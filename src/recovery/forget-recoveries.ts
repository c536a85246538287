import type { Clock } from '../kernel/clock.ts'
import type { RecoveryRequestStore } from './recovery-request-store.ts'

/** Long enough to see who was let back in and by whom; the audit knows it beyond that. */
const keptDays = 90

/** Removes requests that were settled long ago, with what people wrote in them. For a worker, every few minutes. */
export async function forgetRecoveries({
  recoveryRequests,
  clock,
}: {
  readonly recoveryRequests: Pick<RecoveryRequestStore, 'removeSettled'>
  readonly clock: Clock
}): Promise<void> {
  await recoveryRequests.removeSettled(new Date(clock.now().getTime() - keptDays * 86_400_000))
}
