// A word of ours that holds until a time and is kept nowhere: it cannot be made or lengthened without the root key.
import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Sealer } from './sealing.ts'

/** What is said, of what, and until when, in whole units that the caller chooses. */
export interface Statement {
  readonly purpose: string
  readonly subject: string
  readonly until: number
}

/** In base64url. */
export function signUntil(sealer: Sealer, statement: Statement): string {
  return signatureOf(sealer, statement).toString('base64url')
}

/** Whether the signature is ours. Whether the time is over is the caller's to ask. */
export function isSigned(sealer: Sealer, statement: Statement, signature: string): boolean {
  const given = Buffer.from(signature, 'base64url')
  const right = signatureOf(sealer, statement)
  return given.length === right.length && timingSafeEqual(given, right)
}

function signatureOf(sealer: Sealer, { purpose, subject, until }: Statement): Buffer {
  return createHmac('sha256', sealer.derive(purpose)).update(`${subject} ${until}`).digest()
}
