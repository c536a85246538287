// Cursors remember the last row of a page by its place in the order, and which order that was.
import { createHash } from 'node:crypto'
import { RollcallError } from '../../kernel/errors.ts'

/** The place of a row: the value it was sorted by (null where missing) and its id. */
export type Place = readonly [key: string | null, id: string]

export function encodeCursor(order: string, place: Place): string {
  return Buffer.from(JSON.stringify([fingerprint(order), ...place])).toString('base64url')
}

/** What the sort's values are read as. */
export type KeyType = 'text' | 'timestamptz' | 'integer' | 'boolean'

/** Throws `invalid_cursor` for anything but a cursor of this very order: it is a caller's text until it was looked at. */
export function decodeCursor(order: string, keyType: KeyType, cursor: string): Place {
  const [print, key, id] = parsed(cursor) ?? []
  const isPlace = typeof id === 'string' && (key === null || (typeof key === 'string' && keyForms[keyType].test(key)))
  if (print !== fingerprint(order) || !isPlace || `${key}${id}`.includes('\0')) throw invalidCursor()
  return [key, id]
}

/** Whether a cursor, if it is one, belongs to this very order. */
export function isCursorOf(order: string, cursor: string): boolean {
  return parsed(cursor)?.[0] === fingerprint(order)
}

/** For lists in the order of a number: the cursor is the last row's. */
export function encodeNumberCursor(order: string, last: number): string {
  return encodeCursor(order, [null, String(last)])
}

export function decodeNumberCursor(order: string, cursor: string): number {
  const [, last] = decodeCursor(order, 'integer', cursor)
  if (!/^\d{1,15}$/.test(last)) throw invalidCursor()
  return Number(last)
}

function invalidCursor(): RollcallError {
  return new RollcallError(
    'invalid_cursor',
    'The cursor belongs to another list, sort or search. Start again from the first page.',
  )
}

/** How PostgreSQL writes such values, and so the only form they come back in. */
const keyForms: Readonly<Record<KeyType, RegExp>> = {
  text: /^/,
  timestamptz: /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,3})?\+00$/,
  integer: /^-?\d{1,9}$/,
  boolean: /^(true|false)$/,
}

function parsed(cursor: string): unknown[] | null {
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
    return Array.isArray(value) && value.length === 3 ? value : null
  } catch {
    return null
  }
}

function fingerprint(order: string): string {
  return createHash('sha256').update(order).digest('base64url').slice(0, 12)
}
