// Identifiers and secrets, all from the operating system's random source.
import { randomBytes } from 'node:crypto'

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

/** `length` letters and digits, about 5.95 bits each. Bytes of 248 and above are drawn again, so no letter is favoured. */
export function randomText(length: number): string {
  let text = ''
  while (text.length < length) {
    for (const byte of randomBytes(length * 2)) {
      if (byte < 248 && text.length < length) text += alphabet[byte % 62]
    }
  }
  return text
}

/** An id such as `rol_NHBmr6NkzbRcHob1` (auth0.md 1.1). */
export function prefixedId(prefix: string): string {
  return `${prefix}_${randomText(16)}`
}

/** 24 hexadecimal characters, time first, so that new rows land side by side in an index. */
export function timeOrderedHex(now: Date): string {
  const seconds = Math.floor(now.getTime() / 1000)
  return seconds.toString(16).padStart(8, '0') + randomBytes(8).toString('hex')
}

/** A bearer secret of 256 random bits behind a prefix that tells what it opens (security.md 5.2). */
export function bearerSecret(prefix: string): string {
  return `${prefix}_${randomBytes(32).toString('base64url')}`
}
