import { invalidField } from './errors.ts'
import type { JsonObject } from './json.ts'

/** From when, and until when, something holds. Null: from the first moment on, or without end. Decided whenever it is asked. */
export interface Term {
  readonly startsAt: Date | null
  readonly endsAt: Date | null
}

export const withoutEnd: Term = { startsAt: null, endsAt: null }

/** A term that could never hold, or holds no more, is a mistake of whoever names it. The fields are `from` and `until`. */
export function refuseEmptyTerm({ startsAt, endsAt }: Term, now: Date): void {
  if (endsAt === null) return
  if (endsAt <= now)
    throw invalidField('until', 'Name a time in the future, or leave it out for something without end.')
  if (startsAt !== null && endsAt <= startsAt) throw invalidField('until', 'It must end after it begins.')
}

/** As an event tells of it: nothing where there is neither beginning nor end. */
export function termDetails(term?: Term): JsonObject {
  const from = term?.startsAt?.toISOString()
  const until = term?.endsAt?.toISOString()
  return { ...(from === undefined ? {} : { from }), ...(until === undefined ? {} : { until }) }
}
