import { type TProperties, Type } from 'typebox'
import { closed, timestamp } from '../answers.ts'

const text = Type.Optional(Type.String())

const methodTypes = Type.Enum(['totp', 'passkey', 'webauthn-roaming', 'recovery-code', 'email', 'phone'])

/** Which of them there are depends on the type. */
const parts = {
  id: Type.String(),
  type: methodTypes,
  name: text,
  created_at: timestamp,
  email: text,
  phone_number: text,
  preferred_authentication_method: Type.Optional(Type.Enum(['voice', 'sms'])),
  authentication_methods: Type.Optional(
    Type.Array(closed({ id: Type.String(), type: Type.Enum(['voice', 'sms']) }), { maxItems: 1 }),
  ),
  key_id: text,
  public_key: text,
  relying_party_identifier: text,
  transports: Type.Optional(Type.Array(Type.String())),
  aaguid: text,
  credential_device_type: Type.Optional(Type.Enum(['single_device', 'multi_device'])),
  credential_backed_up: Type.Optional(Type.Boolean()),
  user_handle: text,
} satisfies TProperties

export const authenticationMethod = closed(
  {
    ...parts,
    confirmed: Type.Boolean(),
    enrolled_at: Type.Optional(timestamp),
    last_auth_at: Type.Optional(timestamp),
  },
  'AuthenticationMethod',
)

/** As the call that made or changed it answers; a seed of ours is in it once. */
export const changedMethod = closed(parts, 'ChangedAuthenticationMethod')
export const createdMethod = closed({ ...parts, totp_secret: text }, 'CreatedAuthenticationMethod')

export const userEnrollment = closed(
  {
    id: Type.String(),
    status: Type.Enum(['confirmed']),
    type: methodTypes,
    auth_method: Type.Enum(['authenticator', 'sms', 'webauthn-roaming']),
    name: text,
    phone_number: text,
    enrolled_at: Type.Optional(timestamp),
    last_auth: Type.Optional(timestamp),
  },
  'UserEnrollment',
)

export const recoveryCode = closed({ recovery_code: Type.String() })
