// Credentials of clients: public keys, each for one algorithm. Whoever holds the private half proves to be the client by
// signing an assertion (RFC 7523); we hold nothing that could be stolen.
import type { JWK } from 'jose'
import { RollcallError } from '../kernel/errors.ts'
import { isJsonObject, type JsonObject } from '../kernel/json.ts'
import type { Client } from './client.ts'

export interface ClientCredential {
  readonly id: string
  readonly clientId: string
  readonly name: string | null
  /** Pinned here and never read from an assertion. */
  readonly algorithm: CredentialAlgorithm
  /** RFC 7638 thumbprint; the `kid` an assertion may name. */
  readonly keyId: string
  readonly publicJwk: JWK
  readonly createdAt: Date
  readonly updatedAt: Date
  /** Null: until it is removed. */
  readonly expiresAt: Date | null
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

/** Whether the client proves itself by its keys, and then by nothing else. */
export function provesByKey({ settings, tokenEndpointAuthMethod }: KeySettings): boolean {
  return methodsIn(settings) !== null || tokenEndpointAuthMethod === 'private_key_jwt'
}

/** The credentials that count now: those the client's settings list, or all where the method alone is set. */
export function credentialsInForce(
  client: KeySettings,
  credentials: readonly ClientCredential[],
  now: Date,
): readonly ClientCredential[] {
  const listed = listedCredentials(client)
  return credentials.filter(
    ({ id, expiresAt }) => (expiresAt === null || expiresAt > now) && (listed === null || listed.has(id)),
  )
}

/** The ids in `client_authentication_methods.private_key_jwt.credentials`; null where the settings hold no such list. */
export function listedCredentials({ settings }: Pick<Client, 'settings'>): ReadonlySet<string> | null {
  const methods = methodsIn(settings)
  if (methods === null) return null
  const section = methods.private_key_jwt
  const entries = isJsonObject(section) && Array.isArray(section.credentials) ? section.credentials : []
  return new Set(entries.flatMap((entry) => (isJsonObject(entry) && typeof entry.id === 'string' ? [entry.id] : [])))
}

export function presentCredential(found: ClientCredential | null): ClientCredential {
  if (found === null) throw new RollcallError('credential_not_found', 'The credential does not exist')
  return found
}

type KeySettings = Pick<Client, 'settings' | 'tokenEndpointAuthMethod'>

function methodsIn({ client_authentication_methods: methods }: Client['settings']): JsonObject | null {
  return isJsonObject(methods) ? methods : null
}
