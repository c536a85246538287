import { timingSafeEqual } from 'node:crypto'
import type { ByteEncoding } from './hash-input.ts'

/** Null when the text is not in that encoding. Either case of hexadecimal and both alphabets of base64 are read. */
export function decodeBytes(text: string, encoding: ByteEncoding): Buffer | null {
  if (encoding === 'utf8') return Buffer.from(text, 'utf8')
  if (encoding === 'hex') {
    return text.length % 2 === 0 && /^[0-9a-f]*$/i.test(text) ? Buffer.from(text, 'hex') : null
  }
  const unpadded = text.replace(/={1,2}$/, '')
  const isPadded = unpadded.length !== text.length
  const isWhole = unpadded.length % 4 !== 1 && (!isPadded || text.length % 4 === 0)
  return isWhole && /^(?:[\w+/-]*)$/.test(unpadded) ? Buffer.from(unpadded, 'base64') : null
}

/** Takes the same time wherever the first difference is. */
export function sameBytes(one: Buffer, other: Buffer): boolean {
  return one.length === other.length && timingSafeEqual(one, other)
}
