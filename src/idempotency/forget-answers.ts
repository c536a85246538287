import type { Clock } from '../kernel/clock.ts'
import { type IdempotencyStore, keptMs } from './kept-answer.ts'

export interface ForgetAnswersDeps {
  readonly idempotency: Pick<IdempotencyStore, 'removeUntil'>
  readonly clock: Clock
}

/** For a worker, every few minutes. */
export async function forgetAnswers({ idempotency, clock }: ForgetAnswersDeps): Promise<void> {
  await idempotency.removeUntil(new Date(clock.now().getTime() - keptMs))
}
