// Cursors remember the last row of a page by its place in the order, and which order that was.
import { createHash } from 'node:crypto'
import { RollcallError } from '../../kernel/errors.ts'

/** The place of a row: the value it was sorted by (null where missing) and its id. */
export type Place = readonly [key: string | null, id: string]

export function encodeCursor(order: string, place: Place): string {
  return Buffer.from(JSON.stringify([fingerprint(order), ...place])).toString('base64url')
}

/** Throws `invalid_cursor` for anything but a cursor of this very order. */
export function decodeCursor(order: string, cursor: string): Place {
  const parts = parsed(cursor)
  const [print, key, id] = parts ?? []
  if (print !== fingerprint(order) || typeof id !== 'string' || (key !== null && typeof key !== 'string')) {
    throw new RollcallError(
      'invalid_cursor',
      'The cursor belongs to another list, sort or search. Start again from the first page.',
    )
  }
  return [key, id]
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
