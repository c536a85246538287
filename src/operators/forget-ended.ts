import type { AttemptStore } from '../guards/attempt-store.ts'
import type { Clock } from '../kernel/clock.ts'
import type { OperatorSessionStore } from './operator-session.ts'

export interface ForgetEndedDeps {
  readonly operatorSessions: OperatorSessionStore
  readonly attempts: AttemptStore
  readonly clock: Clock
}

/** Removes what no longer decides anything: ended sessions and windows of attempts. For a worker, every few minutes. */
export async function forgetEnded({ operatorSessions, attempts, clock }: ForgetEndedDeps): Promise<void> {
  const now = clock.now()
  await operatorSessions.removeEnded(now)
  await attempts.removeEnded(now)
}
