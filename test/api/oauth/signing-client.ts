// Clients that hold keys: they are registered with the public half and sign assertions and proofs with the private one.
import { createHash, randomUUID } from 'node:crypto'
import { type CryptoKey, calculateJwkThumbprint, exportJWK, exportSPKI, generateKeyPair, type JWK, SignJWT } from 'jose'
import type { TestApp } from '../../support/test-app.ts'
import { client, type TestClient } from './person-client.ts'

export interface HeldKey {
  readonly algorithm: string
  readonly privateKey: CryptoKey
  readonly publicJwk: JWK
  readonly pem: string
  readonly thumbprint: string
}

export async function newKey(algorithm: 'RS256' | 'PS256' | 'ES256' | 'EdDSA' = 'ES256'): Promise<HeldKey> {
  const { privateKey, publicKey } = await generateKeyPair(algorithm, { extractable: true })
  const publicJwk = await exportJWK(publicKey)
  return {
    algorithm,
    privateKey,
    publicJwk,
    pem: await exportSPKI(publicKey),
    thumbprint: await calculateJwkThumbprint(publicJwk),
  }
}

/** A client that proves itself by the key, in the form of the vendor. */
export function keyClient(app: TestApp, key: HeldKey, given: object = {}): Promise<TestClient> {
  const credential = { credential_type: 'public_key', pem: key.pem, alg: key.algorithm }
  const methods = { private_key_jwt: { credentials: [credential] } }
  return client(app, { client_authentication_methods: methods, ...given })
}

export const assertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'

/** What goes into a token request; every claim and header can be another. */
export async function assertion(
  app: TestApp,
  clientId: string,
  key: Pick<HeldKey, 'algorithm' | 'privateKey'>,
  claims: Record<string, unknown> = {},
  header: Record<string, unknown> = {},
) {
  const now = Math.floor(app.clock.now().getTime() / 1000)
  const right = { iss: clientId, sub: clientId, aud: app.url, iat: now, exp: now + 60, jti: randomUUID() }
  const signed = await new SignJWT({ ...right, ...claims })
    .setProtectedHeader({ alg: key.algorithm, ...header })
    .sign(key.privateKey)
  return { client_assertion_type: assertionType, client_assertion: signed }
}

/** A DPoP proof (RFC 9449 §4.2); every claim and header can be another. */
export async function dpopProof(
  app: TestApp,
  key: HeldKey,
  method: string,
  path: string,
  { accessToken, claims = {}, header = {} }: ProofChanges = {},
): Promise<string> {
  const now = Math.floor(app.clock.now().getTime() / 1000)
  const ath = accessToken === undefined ? {} : { ath: createHash('sha256').update(accessToken).digest('base64url') }
  return new SignJWT({ htm: method, htu: app.url + path, iat: now, jti: randomUUID(), ...ath, ...claims })
    .setProtectedHeader({ alg: key.algorithm, typ: 'dpop+jwt', jwk: key.publicJwk, ...header })
    .sign(key.privateKey)
}

export interface ProofChanges {
  readonly accessToken?: string
  readonly claims?: Record<string, unknown>
  readonly header?: Record<string, unknown>
}
