// A browser in which somebody signed in before. It has its own lane past the guard, so that strangers who guess cannot
// lock the owner out (security.md 5.6). It proves nothing and opens nothing.
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Sealer } from '../kernel/sealing.ts'

const nonceBytes = 16
const markBytes = nonceBytes + 32
/** Of a browser that several people share; whoever was longest away is forgotten first. */
const marksAtMost = 5

/**
 * For the cookie of a browser in which this person just signed in: their mark before those of others. `previous`: the
 * cookie it came with.
 */
export function knownBrowserSecret(sealer: Sealer, userId: string, previous: string | null = null): string {
  const nonce = randomBytes(nonceBytes)
  const others = marksIn(previous).filter((each) => !isOf(sealer, each, userId))
  const marks = [Buffer.concat([nonce, proofOf(sealer, nonce, userId)]), ...others]
  return Buffer.concat(marks.slice(0, marksAtMost)).toString('base64url')
}

export function isKnownBrowser(sealer: Sealer, secret: string | null, userId: string): boolean {
  return marksIn(secret).some((mark) => isOf(sealer, mark, userId))
}

/** What is no whole mark, or one too many, is passed over: anybody may send a cookie. */
function marksIn(secret: string | null): readonly Buffer[] {
  const bytes = Buffer.from(secret ?? '', 'base64url')
  const count = Math.min(Math.floor(bytes.length / markBytes), marksAtMost)
  return Array.from({ length: count }, (_, index) => bytes.subarray(index * markBytes, (index + 1) * markBytes))
}

function isOf(sealer: Sealer, mark: Buffer, userId: string): boolean {
  return timingSafeEqual(mark.subarray(nonceBytes), proofOf(sealer, mark.subarray(0, nonceBytes), userId))
}

function proofOf(sealer: Sealer, nonce: Buffer, userId: string): Buffer {
  return createHmac('sha256', sealer.derive('known browsers')).update(nonce).update(userId).digest()
}
