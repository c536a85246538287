import { RollcallError } from '../kernel/errors.ts'
import type { Verdict } from './guard.ts'

/** For doors that may say why they refuse: at an account's own, a lock looks like a wrong secret. */
export function tooManyAttempts({ retryAfterSeconds }: Pick<Verdict, 'retryAfterSeconds'>): RollcallError {
  const minutes = Math.ceil(retryAfterSeconds / 60)
  const wait = minutes === 1 ? 'a minute' : `${minutes} minutes`
  return new RollcallError('rate_limited', `Too many attempts. Try again in ${wait}.`, { retryAfterSeconds })
}
