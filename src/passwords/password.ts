// Passwords: how one is hashed, checked and judged, by itself and by those before it. Nothing here knows who the person
// is, or how often somebody may try; the guard against guessing belongs to others.
import { RollcallError } from '../kernel/errors.ts'

/** 1,024 code points of four bytes each just fit into 4 KiB (security.md 5.1). */
const passwordMaxCodePoints = 1024
const passwordMaxBytes = 4096

/**
 * Refuses what can never be a password, before any work is spent on it. Called on every way in, so that nothing is cut
 * short, trimmed or replaced in silence.
 */
export function refuseImpossiblePassword(password: string): void {
  const fault = faultOf(password)
  if (fault === null) return
  const message = `password: ${fault}`
  throw new RollcallError('invalid_input', message, { details: [{ field: 'password', message }] })
}

/**
 * The form that is hashed and judged. ASVS 6.2.8 would take a password exactly as received, NIST SP 800-63B asks for
 * normalisation: we follow NIST, because one person types the same letter differently on two keyboards.
 */
export function normalizedPassword(password: string): string {
  return password.normalize('NFKC')
}

function faultOf(password: string): string | null {
  if (password === '') return 'must not be empty'
  // The length in UTF-16 is checked first, so that a megabyte is refused without being walked through.
  if (password.length > passwordMaxBytes || Buffer.byteLength(password) > passwordMaxBytes) {
    return `must be ${passwordMaxBytes} bytes or shorter in UTF-8`
  }
  if ([...password].length > passwordMaxCodePoints) return `must be ${passwordMaxCodePoints} characters or shorter`
  if (password.includes('\0')) return 'must not contain the NUL character'
  // A lone surrogate has no UTF-8 form: every one of them would be hashed as U+FFFD and open the others' accounts.
  if (!password.isWellFormed()) return 'must be valid Unicode text'
  return null
}
