// Spans of time in filters: days, or ages counted back from the beginning of today, so that the pages of one list ask
// the same question all day. Days are those of UTC.
import { invalidField } from '../../../kernel/errors.ts'
import type { Filter } from '../../../kernel/filter.ts'
import { createdField, lastSignInField } from './search-fields.ts'

const dayMs = 86_400_000

/** `never`, `30d`, `none:90d` or `2026-01-01..2026-03-31`. */
export function seenFilter(text: string, now: Date): Filter {
  const everSeen: Filter = { kind: 'exists', field: lastSignInField }
  const never: Filter = { kind: 'not', part: everSeen }
  if (text === 'never') return never
  if (text.startsWith('none:')) {
    const before: Filter = range(lastSignInField, null, ageBegins(text.slice('none:'.length), now))
    return { kind: 'or', parts: [never, before] }
  }
  return spanFilter('seen', lastSignInField, text, now)
}

/** `7d` or `2026-01-01..2026-03-31`. */
export function madeFilter(text: string, now: Date): Filter {
  return spanFilter('created', createdField, text, now)
}

type TimeField = typeof createdField

function spanFilter(name: string, field: TimeField, text: string, now: Date): Filter {
  if (!text.includes('..')) return range(field, ageBegins(text, now), null)
  const { from, before } = spanOf(name, text)
  return range(field, from, before)
}

/** `2026-01-01..2026-03-31`, of which one may be left out. `before` is the end of the last day. */
export function spanOf(name: string, text: string): { readonly from: Date | null; readonly before: Date | null } {
  const [from = '', to = ''] = text.split('..')
  if (from === '' && to === '')
    throw invalidField(name, 'Give a first day, a last day or both: 2026-01-01..2026-03-31.')
  const begin = from === '' ? null : dayOf(name, from)
  const last = to === '' ? null : dayOf(name, to)
  if (begin !== null && last !== null && last < begin) throw invalidField(name, 'The last day is before the first.')
  return { from: begin, before: last === null ? null : new Date(last.getTime() + dayMs) }
}

function range(field: TimeField, from: Date | null, before: Date | null): Filter {
  return {
    kind: 'range',
    field,
    from: from === null ? null : { value: from, inclusive: true },
    to: before === null ? null : { value: before, inclusive: false },
  }
}

function ageBegins(age: string, now: Date): Date {
  const today = Math.floor(now.getTime() / dayMs) * dayMs
  return new Date(today - Number.parseInt(age, 10) * dayMs)
}

/** The language moves the 30th of February into March. */
export function dayOf(name: string, text: string): Date {
  const day = new Date(`${text}T00:00:00Z`)
  if (Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== text) {
    throw invalidField(name, `${text} is no day of the calendar.`)
  }
  return day
}
