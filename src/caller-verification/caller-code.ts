// Six digits that the caller reads out.
import { createHmac, randomInt } from 'node:crypto'
import type { Sealer } from '../kernel/sealing.ts'

const digits = 6

export function callerCode(): string {
  return String(randomInt(10 ** digits)).padStart(digits, '0')
}

/** Spaces and dashes between the digits are no fault. */
export function callerCodeHash(sealer: Sealer, id: string, code: string): Buffer {
  const typed = code.replace(/[\s-]/g, '')
  return createHmac('sha256', sealer.derive('caller codes')).update(`${id}\0${typed}`).digest()
}
