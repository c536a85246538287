import { type Static, Type } from 'typebox'
import { credentialAlgorithms } from '../../../clients/client-credential.ts'

const time = { maxLength: 40, pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}' }

/** The two kinds for mutual TLS are named, so that the refusal can say what there is instead. */
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
  expires_at: Type.Optional(
    Type.String({ ...time, description: 'The ISO 8601 formatted date representing the expiration of the credential.' }),
  ),
}

export const addCredentialBody = Type.Object(
  { ...credential, subject_dn: Type.Optional(Type.String({ maxLength: 256 })) },
  { additionalProperties: false },
)
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

const keysOf = <Schema extends Parameters<typeof Type.Array>[0]>(item: Schema) =>
  Type.Object(
    {
      private_key_jwt: Type.Object(
        { credentials: Type.Array(item, { maxItems: 10 }) },
        { additionalProperties: false, description: 'The client proves itself by an assertion that its key signs.' },
      ),
    },
    { additionalProperties: false, description: 'Defines client authentication methods.' },
  )

/** A new client brings its keys along. */
export const newKeyMethods = keysOf(Type.Object(credential, { additionalProperties: false }))

/** One that is there names keys it has. */
export const listedKeyMethods = keysOf(
  Type.Object({ id: Type.String({ minLength: 1, maxLength: 100 }) }, { additionalProperties: false }),
)
