import { Type } from 'typebox'
import { closed, freeObject, timestamp } from '../answers.ts'

const identity = closed(
  {
    connection: Type.Optional(Type.String()),
    user_id: Type.String(),
    provider: Type.String(),
    isSocial: Type.Boolean(),
    profileData: Type.Optional(freeObject),
  },
  'UserIdentity',
)

export const identities = Type.Array(identity)

/** Of what is optional, what is unset is absent. */
export const user = closed(
  {
    user_id: Type.String(),
    email: Type.Optional(Type.String()),
    email_verified: Type.Optional(Type.Boolean()),
    username: Type.Optional(Type.String()),
    phone_number: Type.Optional(Type.String()),
    phone_verified: Type.Optional(Type.Boolean()),
    name: Type.Optional(Type.String()),
    nickname: Type.Optional(Type.String()),
    given_name: Type.Optional(Type.String()),
    family_name: Type.Optional(Type.String()),
    picture: Type.Optional(Type.String()),
    created_at: timestamp,
    updated_at: timestamp,
    identities,
    app_metadata: Type.Optional(freeObject),
    user_metadata: Type.Optional(freeObject),
    blocked: Type.Optional(Type.Boolean()),
    last_password_reset: Type.Optional(timestamp),
    last_login: Type.Optional(timestamp),
    last_ip: Type.Optional(Type.String()),
    logins_count: Type.Optional(Type.Integer()),
  },
  'User',
)

/** With the fields that were asked for. */
export const someOfUser = closed(Type.Partial(user).properties, 'UserFields')
