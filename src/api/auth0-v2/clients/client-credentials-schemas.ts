import { type Static, Type } from 'typebox'
import { credentialAlgorithms } from '../../../clients/client-credential.ts'
import { closed, timestamp } from '../answers.ts'

const time = { maxLength: 40, pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}' }

const credential = {
  credential_type: Type.Enum(['public_key', 'cert_subject_dn', 'x509_cert'], {
    description: 'The type of credential.',
  }),
  name: Type.Optional(Type.String({ maxLength: 128, description: 'Friendly name for a credential.' })),
  pem: Type.Optional(
    Type.String({
      maxLength: 20_000,
      description: 'PEM-formatted public key (SPKI and PKCS1) or X509 certificate. Must be JSON escaped.',
    }),
  ),
  alg: Type.Optional(
    Type.Enum([...credentialAlgorithms], { description: 'Algorithm which will be used with the credential.' }),
  ),
  parse_expiry_from_cert: Type.Optional(Type.Boolean({ description: 'Parse expiry from x509 certificate.' })),
  subject_dn: Type.Optional(Type.String({ minLength: 1, maxLength: 1_000, description: 'Subject of a certificate.' })),
  expires_at: Type.Optional(
    Type.String({ ...time, description: 'The ISO 8601 formatted date representing the expiration of the credential.' }),
  ),
}

export const addCredentialBody = Type.Object(credential, { additionalProperties: false })
export type AddCredentialBody = Static<typeof addCredentialBody>

export const changeCredentialBody = Type.Object(
  {
    expires_at: Type.Optional(
      Type.Union([Type.String(time), Type.Null()], {
        description: 'The ISO 8601 formatted date representing the expiration of the credential.',
      }),
    ),
  },
  { additionalProperties: false },
)
export type ChangeCredentialBody = Static<typeof changeCredentialBody>

const methodsOf = <Schema extends Parameters<typeof Type.Array>[0]>(item: Schema) => {
  const method = (description: string) =>
    Type.Optional(
      Type.Object({ credentials: Type.Array(item, { maxItems: 10 }) }, { additionalProperties: false, description }),
    )
  return Type.Object(
    {
      private_key_jwt: method('The client proves itself by an assertion that its key signs.'),
      tls_client_auth: method('By a certificate with a certain subject.'),
      self_signed_tls_client_auth: method('By a certain certificate.'),
    },
    { additionalProperties: false, minProperties: 1, description: 'Defines client authentication methods.' },
  )
}

export const authenticationMethods = ['private_key_jwt', 'tls_client_auth', 'self_signed_tls_client_auth'] as const
export type AuthenticationMethod = (typeof authenticationMethods)[number]

/** A new client brings its credentials along. */
export const newMethods = methodsOf(addCredentialBody)

/** One that is there names credentials it has. */
export const listedMethods = methodsOf(
  Type.Object({ id: Type.String({ minLength: 1, maxLength: 100 }) }, { additionalProperties: false }),
)

export const credentialAnswer = closed(
  {
    id: Type.String(),
    credential_type: credential.credential_type,
    name: Type.Optional(Type.String()),
    kid: Type.Optional(Type.String({ description: 'RFC 7638 thumbprint of the key.' })),
    alg: Type.Optional(Type.String()),
    thumbprint_sha256: Type.Optional(Type.String({ description: 'SHA-256 of the certificate, in base64url.' })),
    subject_dn: Type.Optional(Type.String()),
    created_at: timestamp,
    updated_at: timestamp,
    expires_at: Type.Union([timestamp, Type.Null()]),
  },
  'ClientCredential',
)
