// A moment as requests name it: ISO 8601 with its offset, so that nobody's time zone is guessed.
import { Type } from 'typebox'
import { invalidField } from '../../kernel/errors.ts'

export const momentRule = 'A moment such as 2030-12-31T23:00:00Z, with its offset.'

export const moment = Type.String({
  pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2}([.][0-9]{1,9})?)?(Z|[+-][0-9]{2}:[0-9]{2})$',
  description: momentRule,
})

/** Left out or null: none. */
export function readMoment(field: string, given: string | null | undefined): Date | null {
  if (given == null) return null
  const time = new Date(given)
  if (Number.isNaN(time.getTime()) || !isOnCalendar(given)) throw invalidField(field, momentRule)
  return time
}

/** The language moves the 30th of February into March. */
function isOnCalendar(text: string): boolean {
  const [year = 0, month = 0, day = 0] = text.slice(0, 10).split('-').map(Number)
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate()
}
