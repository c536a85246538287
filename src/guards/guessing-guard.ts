// The guard against guessing (security.md 5.6): an attempt is counted in the database before anything is hashed, so that
// any number of attempts at once gets no more tries than the limit.
import { createHash } from 'node:crypto'
import { isIPv6 } from 'node:net'
import type { Clock } from '../kernel/clock.ts'
import { RollcallError } from '../kernel/errors.ts'

export interface AttemptCount {
  readonly count: number
  readonly windowEndsAt: Date
}

export interface AttemptStore {
  /**
   * Adds one to each key, in one statement, and answers the counts in the order of the keys. The first attempt opens
   * the window, and one after its end opens the next.
   */
  add(keys: readonly string[], now: Date, windowEndsAt: Date): Promise<readonly AttemptCount[]>
  forget(key: string): Promise<void>
  /** Forgets windows that ended before this time. */
  removeEnded(before: Date): Promise<void>
}

export const attemptWindowMinutes = 15
export const attemptsPerAccount = 10
export const attemptsPerNetwork = 100

export interface GuardDeps {
  readonly attempts: AttemptStore
  readonly clock: Clock
}

export interface Verdict {
  readonly isAllowed: boolean
  /** True for the first refusal of a window, the one that is worth a line in the audit (DOS-08). */
  readonly isFirstRefusal: boolean
  readonly retryAfterSeconds: number
}

/**
 * Counts one attempt from an address, on an account that may not exist or on none, and says whether it may go on. It
 * must not be undone with what follows: never call it in a transaction.
 */
export async function countAttempt(
  { attempts, clock }: GuardDeps,
  account: string | null,
  ip: string | null,
): Promise<Verdict> {
  const now = clock.now()
  const windowEndsAt = new Date(now.getTime() + attemptWindowMinutes * 60_000)
  const limits = [
    ...(account === null ? [] : [{ key: accountKey(account), most: attemptsPerAccount }]),
    { key: networkKey(ip), most: attemptsPerNetwork },
  ]
  const counted = await attempts.add(
    limits.map(({ key }) => key),
    now,
    windowEndsAt,
  )
  const refusals = counted.filter(({ count }, index) => count > (limits[index]?.most ?? 0))
  const untilMs = Math.max(0, ...refusals.map((refusal) => refusal.windowEndsAt.getTime() - now.getTime()))
  return {
    isAllowed: refusals.length === 0,
    isFirstRefusal: counted.some(({ count }, index) => count === (limits[index]?.most ?? 0) + 1),
    retryAfterSeconds: Math.max(1, Math.ceil(untilMs / 1000)),
  }
}

/** Gives an account its attempts back, once somebody proved to be its owner. */
export async function forgetAttempts({ attempts }: Pick<GuardDeps, 'attempts'>, account: string): Promise<void> {
  await attempts.forget(accountKey(account))
}

export function tooManyAttempts({ retryAfterSeconds }: Verdict): RollcallError {
  const minutes = Math.ceil(retryAfterSeconds / 60)
  const wait = minutes === 1 ? 'a minute' : `${minutes} minutes`
  return new RollcallError('rate_limited', `Too many attempts. Try again in ${wait}.`, { retryAfterSeconds })
}

/** Hashed: what people type as an address may be anything, a password too. */
function accountKey(account: string): string {
  return `account ${createHash('sha256').update(account.toLowerCase()).digest('base64url')}`
}

/** One household or one server rents a whole /64, so its addresses count as one (AUT-10). */
function networkKey(ip: string | null): string {
  if (ip === null || !isIPv6(ip)) return `network ${ip ?? 'unknown'}`
  return `network ${firstFourGroups(ip)}::/64`
}

function firstFourGroups(ip: string): string {
  const [head = '', tail] = ip.replace(/%.*$/, '').split('::')
  const before = head === '' ? [] : head.split(':')
  const after = tail === undefined || tail === '' ? [] : tail.split(':')
  const zeros = tail === undefined ? 0 : 8 - before.length - after.length - (ip.includes('.') ? 1 : 0)
  const groups = [...before, ...Array<string>(Math.max(0, zeros)).fill('0'), ...after]
  return groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')
}
