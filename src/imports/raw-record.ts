// Records as they came, before anybody reads them: the form in which an upload is cut and kept.

export interface RawRecord {
  /** The line of the file, or the place in its array, from 1. */
  readonly position: number
  readonly content: Buffer | Damage
}

/**
 * Longer than any record may be, and skipped; missing, because the file ends before its array does; or a row whose quote
 * is never closed.
 */
export type Damage = 'too-long' | 'cut-short' | 'open-quote'

export const recordMaxBytes = 1024 * 1024

const headBytes = 8
/** Stand in place of a length. */
const damageCodes: Readonly<Record<Damage, number>> = {
  'too-long': 0xffff_ffff,
  'cut-short': 0xffff_fffe,
  'open-quote': 0xffff_fffd,
}

/** One buffer of many: each record with its position and length before it, so that nothing in a record can end it. */
export function packRecords(records: readonly RawRecord[]): Buffer {
  const parts: Buffer[] = []
  for (const { position, content } of records) {
    const head = Buffer.allocUnsafe(headBytes)
    head.writeUInt32LE(position, 0)
    head.writeUInt32LE(typeof content === 'string' ? damageCodes[content] : content.length, 4)
    parts.push(head)
    if (typeof content !== 'string') parts.push(content)
  }
  return Buffer.concat(parts)
}

export function unpackRecords(packed: Buffer): RawRecord[] {
  const records: RawRecord[] = []
  for (let at = 0; at < packed.length; ) {
    const position = packed.readUInt32LE(at)
    const length = packed.readUInt32LE(at + 4)
    at += headBytes
    const damage = damages.find((each) => damageCodes[each] === length)
    records.push({ position, content: damage ?? packed.subarray(at, at + length) })
    if (damage === undefined) at += length
  }
  return records
}

const damages = Object.keys(damageCodes) as Damage[]

/** JSON's own white space. */
export function isBlank(byte: number): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09
}
