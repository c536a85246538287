const delaysSeconds = [5, 30, 2 * 60, 10 * 60, 60 * 60, 6 * 60 * 60, 24 * 60 * 60] as const

/** A fifth either way, so that what failed together does not come back together. */
const jitterShare = 0.2

/** When to try again after so many attempts; null: it is given up. `random` is from 0 to 1. */
export function nextAttemptAt(attempts: number, now: Date, random: number = Math.random()): Date | null {
  const delay = delaysSeconds[attempts - 1]
  if (delay === undefined) return null
  return new Date(now.getTime() + delay * 1000 * (1 + jitterShare * (2 * random - 1)))
}
