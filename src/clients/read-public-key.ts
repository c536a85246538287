import { createPublicKey, type KeyObject, X509Certificate } from 'node:crypto'
import { calculateJwkThumbprint, type JWK } from 'jose'
import { invalidField, RollcallError } from '../kernel/errors.ts'
import type { CredentialAlgorithm } from './client-credential.ts'

export interface PublicKey {
  readonly publicJwk: JWK
  readonly keyId: string
  readonly algorithm: CredentialAlgorithm
  /** When the certificate ends that the key came in; null for a bare key. */
  readonly certificateEnd: Date | null
}

/**
 * Reads a public key in PEM: SPKI, PKCS #1 or an X.509 certificate. Without an algorithm the usual one of the key's kind
 * is meant; one that does not belong to the key is refused, as is a private key.
 */
export async function readPublicKey(pem: string, algorithm: CredentialAlgorithm | null): Promise<PublicKey> {
  const [, label] = /^-----BEGIN ([A-Z0-9 ]+)-----/.exec(pem.trim()) ?? []
  if (label?.includes('PRIVATE')) throw refused('This is a private key. Keep it, and send the public key that fits it')
  if (label === undefined || !knownLabels.has(label)) throw refused(expected)
  const { key, certificateEnd } = opened(pem, label)
  const fitting = fittingAlgorithms(key)
  if (algorithm !== null && !fitting.includes(algorithm)) {
    throw invalidField('alg', `The key cannot sign with ${algorithm}. It fits: ${fitting.join(', ')}`)
  }
  const publicJwk = key.export({ format: 'jwk' }) as JWK
  return {
    publicJwk,
    keyId: await calculateJwkThumbprint(publicJwk),
    algorithm: algorithm ?? (fitting[0] as CredentialAlgorithm),
    certificateEnd,
  }
}

const knownLabels: ReadonlySet<string> = new Set(['PUBLIC KEY', 'RSA PUBLIC KEY', 'CERTIFICATE'])
const expected = 'The PEM must hold a public key (SPKI or PKCS #1) or an X.509 certificate'
/** RFC 7518 §3.3. */
const rsaBitsLeast = 2_048
/** Beyond this a signature takes longer to check than a request may cost. */
const rsaBitsMost = 8_192

function opened(pem: string, label: string): { readonly key: KeyObject; readonly certificateEnd: Date | null } {
  try {
    if (label !== 'CERTIFICATE') return { key: createPublicKey(pem), certificateEnd: null }
    const { publicKey, validTo } = new X509Certificate(pem)
    return { key: publicKey, certificateEnd: new Date(validTo) }
  } catch (fault) {
    const message = `${expected}; this one cannot be read`
    throw new RollcallError('invalid_input', message, { details: [{ field: 'pem', message }], cause: fault })
  }
}

function fittingAlgorithms({ asymmetricKeyType, asymmetricKeyDetails }: KeyObject): readonly CredentialAlgorithm[] {
  if (asymmetricKeyType === 'ed25519') return ['EdDSA']
  if (asymmetricKeyType === 'ec' && asymmetricKeyDetails?.namedCurve === 'prime256v1') return ['ES256']
  if (asymmetricKeyType !== 'rsa') throw refused('The key must be RSA, P-256 or Ed25519')
  const bits = asymmetricKeyDetails?.modulusLength ?? 0
  if (bits < rsaBitsLeast || bits > rsaBitsMost) {
    throw refused(`An RSA key must have ${rsaBitsLeast} to ${rsaBitsMost} bits; this one has ${bits}`)
  }
  return ['RS256', 'RS384', 'PS256']
}

function refused(message: string) {
  return invalidField('pem', message)
}
