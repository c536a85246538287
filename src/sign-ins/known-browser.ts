// A browser in which somebody signed in before. It has its own lane past the guard, so that strangers who guess cannot
// lock the owner out (security.md 5.6). It proves nothing and opens nothing.
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Sealer } from '../kernel/sealing.ts'

const nonceBytes = 16

/** For the cookie of a browser in which this person just signed in. */
export function knownBrowserSecret(sealer: Sealer, userId: string): string {
  const nonce = randomBytes(nonceBytes)
  return Buffer.concat([nonce, mark(sealer, nonce, userId)]).toString('base64url')
}

export function isKnownBrowser(sealer: Sealer, secret: string | null, userId: string): boolean {
  const bytes = Buffer.from(secret ?? '', 'base64url')
  const expected = mark(sealer, bytes.subarray(0, nonceBytes), userId)
  const given = bytes.subarray(nonceBytes)
  return given.length === expected.length && timingSafeEqual(given, expected)
}

function mark(sealer: Sealer, nonce: Buffer, userId: string): Buffer {
  return createHmac('sha256', sealer.derive('known browsers')).update(nonce).update(userId).digest()
}
