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

interface MfaRule {
  readonly requiresMfa: boolean
  /** Null is the application's own time, from when each account was made: it is over for some. */
  readonly mfaGraceUntil: Date | null
}

/** Whether those whom a rule asks already could put it off for longer than they can now. */
export function lengthensMfaGrace(
  { requiresMfa: isAsked, mfaGraceUntil }: MfaRule,
  { requiresMfa = isAsked, mfaGraceDays = 0 }: { readonly requiresMfa?: boolean; readonly mfaGraceDays?: number },
  now: Date,
): boolean {
  if (!isAsked || !requiresMfa) return false
  return mfaGraceDays > 0 && mfaGraceEnd(now, mfaGraceDays) > (mfaGraceUntil ?? now)
}
