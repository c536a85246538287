import { isUtf8 } from 'node:buffer'
import { invalidField } from '../kernel/errors.ts'
import { isJsonObject } from '../kernel/json.ts'
import type { RawRecord } from './raw-record.ts'

const columnsAtMost = 200
const nameMaxLength = 200
const recordsLookedAt = 100

/** The names of a header, each for itself: a second one of the same name is counted. Throws `invalid_input` for none. */
export function headerNames({ content }: RawRecord): readonly string[] {
  const cells =
    typeof content === 'string' || !isUtf8(content) ? null : (JSON.parse(content.toString('utf8')) as string[])
  if (cells === null) {
    throw invalidField('body', 'The first row must name the columns, as UTF-8 text. Save the table as CSV in UTF-8.')
  }
  if (cells.length > columnsAtMost) throw invalidField('body', `A table may have ${columnsAtMost} columns at most.`)
  const names: string[] = []
  for (const [place, cell] of cells.entries()) {
    const name = cell.trim().slice(0, nameMaxLength) || `Column ${place + 1}`
    let own = name
    for (let again = 2; names.includes(own); again += 1) own = `${name} (${again})`
    names.push(own)
  }
  return names
}

/** The keys of the first records that can be read, in the order in which they come. */
export function keysOf(records: readonly RawRecord[]): readonly string[] {
  const keys = new Set<string>()
  for (const { content } of records.slice(0, recordsLookedAt)) {
    for (const key of keysIn(content)) if (keys.size < columnsAtMost && key.length <= nameMaxLength) keys.add(key)
  }
  return [...keys].filter((key) => !key.includes('\0'))
}

function keysIn(content: RawRecord['content']): readonly string[] {
  if (typeof content === 'string') return []
  try {
    const value: unknown = JSON.parse(content.toString('utf8'))
    return isJsonObject(value) ? Object.keys(value) : []
  } catch {
    // The check names it, with its line.
    return []
  }
}
