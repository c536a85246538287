import type { AttemptStore } from '../guards/attempt-store.ts'
import type { Clock } from '../kernel/clock.ts'

export interface ForgetEndedDeps {
  readonly attempts: AttemptStore
  readonly clock: Clock
}

/** Removes windows of attempts that no longer decide anything. For a worker, every few minutes. */
export async function forgetEnded({ attempts, clock }: ForgetEndedDeps): Promise<void> {
  await attempts.removeEnded(clock.now())
}
