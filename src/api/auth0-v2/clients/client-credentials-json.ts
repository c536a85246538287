// Credentials of clients on this wire, and the section of a client's settings that names them.
import { type AddClientCredentialInput, newCredentialId } from '../../../clients/add-client-credential.ts'
import type { Client } from '../../../clients/client.ts'
import {
  type ClientCredential,
  type ClientCredentialStore,
  listedCredentials,
} from '../../../clients/client-credential.ts'
import { invalidField, RollcallError } from '../../../kernel/errors.ts'
import type { JsonObject } from '../../../kernel/json.ts'
import type { AddCredentialBody } from './client-credentials-schemas.ts'
import type { CreateClientBody } from './client-schemas.ts'

export function credentialJson(credential: ClientCredential): JsonObject {
  const { name, expiresAt } = credential
  return {
    id: credential.id,
    credential_type: 'public_key',
    kid: credential.keyId,
    alg: credential.algorithm,
    ...(name === null ? {} : { name }),
    created_at: credential.createdAt.toISOString(),
    updated_at: credential.updatedAt.toISOString(),
    ...(expiresAt === null ? {} : { expires_at: expiresAt.toISOString() }),
  }
}

export function credentialInputFrom(body: AddCredentialBody): AddClientCredentialInput {
  if (body.credential_type !== 'public_key') {
    throw new RollcallError(
      'operation_not_supported',
      'Clients prove themselves by a secret or by a public_key here; certificates for mutual TLS are not supported',
    )
  }
  if (body.pem === undefined) throw invalidField('pem', 'A public_key needs its PEM')
  return {
    pem: body.pem,
    ...(body.name === undefined ? {} : { name: body.name }),
    ...(body.alg === undefined ? {} : { algorithm: body.alg }),
    ...(body.expires_at === undefined ? {} : { expiresAt: timeIn(body.expires_at) }),
    endsWithCertificate: body.parse_expiry_from_cert === true,
  }
}

export function timeIn(text: string): Date {
  const time = new Date(text)
  if (Number.isNaN(time.getTime())) throw invalidField('expires_at', 'Enter a time such as 2027-01-31T12:00:00Z')
  return time
}

/** The keys that a new client brings, each named already; null where it is to prove itself otherwise. */
export function newKeysIn(body: CreateClientBody): readonly (AddClientCredentialInput & { id: string })[] | null {
  const methods = body.client_authentication_methods
  if (methods === undefined || methods === null) return null
  if (body.token_endpoint_auth_method !== undefined) {
    const message = 'client_authentication_methods and token_endpoint_auth_method cannot be set together'
    throw invalidField('client_authentication_methods', message)
  }
  return methods.private_key_jwt.credentials.map((key) => ({ ...credentialInputFrom(key), id: newCredentialId() }))
}

/** The section of the settings: ids in store, everything known of them in the answer to a creation. */
export function keyMethodsOf(credentials: readonly JsonObject[]): JsonObject {
  return { private_key_jwt: { credentials } }
}

export async function refuseUnknownCredentials(
  { clientCredentials }: { readonly clientCredentials: ClientCredentialStore },
  client: Client,
): Promise<void> {
  const known = new Set((await clientCredentials.listOf(client.id)).map(({ id }) => id))
  const unknown = [...(listedCredentials(client) ?? [])].find((id) => !known.has(id))
  if (unknown === undefined) return
  const message = `The client has no credential ${unknown}. Create it first`
  throw invalidField('client_authentication_methods.private_key_jwt.credentials', message)
}
