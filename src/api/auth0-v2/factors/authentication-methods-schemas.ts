import { type Static, Type } from 'typebox'
import { offsetParameters } from '../paging.ts'
import { userParams } from '../users/user-schemas.ts'

export const listMethodsQuery = Type.Object(offsetParameters)

const name = Type.String({
  minLength: 1,
  maxLength: 100,
  description: 'A human-readable label to identify the authentication method.',
})
const preferred_authentication_method = Type.Enum(['voice', 'sms'], {
  description: 'Applies to phone authentication methods only. The preferred communication method.',
})

const attributes = {
  name: Type.Optional(name),
  totp_secret: Type.Optional(
    Type.String({ minLength: 1, maxLength: 400, description: 'Base32 encoded secret for TOTP generation.' }),
  ),
  phone_number: Type.Optional(
    Type.String({
      minLength: 2,
      maxLength: 30,
      description:
        'Applies to phone authentication methods only. The destination phone number used to send verification codes via text and voice.',
    }),
  ),
  email: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 320,
      description:
        'Applies to email authentication methods only. The email address used to send verification messages.',
    }),
  ),
  preferred_authentication_method: Type.Optional(preferred_authentication_method),
}

const uuid = '^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$'

const keyAttributes = {
  key_id: Type.Optional(
    Type.String({
      pattern: '^[A-Za-z0-9_-]{1,1400}$',
      description: 'Applies to webauthn authentication methods only. The id of the credential.',
    }),
  ),
  public_key: Type.Optional(
    Type.String({
      pattern: '^[A-Za-z0-9+/_-]{1,4000}={0,2}$',
      description: 'Applies to webauthn authentication methods only. The public key, which is encoded as base64.',
    }),
  ),
  relying_party_identifier: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 255,
      description: 'Applies to webauthn authentication methods only. The relying party identifier.',
    }),
  ),
  aaguid: Type.Optional(Type.String({ pattern: uuid, description: 'Applies to webauthn authenticators only.' })),
  user_handle: Type.Optional(
    Type.String({ pattern: '^[A-Za-z0-9_-]{1,128}$', description: 'Applies to passkeys only. In base64url.' }),
  ),
  transports: Type.Optional(
    Type.Array(Type.String({ minLength: 1, maxLength: 50 }), {
      maxItems: 10,
      description: 'Applies to passkeys only. How the authenticator is reached.',
    }),
  ),
  credential_backed_up: Type.Optional(
    Type.Boolean({ description: 'Applies to passkeys only. Whether the credential was backed up.' }),
  ),
  credential_device_type: Type.Optional(
    Type.Enum(['single_device', 'multi_device'], { description: 'Applies to passkeys only.' }),
  ),
}

export const createMethodBody = Type.Object(
  { type: Type.Enum(['phone', 'email', 'totp', 'webauthn-roaming', 'passkey']), ...attributes, ...keyAttributes },
  { additionalProperties: false },
)
export type CreateMethodBody = Static<typeof createMethodBody>

export const replaceMethodsBody = Type.Array(
  Type.Object({ type: Type.Enum(['phone', 'email', 'totp']), ...attributes }, { additionalProperties: false }),
  { maxItems: 50, description: 'The authentication methods that the user has from now on.' },
)
export type ReplaceMethodsBody = Static<typeof replaceMethodsBody>

export const describeMethodBody = Type.Object(
  { name: attributes.name, preferred_authentication_method: attributes.preferred_authentication_method },
  { additionalProperties: false },
)
export type DescribeMethodBody = Static<typeof describeMethodBody>

export const multifactorParams = Type.Object({
  ...userParams.properties,
  provider: Type.Enum(['duo', 'google-authenticator'], { description: 'The multi-factor provider.' }),
})
