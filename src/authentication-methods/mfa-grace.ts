// How long setting up a second factor may be put off where an organization or a role begins to ask for one.
import { invalidField } from '../kernel/errors.ts'

export const mfaGraceDaysAtMost = 90
const dayMs = 86_400_000

/** Throws `invalid_input` for `mfaGraceDays` that are no days, too many, or where no factor is required. */
export function refuseBadMfaGrace(requiresMfa: boolean, days: number): void {
  if (!requiresMfa) throw invalidField('mfaGraceDays', 'There is a time of grace only where requiresMfa is true')
  if (!Number.isInteger(days) || days < 0 || days > mfaGraceDaysAtMost) {
    throw invalidField('mfaGraceDays', `Enter a whole number from 0 to ${mfaGraceDaysAtMost}.`)
  }
}

export function mfaGraceEnd(now: Date, days: number): Date {
  return new Date(now.getTime() + days * dayMs)
}
