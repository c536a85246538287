// Credentials of clients: public keys, each for one algorithm. Whoever holds the private half proves to be the client by
// signing an assertion (RFC 7523); we hold nothing that could be stolen. Certificates are on record beside them, and
// prove nothing: no door here takes mutual TLS.
import type { JWK } from 'jose'
import { RollcallError } from '../kernel/errors.ts'
import { isJsonObject, type Json, type JsonObject } from '../kernel/json.ts'
import type { Client } from './client.ts'

export type ClientCredential = KeyCredential | CertificateCredential | SubjectCredential

interface AnyCredential {
  readonly id: string
  readonly clientId: string
  readonly name: string | null
  readonly createdAt: Date
  readonly updatedAt: Date
  /** Null: until it is removed. */
  readonly expiresAt: Date | null
}

export interface KeyCredential extends AnyCredential {
  readonly kind: 'key'
  /** Pinned here and never read from an assertion. */
  readonly algorithm: CredentialAlgorithm
  /** RFC 7638 thumbprint; the `kid` an assertion may name. */
  readonly keyId: string
  readonly publicJwk: JWK
}

export interface CertificateCredential extends AnyCredential {
  readonly kind: 'certificate'
  /** SHA-256 of the certificate, in base64url. */
  readonly thumbprint: string
}

export interface SubjectCredential extends AnyCredential {
  readonly kind: 'certificate-subject'
  /** The distinguished name of a certificate's holder, a line a part. */
  readonly subjectName: string
}

export const credentialAlgorithms = ['RS256', 'RS384', 'PS256', 'ES256', 'EdDSA'] as const
export type CredentialAlgorithm = (typeof credentialAlgorithms)[number]

/** Absence is `null`. */
export interface ClientCredentialStore {
  /** Newest first; empty also where there is no such client. */
  listOf(clientId: string): Promise<readonly ClientCredential[]>
  find(clientId: string, id: string): Promise<ClientCredential | null>
  /** Throws `client_not_found`. */
  insert(credential: ClientCredential): Promise<void>
  setExpiry(clientId: string, id: string, expiresAt: Date | null, at: Date): Promise<ClientCredential | null>
  /** False when there was none. */
  remove(clientId: string, id: string): Promise<boolean>
}

/** Whether the client proves itself by its keys or certificates, and then by nothing else. */
export function provesByKey({ settings, tokenEndpointAuthMethod }: KeySettings): boolean {
  return methodsIn(settings) !== null || tokenEndpointAuthMethod === 'private_key_jwt'
}

/** The keys that count now: those the client's settings list, or all where the method alone is set. */
export function credentialsInForce(
  client: KeySettings,
  credentials: readonly ClientCredential[],
  now: Date,
): readonly KeyCredential[] {
  const listed = listedKeys(client)
  return credentials.filter(
    (credential): credential is KeyCredential =>
      credential.kind === 'key' &&
      (credential.expiresAt === null || credential.expiresAt > now) &&
      (listed === null || listed.has(credential.id)),
  )
}

/** The ids in `client_authentication_methods.private_key_jwt.credentials`; null where the settings name no methods. */
function listedKeys({ settings }: Pick<Client, 'settings'>): ReadonlySet<string> | null {
  const methods = methodsIn(settings)
  return methods === null ? null : new Set(credentialIdsIn(methods.private_key_jwt))
}

/** Which credentials a section of a client's settings names. */
export function credentialIdsIn(section: Json | undefined): readonly string[] {
  const entries = isJsonObject(section) && Array.isArray(section.credentials) ? section.credentials : []
  return entries.flatMap((entry) => (isJsonObject(entry) && typeof entry.id === 'string' ? [entry.id] : []))
}

export function presentCredential(found: ClientCredential | null): ClientCredential {
  if (found === null) throw new RollcallError('credential_not_found', 'The credential does not exist')
  return found
}

type KeySettings = Pick<Client, 'settings' | 'tokenEndpointAuthMethod'>

function methodsIn({ client_authentication_methods: methods }: Client['settings']): JsonObject | null {
  return isJsonObject(methods) ? methods : null
}
