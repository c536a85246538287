// Sealing: what must be readable again lies encrypted, bound to the place it belongs to (security.md 5.3). Ciphertext
// that was moved to another row or column does not open.
import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto'

/** Where a sealed value lives, such as `['clients', 'secret', clientId]`. */
export type SealedPlace = readonly string[]

export interface Sealer {
  seal(plain: Buffer | string, place: SealedPlace): Buffer
  /** Throws when the value was sealed elsewhere, under another root key, or changed. */
  unseal(sealed: Buffer, place: SealedPlace): Buffer
  /** A key of its own for one purpose, for keyed hashes. */
  derive(purpose: string): Buffer
}

const cipher = 'aes-256-gcm'
const nonceBytes = 12
const tagBytes = 16

export function createSealer(rootKey: Buffer, applicationId: number): Sealer {
  const derive = (purpose: string) =>
    Buffer.from(hkdfSync('sha256', rootKey, '', `rollcall/${applicationId}/${purpose}`, 32))
  const key = derive('seal')
  const bound = (place: SealedPlace) => Buffer.from(JSON.stringify([applicationId, ...place]))
  return {
    derive,
    seal: (plain, place) => {
      const nonce = randomBytes(nonceBytes)
      const sealing = createCipheriv(cipher, key, nonce).setAAD(bound(place))
      return Buffer.concat([nonce, sealing.update(plain), sealing.final(), sealing.getAuthTag()])
    },
    unseal: (sealed, place) => {
      const opening = createDecipheriv(cipher, key, sealed.subarray(0, nonceBytes), { authTagLength: tagBytes })
      opening.setAAD(bound(place)).setAuthTag(sealed.subarray(-tagBytes))
      return Buffer.concat([opening.update(sealed.subarray(nonceBytes, -tagBytes)), opening.final()])
    },
  }
}

/** What proves, without revealing it, that two processes hold the same root key. */
export function rootKeyCheck(rootKey: Buffer): Buffer {
  return createHmac('sha256', rootKey).update('rollcall root key check').digest()
}

/** A bearer secret is stored only like this, with its purpose in the hash (security.md 5.2). */
export function secretHash(purpose: string, secret: string): Buffer {
  return createHash('sha256').update(`${purpose}\0${secret}`).digest()
}
