// What a refresh token looks like: which family, which generation, and a proof that only the holder of the family's secret
// can make. Each token follows from the secret and its number, so none is stored and a retry gets the same bytes.
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Sealer } from '../kernel/sealing.ts'
import type { TokenFamily } from './token-family.ts'

export interface RefreshTokenParts {
  readonly familyId: string
  readonly generation: number
  readonly proof: Buffer
}

const prefix = 'rc_rt_'
const proofBytes = 32
const generationBytes = 4
const tokenLengthMost = 512

/** Null for whatever is no refresh token of ours, without asking anybody. */
export function readRefreshToken(token: string): RefreshTokenParts | null {
  if (!token.startsWith(prefix) || token.length > tokenLengthMost) return null
  const encoded = token.slice(prefix.length)
  const bytes = Buffer.from(encoded, 'base64url')
  // One token has one spelling: Buffer alone would pass over letters that do not belong there.
  if (bytes.toString('base64url') !== encoded || bytes.length <= proofBytes + generationBytes) return null
  const familyId = bytes.subarray(proofBytes + generationBytes).toString('latin1')
  // Nothing else was ever an id; some of it no database would take.
  if (!/^\w+$/.test(familyId)) return null
  return { proof: bytes.subarray(0, proofBytes), generation: bytes.readUInt32BE(proofBytes), familyId }
}

/** The token of one generation; null for a family without refresh tokens. */
export function refreshTokenOf(sealer: Sealer, family: Secret, generation: number): string | null {
  const proof = proofOf(sealer, family, generation)
  if (proof === null) return null
  const number = Buffer.alloc(generationBytes)
  number.writeUInt32BE(generation)
  return prefix + Buffer.concat([proof, number, Buffer.from(family.id, 'latin1')]).toString('base64url')
}

export function isGenuine(sealer: Sealer, family: Secret, { generation, proof }: RefreshTokenParts): boolean {
  const expected = proofOf(sealer, family, generation)
  return expected !== null && timingSafeEqual(expected, proof)
}

export function newFamilySecret(sealer: Sealer, familyId: string): Buffer {
  return sealer.seal(randomBytes(32), place(familyId))
}

type Secret = Pick<TokenFamily, 'id' | 'sealedSecret'>

function proofOf(sealer: Sealer, { id, sealedSecret }: Secret, generation: number): Buffer | null {
  if (sealedSecret === null) return null
  const key = sealer.unseal(sealedSecret, place(id))
  return createHmac('sha256', key).update(`refresh token\0${id}\0${generation}`).digest()
}

function place(familyId: string): readonly string[] {
  return ['token_families', 'secret', familyId]
}
