import { type CryptoKey, decodeProtectedHeader, errors, importJWK, jwtVerify } from 'jose'
import type { Clock } from '../kernel/clock.ts'
import { RollcallError } from '../kernel/errors.ts'
import { type SigningKey, type SigningKeyStore, signingAlgorithm } from '../signing-keys/signing-key.ts'
import type { AccessTokenClaims } from './access-token.ts'
import { readClaims } from './read-claims.ts'

export interface VerifyAccessTokenDeps {
  readonly signingKeys: SigningKeyStore
  readonly clock: Clock
  readonly issuer: string
}

/**
 * Checks form, type, signature, issuer and times. Whether its bearer may still do what the token says is another
 * question, asked of the database on each request (check-standing.ts).
 */
export class AccessTokenVerifier {
  readonly #deps: VerifyAccessTokenDeps
  /** A signature stays right for as long as the token lives; only it is remembered. */
  readonly #verified = new Map<string, AccessTokenClaims>()

  constructor(deps: VerifyAccessTokenDeps) {
    this.#deps = deps
  }

  async verify(token: string): Promise<AccessTokenClaims> {
    const known = this.#verified.get(token)
    if (known === undefined) return this.#verifyNew(token)
    if (known.expiresAt * 1000 <= this.#deps.clock.now().getTime()) {
      this.#verified.delete(token)
      throw expired()
    }
    return known
  }

  async #verifyNew(token: string): Promise<AccessTokenClaims> {
    const keyId = keyIdOf(token)
    const key = (await this.#deps.signingKeys.list()).find(({ id }) => id === keyId)
    if (key === undefined) throw badSignature()
    const claims = await this.#checked(token, key)
    if (this.#verified.size >= rememberedTokens) this.#verified.delete(this.#verified.keys().next().value as string)
    this.#verified.set(token, claims)
    return claims
  }

  async #checked(token: string, key: SigningKey): Promise<AccessTokenClaims> {
    try {
      const publicKey = (await importJWK(key.publicJwk, signingAlgorithm)) as CryptoKey
      const now = this.#deps.clock.now()
      const { payload } = await jwtVerify(token, publicKey, {
        algorithms: [signingAlgorithm],
        typ: 'at+jwt',
        issuer: this.#deps.issuer,
        currentDate: now,
        requiredClaims: ['sub', 'aud', 'exp', 'iat', 'azp', 'jti'],
      })
      const claims = readClaims(payload, key.id, now.getTime() / 1000)
      if (claims === null) throw invalidToken()
      return claims
    } catch (fault) {
      if (fault instanceof errors.JWTExpired) throw expired()
      if (fault instanceof errors.JWSSignatureVerificationFailed) throw badSignature()
      if (fault instanceof errors.JOSEError) throw invalidToken(fault)
      throw fault
    }
  }
}

const rememberedTokens = 10_000

function keyIdOf(token: string): string {
  try {
    const { alg, kid } = decodeProtectedHeader(token)
    if (alg !== signingAlgorithm || typeof kid !== 'string') throw invalidToken()
    return kid
  } catch (fault) {
    throw fault instanceof RollcallError ? fault : invalidToken(fault)
  }
}

function invalidToken(cause?: unknown): RollcallError {
  return new RollcallError('invalid_token', 'Invalid token', { cause })
}

function badSignature(): RollcallError {
  return new RollcallError('invalid_token', 'Invalid signature received for JSON Web Token validation')
}

function expired(): RollcallError {
  return new RollcallError('invalid_token', 'Expired token received for JSON Web Token validation')
}
