// `from`: where in its order a list of users begins. A text is the beginning of a name or an address, a date a day of
// UTC as in filters, or a moment.
import { invalidField } from '../../../kernel/errors.ts'
import { readMoment } from '../moment.ts'
import { dayOf } from './read-time-filter.ts'
import type { ListUsersQuery } from './user-schemas.ts'

/** Undefined where nobody jumps. */
export function readJump({ from, sort = '-created', cursor }: ListUsersQuery): string | Date | undefined {
  if (from === undefined) return undefined
  if (cursor !== undefined) {
    throw invalidField('from', 'Send from or cursor, not both: a cursor is the place of a page already.')
  }
  const isDescending = sort.startsWith('-')
  const name = isDescending ? sort.slice(1) : sort
  if (textSorts.has(name)) {
    if (from.trim() === '')
      throw invalidField('from', `Give the beginning of a value to jump to, as sort=${name} asks.`)
    return from
  }
  if (dateSorts.has(name)) return momentOf(from, isDescending)
  throw invalidField('from', `There is no jump in a list sorted by ${name}. ${sortsToJump}`)
}

const textSorts: ReadonlySet<string> = new Set(['name', 'email'])
const dateSorts: ReadonlySet<string> = new Set(['created', 'lastSignIn', 'updated'])
const sortsToJump = 'Sort by name or email to jump to a beginning, by created, lastSignIn or updated to jump to a date.'

const dayMs = 86_400_000
const day = /^[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}$/
const moment =
  /^[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2}([.][0-9]{1,3})?)?(Z|[+-][0-9]{2}:[0-9]{2})$/

/** From the newest to the oldest a day begins with its last moment. */
function momentOf(from: string, isDescending: boolean): Date {
  if (day.test(from)) {
    const begin = dayOf('from', from)
    return isDescending ? new Date(begin.getTime() + dayMs - 1) : begin
  }
  const at = moment.test(from) ? readMoment('from', from) : null
  if (at === null) {
    throw invalidField(
      'from',
      'Give a day such as 2026-03-05, or a moment such as 2026-03-05T10:00:00Z with its offset.',
    )
  }
  return at
}
