// The place in an order of users from which a page is read, forwards or backwards. A cursor remembers one; a jump names
// one by the beginning of a text or by a moment.
import type { UserQuery } from '../../users/user-store.ts'
import { decodeCursor, encodeCursor, isCursorOf, type KeyType, type Place } from './cursor.ts'
import { type Sql, sql, trusted } from './sql.ts'
import { columnOf } from './user-filter.ts'

export interface Seek {
  readonly origin: 'cursor' | 'jump'
  /** Null: among those who lack the value, who come last. */
  readonly key: Sql | null
  readonly id: string
  /** From the place towards the start of the list, nearest first. */
  readonly isBackwards: boolean
  /** The place is beyond everybody. */
  readonly isEnd: boolean
}

/** Null where a page begins with the list, or by an offset. Throws `invalid_cursor`. */
export function seekOf(order: string, { page, sort, from }: UserQuery): Seek | null {
  if (page.kind === 'offset') return null
  const { type } = columnOf(sort.field)
  if (page.after === null) return from === undefined ? null : jump(from, type, sort.direction)
  const isBackwards = isCursorOf(backwards(order), page.after)
  const [value, id] = decodeCursor(isBackwards ? backwards(order) : order, type, page.after)
  const key = value === null ? null : sql`${value}::${trusted(type)}`
  return { origin: 'cursor', key, id, isBackwards, isEnd: value === null && id === idBeyond(sort.direction) }
}

/** The cursor of the page that ends before a place; without a place, of the last page. */
export function cursorBefore(order: string, place: Place | null, direction: Direction): string {
  return encodeCursor(backwards(order), place ?? [null, idBeyond(direction)])
}

type Direction = UserQuery['sort']['direction']

/** Between no two rows of one value stands anybody there: no id is empty, and none holds the last character there is. */
const lastCharacter = '\u{10ffff}'
const idBefore = (direction: Direction) => (direction === 'ascending' ? '' : lastCharacter)
const idBeyond = (direction: Direction) => (direction === 'ascending' ? lastCharacter : '')

function jump(from: string | Date, type: KeyType, direction: Direction): Seek {
  const beginning = type === 'text' ? sql`lower(${from}::text)` : sql`${from}::${trusted(type)}`
  // From Z to A whoever has the beginning comes before the beginning itself.
  const isAfterThem = type === 'text' && direction === 'descending'
  const key = isAfterThem ? sql`${beginning} || ${lastCharacter}::text` : beginning
  return { origin: 'jump', key, id: idBefore(direction), isBackwards: false, isEnd: false }
}

function backwards(order: string): string {
  return `${order} backwards`
}
