import { type CryptoKey, importPKCS8, type JWTPayload, SignJWT } from 'jose'
import type { Sealer } from '../kernel/sealing.ts'
import { type SigningKey, type SigningKeyStore, signingAlgorithm } from './signing-key.ts'

export interface SignJwtDeps {
  readonly signingKeys: SigningKeyStore
  readonly sealer: Sealer
}

/** What a token is for, said in its header so that one is never taken for another (RFC 8725 §3.11; JWT-04). */
export type TokenType = 'at+jwt' | 'JWT' | 'logout+jwt' | 'revocations+jwt'

/** The claims, complete as they are, signed with the current key. */
export async function signJwt(
  { signingKeys, sealer }: SignJwtDeps,
  type: TokenType,
  claims: JWTPayload,
): Promise<string> {
  const current = (await signingKeys.list()).find(({ state }) => state === 'current')
  if (current === undefined) throw new Error('there is no current signing key')
  return new SignJWT(claims)
    .setProtectedHeader({ alg: signingAlgorithm, typ: type, kid: current.id })
    .sign(await privateKey(sealer, current))
}

// Opening and parsing a key costs more than a signature. A key never changes under its id.
const opened = new Map<string, Promise<CryptoKey>>()

function privateKey(sealer: Sealer, { id, sealedPrivateKey }: SigningKey): Promise<CryptoKey> {
  const known = opened.get(id)
  if (known !== undefined) return known
  const pkcs8 = sealer.unseal(sealedPrivateKey, ['signing_keys', 'private_key', id]).toString()
  const key = importPKCS8(pkcs8, signingAlgorithm)
  opened.set(id, key)
  return key
}
