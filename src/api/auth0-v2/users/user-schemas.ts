import { type Static, Type } from 'typebox'
import { fieldsParameters } from '../fields.ts'
import { checkpointParameters, offsetParameters } from '../paging.ts'

const metadata = (description: string) => Type.Record(Type.String(), Type.Unknown(), { description })

/** Limits from auth0.md 2.1. */
const profile = {
  email: Type.String({ format: 'email', description: "The user's email." }),
  phone_number: Type.String({
    pattern: '^\\+[0-9]{1,15}$',
    description: "The user's phone number (following the E.164 recommendation).",
  }),
  username: Type.String({
    minLength: 1,
    maxLength: 128,
    description: "The user's username. Only valid if the connection requires a username.",
  }),
  password: Type.String({ minLength: 1, maxLength: 1_024, description: 'Initial password for this user.' }),
  given_name: Type.String({ minLength: 1, maxLength: 150, description: "The user's given name(s)." }),
  family_name: Type.String({ minLength: 1, maxLength: 150, description: "The user's family name(s)." }),
  name: Type.String({ minLength: 1, maxLength: 300, description: "The user's full name." }),
  nickname: Type.String({ minLength: 1, maxLength: 300, description: "The user's nickname." }),
  picture: Type.String({ format: 'uri', description: "A URI pointing to the user's picture." }),
  blocked: Type.Boolean({ description: 'Whether this user was blocked by an administrator (true) or not (false).' }),
  email_verified: Type.Boolean({ description: 'Whether this email address is verified (true) or unverified (false).' }),
  phone_verified: Type.Boolean({ description: 'Whether this phone number has been verified (true) or not (false).' }),
  verify_email: Type.Boolean({
    description: 'Whether the user will receive a verification email (true) or no email (false).',
  }),
  user_metadata: metadata('Data related to the user that does not affect the application functionality.'),
  app_metadata: metadata('Data related to the user that does affect the application functionality.'),
}

export const createUserBody = Type.Object(
  {
    connection: Type.String({
      minLength: 1,
      maxLength: 128,
      description: 'Name of the connection this user should be created in.',
    }),
    user_id: Type.Optional(
      Type.String({
        maxLength: 255,
        pattern: '^\\S*$',
        description: "The external user's id provided by the identity provider.",
      }),
    ),
    ...Type.Partial(Type.Object(profile)).properties,
  },
  { additionalProperties: false },
)
export type CreateUserBody = Static<typeof createUserBody>

const nullable = <Name extends keyof typeof profile>(name: Name) =>
  Type.Optional(Type.Union([profile[name], Type.Null()]))

export const updateUserBody = Type.Object(
  {
    blocked: Type.Optional(profile.blocked),
    email_verified: Type.Optional(profile.email_verified),
    email: nullable('email'),
    phone_number: nullable('phone_number'),
    phone_verified: Type.Optional(profile.phone_verified),
    user_metadata: nullable('user_metadata'),
    app_metadata: nullable('app_metadata'),
    given_name: nullable('given_name'),
    family_name: nullable('family_name'),
    name: nullable('name'),
    nickname: nullable('nickname'),
    picture: nullable('picture'),
    verify_email: Type.Optional(profile.verify_email),
    verify_phone_number: Type.Optional(Type.Boolean()),
    password: nullable('password'),
    connection: Type.Optional(Type.String({ minLength: 1, maxLength: 128 })),
    client_id: Type.Optional(Type.String({ minLength: 1, maxLength: 64 })),
    username: nullable('username'),
  },
  { additionalProperties: false, minProperties: 1 },
)
export type UpdateUserBody = Static<typeof updateUserBody>

export const userParams = Type.Object({
  id: Type.String({ pattern: '^[^|]+\\|.+$', maxLength: 512, description: 'ID of the user to retrieve.' }),
})

export const fieldsQuery = Type.Object(fieldsParameters)

export const usersByEmailQuery = Type.Object({
  ...fieldsParameters,
  email: Type.String({ minLength: 1, maxLength: 320, description: 'Email address to search for (case-sensitive).' }),
})

export const listUsersQuery = Type.Object({
  ...offsetParameters,
  ...checkpointParameters,
  ...fieldsParameters,
  sort: Type.Optional(
    Type.String({
      pattern: '^[a-z_]+:(1|-1)$',
      maxLength: 100,
      description:
        'Field to sort by. Use <code>field:order</code> where order is <code>1</code> for ascending and <code>-1</code> for descending.',
    }),
  ),
  connection: Type.Optional(
    Type.String({
      maxLength: 128,
      description: 'Connection filter. Only applies when using <code>search_engine=v1</code>.',
    }),
  ),
  q: Type.Optional(Type.String({ description: 'Query in Lucene query string syntax.' })),
  search_engine: Type.Optional(Type.Enum(['v1', 'v2', 'v3'], { description: 'The version of the search engine' })),
  primary_order: Type.Optional(Type.Boolean()),
})
export type ListUsersQuery = Static<typeof listUsersQuery>
