// The pepper: a secret outside the database that every password passes through, so that a stolen table is worth nothing.
import { createHmac } from 'node:crypto'
import { RollcallError } from '../kernel/errors.ts'
import { normalizedPassword } from './password.ts'

export const pepperKeyBytes = 32

export interface Pepper {
  readonly id: string
  /** 32 secret bytes used for nothing else. */
  readonly key: Uint8Array
}

export interface PepperRing {
  /** What new hashes are made with. */
  readonly current: Pepper
  /** Still needed to check older hashes. */
  readonly retired: readonly Pepper[]
}

/** Throws when the ring lacks it: a lost key is a fault of the installation and must not pass for a wrong password. */
export function findPepper(ring: PepperRing, id: string): Pepper {
  const pepper = [ring.current, ...ring.retired].find((each) => each.id === id)
  if (pepper === undefined) {
    throw new RollcallError('internal', 'The password cannot be checked: its pepper is missing from the key ring.', {
      cause: `pepper ${JSON.stringify(id)} is not in the ring; put its key back`,
    })
  }
  return pepper
}

/** HMAC-SHA-256 of the whole password: 32 bytes however long it is, so no later step can cut it short. */
export function pepperPassword(password: string, pepper: Pepper): Buffer {
  if (pepper.key.length !== pepperKeyBytes) {
    throw new RollcallError('internal', 'The password cannot be hashed: its pepper is damaged.', {
      cause: `pepper ${JSON.stringify(pepper.id)} has ${pepper.key.length} bytes instead of ${pepperKeyBytes}`,
    })
  }
  return createHmac('sha256', pepper.key).update(normalizedPassword(password), 'utf8').digest()
}
