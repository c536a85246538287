import type { AuditStore } from '../audit/audit-event.ts'
import type { Actor } from '../kernel/actor.ts'
import { accountMark, type LockDeps } from './guard.ts'
import { type LockedAct, lockedActs, lockOf } from './list-locks.ts'

export interface LiftLocksDeps extends LockDeps {
  readonly audit: AuditStore
}

/**
 * Gives a person all their attempts back, and answers how many locks stood. `password` alone is for whoever proved no
 * more than a mailbox: guesses at the second factor stay counted, or the mailbox would be worth more of them (MFA-04).
 * Call it in a transaction.
 */
export async function liftLocks(
  deps: LiftLocksDeps,
  actor: Actor,
  userId: string,
  acts: readonly LockedAct[] = lockedActs,
): Promise<number> {
  const { attempts, audit, clock, settings } = deps
  const counted = await attempts.listOf(accountMark(userId), clock.now())
  const concerned = counted.filter(({ key }) => acts.some((act) => key.startsWith(`${act} `)))
  await attempts.forget(concerned.map(({ key }) => key))
  if (concerned.length === 0) return 0
  const protection = await settings.read()
  const locks = concerned.flatMap((row) => lockOf(row, protection) ?? [])
  if (locks.length > 0) {
    const details = { acts: [...new Set(locks.map(({ act }) => act))] }
    await audit.record(actor, 'user.unlocked', { kind: 'user', id: userId }, details)
  }
  return locks.length
}
