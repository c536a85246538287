import { setTimeout as wait } from 'node:timers/promises'

/** Longer than what is hidden takes, where the machine is not busy. */
const usualStepMs = 50

/** The same for work with a hash of a password in it. */
export const hashingStepMs = 250

/**
 * Does the work and answers, or fails, on the next full step of time: how long it took then does not tell what was done,
 * such as whether a mail was written to somebody (AUT-04). Not to be called in a transaction.
 */
export async function inSteadyTime<Result>(work: () => Promise<Result>, stepMs = usualStepMs): Promise<Result> {
  const startedAt = performance.now()
  try {
    return await work()
  } finally {
    await wait(stepMs - ((performance.now() - startedAt) % stepMs))
  }
}
