// Credentials of clients on this wire, and the section of a client's settings that names them.
import { type AddClientCredentialInput, newCredentialId } from '../../../clients/add-client-credential.ts'
import type { Client } from '../../../clients/client.ts'
import {
  type ClientCredential,
  type ClientCredentialStore,
  credentialIdsIn,
} from '../../../clients/client-credential.ts'
import { invalidField } from '../../../kernel/errors.ts'
import { isJsonObject, type JsonObject } from '../../../kernel/json.ts'
import {
  type AddCredentialBody,
  type AuthenticationMethod,
  authenticationMethods,
} from './client-credentials-schemas.ts'
import type { CreateClientBody } from './client-schemas.ts'

export function credentialJson(credential: ClientCredential): JsonObject {
  const { name, expiresAt } = credential
  return {
    id: credential.id,
    ...proofJson(credential),
    ...(name === null ? {} : { name }),
    created_at: credential.createdAt.toISOString(),
    updated_at: credential.updatedAt.toISOString(),
    expires_at: expiresAt?.toISOString() ?? null,
  }
}

function proofJson(credential: ClientCredential): JsonObject {
  const { kind } = credential
  if (kind === 'certificate') return { credential_type: 'x509_cert', thumbprint_sha256: credential.thumbprint }
  if (kind === 'certificate-subject') return { credential_type: 'cert_subject_dn', subject_dn: credential.subjectName }
  return { credential_type: 'public_key', kid: credential.keyId, alg: credential.algorithm }
}

export function credentialInputFrom(body: AddCredentialBody): AddClientCredentialInput {
  const common = {
    ...(body.name === undefined ? {} : { name: body.name }),
    ...(body.expires_at === undefined ? {} : { expiresAt: timeIn(body.expires_at) }),
  }
  if (body.credential_type === 'cert_subject_dn') {
    if ((body.pem === undefined) === (body.subject_dn === undefined)) {
      throw invalidField(
        'subject_dn',
        'A cert_subject_dn needs its subject_dn, or the PEM of a certificate that has it',
      )
    }
    return { ...common, kind: 'certificate-subject', pem: body.pem, subjectName: body.subject_dn }
  }
  if (body.subject_dn !== undefined) throw invalidField('subject_dn', 'It belongs to a cert_subject_dn alone')
  if (body.pem === undefined) throw invalidField('pem', `A ${body.credential_type} needs its PEM`)
  if (body.credential_type === 'x509_cert') return { ...common, kind: 'certificate', pem: body.pem }
  return {
    ...common,
    kind: 'key',
    pem: body.pem,
    ...(body.alg === undefined ? {} : { algorithm: body.alg }),
    endsWithCertificate: body.parse_expiry_from_cert === true,
  }
}

export function timeIn(text: string): Date {
  const time = new Date(text)
  if (Number.isNaN(time.getTime())) throw invalidField('expires_at', 'Enter a time such as 2027-01-31T12:00:00Z')
  return time
}

type NewCredential = AddClientCredentialInput & { readonly id: string; readonly method: AuthenticationMethod }

/** The credentials that a new client brings, each named already; null where it is to prove itself otherwise. */
export function newCredentialsIn(body: CreateClientBody): readonly NewCredential[] | null {
  const methods = body.client_authentication_methods
  if (methods === undefined || methods === null) return null
  if (body.token_endpoint_auth_method != null) {
    const message = 'client_authentication_methods and token_endpoint_auth_method cannot be set together'
    throw invalidField('client_authentication_methods', message)
  }
  return authenticationMethods.flatMap((method) =>
    (methods[method]?.credentials ?? []).map((credential) => {
      if (credential.credential_type !== typeOf[method]) {
        const field = `client_authentication_methods.${method}.credentials`
        throw invalidField(field, `${method} takes credentials of type ${typeOf[method]}`)
      }
      return { ...credentialInputFrom(credential), id: newCredentialId(), method }
    }),
  )
}

const typeOf = {
  private_key_jwt: 'public_key',
  tls_client_auth: 'cert_subject_dn',
  self_signed_tls_client_auth: 'x509_cert',
} as const

/** The section as it was given, with what `show` makes of each credential: ids in store, everything in the first answer. */
export function methodsWith(
  body: CreateClientBody,
  credentials: readonly NewCredential[],
  show: (credential: NewCredential) => JsonObject,
): JsonObject {
  const named = authenticationMethods.filter((method) => body.client_authentication_methods?.[method] !== undefined)
  return Object.fromEntries(
    named.map((name) => [name, { credentials: credentials.filter(({ method }) => method === name).map(show) }]),
  )
}

export async function refuseUnknownCredentials(
  { clientCredentials }: { readonly clientCredentials: ClientCredentialStore },
  { id: clientId, settings }: Client,
): Promise<void> {
  const { client_authentication_methods: methods } = settings
  const known = new Map((await clientCredentials.listOf(clientId)).map((each) => [each.id, credentialJson(each)]))
  for (const method of isJsonObject(methods) ? authenticationMethods : []) {
    const section = isJsonObject(methods) ? methods[method] : undefined
    const unknown = credentialIdsIn(section).find((id) => known.get(id)?.credential_type !== typeOf[method])
    if (unknown === undefined) continue
    const message = `The client has no credential ${unknown} of type ${typeOf[method]}. Create it first`
    throw invalidField(`client_authentication_methods.${method}.credentials`, message)
  }
}
