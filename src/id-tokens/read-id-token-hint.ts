import { type CryptoKey, decodeProtectedHeader, errors, importJWK, jwtVerify } from 'jose'
import { type SigningKeyStore, signingAlgorithm } from '../signing-keys/signing-key.ts'

export interface IdTokenHint {
  readonly clientId: string
  readonly userId: string
  readonly sessionId: string | null
}

export interface ReadHintDeps {
  readonly signingKeys: SigningKeyStore
  readonly issuer: string
}

const longestTokenCharacters = 8_192

/**
 * Whose sign-out is asked for (RP-Initiated Logout 1.0 §2). An ID token of ours, expired ones too; null for anything else,
 * such as an access token (JWT-04).
 */
export async function readIdTokenHint(
  { signingKeys, issuer }: ReadHintDeps,
  token: string,
): Promise<IdTokenHint | null> {
  if (token.length > longestTokenCharacters) return null
  try {
    const { kid } = decodeProtectedHeader(token)
    const key = (await signingKeys.list()).find(({ id }) => id === kid)
    if (key === undefined) return null
    const publicKey = (await importJWK(key.publicJwk, signingAlgorithm)) as CryptoKey
    const { payload } = await jwtVerify(token, publicKey, {
      algorithms: [signingAlgorithm],
      typ: 'JWT',
      issuer,
      // Whoever signs out late signs out all the same.
      currentDate: new Date(0),
    })
    const { sub, aud, sid } = payload
    if (typeof sub !== 'string' || typeof aud !== 'string') return null
    return { clientId: aud, userId: sub, sessionId: typeof sid === 'string' ? sid : null }
  } catch (fault) {
    // decodeProtectedHeader throws a TypeError for what is no token at all.
    if (fault instanceof errors.JOSEError || fault instanceof TypeError) return null
    throw fault
  }
}
