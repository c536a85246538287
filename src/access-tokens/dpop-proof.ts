// DPoP (RFC 9449): a proof, made for one request, that its sender holds a key. Whose key that is, is another question:
// tokens name the thumbprint of theirs.
import { createHash } from 'node:crypto'
import { calculateJwkThumbprint, EmbeddedJWK, errors, type JWK, type JWTPayload, jwtVerify } from 'jose'
import type { Clock } from '../kernel/clock.ts'
import { RollcallError } from '../kernel/errors.ts'
import { type OneTimeSecretStore, oneTimeHash } from '../one-time-secrets/one-time-secret.ts'

export interface DpopProofDeps {
  readonly oneTimeSecrets: Pick<OneTimeSecretStore, 'insertOnce'>
  readonly clock: Clock
}

export interface PresentedProof {
  /** The header's text. */
  readonly proof: string
  readonly method: string
  /** As our public address has it, whatever host the request named. */
  readonly url: string
  /** The access token it comes with; null where a token is only asked for. */
  readonly accessToken: string | null
}

/** Never one that shares its secret. */
export const dpopAlgorithms = ['ES256', 'RS256', 'PS256', 'EdDSA', 'Ed25519']

const proofMaxLength = 8_192
const aroundNowSeconds = 60
const jtiMaxLength = 255

/** The thumbprint of the key that was proven; throws `dpop_proof_invalid` with a message that says what is wrong. */
export async function checkDpopProof(deps: DpopProofDeps, presented: PresentedProof): Promise<string> {
  const { payload, jwk } = await verified(presented.proof)
  const fault = faultOf(payload, presented, deps.clock.now())
  if (fault !== null) throw invalid(fault)
  const thumbprint = await calculateJwkThumbprint(jwk)
  // Last, so that nothing but a good proof is written down.
  if (!(await isTakenIn(deps, thumbprint, payload))) throw invalid('The DPoP proof was used before')
  return thumbprint
}

/** §4.3, rules 2 to 7. The key comes with the proof, and must be public. */
async function verified(proof: string): Promise<{ readonly payload: JWTPayload; readonly jwk: JWK }> {
  if (proof.length > proofMaxLength) throw invalid('The DPoP proof is too long')
  try {
    const { payload, protectedHeader } = await jwtVerify(proof, EmbeddedJWK, {
      typ: 'dpop+jwt',
      algorithms: dpopAlgorithms,
      requiredClaims: ['htm', 'htu', 'iat', 'jti'],
      // Only `iat` says how old it is; a wrong `exp` is nobody's concern.
      currentDate: new Date(0),
      clockTolerance: Number.MAX_SAFE_INTEGER,
    })
    const { jwk } = protectedHeader
    if (jwk === undefined || 'd' in jwk) throw invalid('The DPoP proof must hold a public key')
    return { payload, jwk }
  } catch (cause) {
    // A TypeError comes of keys that are none, or too short.
    if (cause instanceof errors.JOSEError || cause instanceof TypeError) {
      throw invalid('The DPoP proof is no JWT of type dpop+jwt that the key in its header signed', cause)
    }
    throw cause
  }
}

function faultOf(
  { htm, htu, iat, jti, ath }: JWTPayload,
  { method, url, accessToken }: PresentedProof,
  now: Date,
): string | null {
  if (htm !== method) return `The DPoP proof is for another method: htm must be ${method}`
  if (typeof htu !== 'string' || withoutQuery(htu) !== withoutQuery(url)) {
    return `The DPoP proof is for another address: htu must be ${withoutQuery(url)}`
  }
  if (typeof iat !== 'number' || Math.abs(now.getTime() / 1000 - iat) > aroundNowSeconds) {
    return `The DPoP proof is of another time: iat must lie within ${aroundNowSeconds} seconds of ours`
  }
  if (typeof jti !== 'string' || jti === '' || jti.length > jtiMaxLength) return 'The DPoP proof has no usable jti'
  if (accessToken !== null && ath !== createHash('sha256').update(accessToken).digest('base64url')) {
    return 'The DPoP proof is for another access token: ath does not fit'
  }
  return null
}

/** §4.3 rule 9: query and fragment do not count, and two spellings of one address are one. */
function withoutQuery(address: string): string | null {
  if (!URL.canParse(address)) return null
  const url = new URL(address)
  url.search = ''
  url.hash = ''
  return url.href
}

function isTakenIn(
  { oneTimeSecrets, clock }: DpopProofDeps,
  thumbprint: string,
  { jti, iat }: JWTPayload,
): Promise<boolean> {
  return oneTimeSecrets.insertOnce(oneTimeHash('dpop-proof', `${thumbprint}\0${jti}`), {
    purpose: 'dpop-proof',
    userId: null,
    securityVersion: null,
    payload: {},
    createdAt: clock.now(),
    expiresAt: new Date(((iat as number) + aroundNowSeconds + 1) * 1000),
  })
}

function invalid(message: string, cause?: unknown): RollcallError {
  return new RollcallError('dpop_proof_invalid', message, { cause })
}
