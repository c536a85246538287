// The certificate that tools of the vendor read a signing key from. It is made of the key itself and says no more than
// the published key set does: tokens are verified by the key, never by a certificate.
import { createHash, createPublicKey, type JsonWebKey, sign, X509Certificate } from 'node:crypto'
import type { Sealer } from '../kernel/sealing.ts'
import { bits, contextZero, type Der, integer, nothing, objectId, sequence, set, time, utf8 } from './der.ts'
import type { SigningKey } from './signing-key.ts'

export interface KeyCertificate {
  readonly pem: string
  /** The same, wrapped as RFC 2315 §9.1 has it, with nothing signed. */
  readonly pkcs7: string
  /** As in `/CN=users.example.com`. */
  readonly subject: string
  /** SHA-1, in pairs with colons: a name, no proof. */
  readonly fingerprint: string
}

const yearsValid = 10
/** X.520 gives a common name no more. */
const nameMaxLength = 64

// A key never changes under its id, and the same input is signed to the same bytes.
const made = new Map<string, KeyCertificate>()

/** Self-signed; `host` is whom it names. */
export function keyCertificate(sealer: Sealer, key: SigningKey, host: string): KeyCertificate {
  const place = `${key.id} ${host}`
  const known = made.get(place)
  if (known !== undefined) return known
  const name = host.slice(0, nameMaxLength)
  const der = certificateDer(sealer, key, name)
  const certificate = {
    pem: pem('CERTIFICATE', der),
    pkcs7: pem('PKCS7', signedData(der)),
    subject: `/CN=${name}`,
    fingerprint: new X509Certificate(der).fingerprint,
  }
  made.set(place, certificate)
  return certificate
}

/** Version 1: it needs no extensions (RFC 5280 §4.1.2.1). */
function certificateDer(sealer: Sealer, { id, publicJwk, sealedPrivateKey, createdAt }: SigningKey, name: string): Der {
  const algorithm = sequence(objectId('1.2.840.113549.1.1.11'), nothing)
  const party = sequence(set(sequence(objectId('2.5.4.3'), utf8(name))))
  const end = new Date(createdAt)
  end.setUTCFullYear(end.getUTCFullYear() + yearsValid)
  const publicKey = createPublicKey({ key: publicJwk as JsonWebKey, format: 'jwk' })
  const content = sequence(
    integer(serialOf(id)),
    algorithm,
    party,
    sequence(time(createdAt), time(end)),
    party,
    publicKey.export({ type: 'spki', format: 'der' }),
  )
  const privateKey = sealer.unseal(sealedPrivateKey, ['signing_keys', 'private_key', id]).toString()
  return sequence(content, algorithm, bits(sign('RSA-SHA256', content, privateKey)))
}

/** Positive and never zero (RFC 5280 §4.1.2.2). */
function serialOf(keyId: string): Buffer {
  return Buffer.concat([Buffer.of(1), createHash('sha256').update(keyId).digest().subarray(0, 15)])
}

function signedData(certificate: Der): Der {
  const data = sequence(objectId('1.2.840.113549.1.7.1'))
  const content = sequence(integer(Buffer.of(1)), set(), data, contextZero(certificate), set())
  return sequence(objectId('1.2.840.113549.1.7.2'), contextZero(content))
}

function pem(label: string, der: Der): string {
  const lines = der.toString('base64').match(/.{1,64}/g) ?? []
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`].join('\n')
}
