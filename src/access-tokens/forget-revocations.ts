import type { Clock } from '../kernel/clock.ts'
import { type RevocationStore, reachSeconds } from './revocation.ts'

export interface ForgetRevocationsDeps {
  readonly revocations: RevocationStore
  readonly clock: Clock
}

/** Our clock and the database's may differ, and nothing may go that is still told. */
const marginSeconds = 240

/** Removes what is told to nobody any more. For a worker, every few minutes. */
export async function forgetRevocations({ revocations, clock }: ForgetRevocationsDeps): Promise<void> {
  const before = (seconds: number) => new Date(clock.now().getTime() - (seconds + marginSeconds) * 1000)
  await revocations.removeBefore(before(reachSeconds.people), before(reachSeconds.machines))
}
