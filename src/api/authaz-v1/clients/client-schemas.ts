import { type Static, Type } from 'typebox'
import { accessTokenMinutesRange } from '../../../applications/settings.ts'
import { signInMethods } from '../../../clients/client.ts'
import { closed, count, flag, named, orNull, text, textOrNull, timestamp, timestampOrNull } from '../answers.ts'
import { sessionMinutesField } from '../session-minutes.ts'

export const clientTypes = ['spa', 'regular_web', 'native', 'non_interactive'] as const

const name = Type.String({ minLength: 1, maxLength: 255, description: 'A name, 1 to 255 characters.' })
const addresses = (description: string) =>
  Type.Array(Type.String({ minLength: 1, maxLength: 2_048 }), { maxItems: 100, description })

const urls = {
  callbacks: Type.Optional(addresses('Where people may come back to after signing in.')),
  logoutUrls: Type.Optional(addresses('Where people may come back to after signing out.')),
  webOrigins: Type.Optional(addresses('Origins whose pages may ask silently.')),
}

export const createClientBody = Type.Object(
  {
    name,
    type: Type.Optional(Type.Enum([...clientTypes], { description: `${clientTypes.join(', ')}.` })),
    ...urls,
    sessionMinutes: Type.Optional(sessionMinutesField),
    machine: Type.Optional(Type.Boolean({ description: 'True for a program that acts for itself.' })),
    audience: Type.Optional(Type.String({ minLength: 1, maxLength: 600, description: 'The identifier of an API.' })),
    scopes: Type.Optional(
      Type.Union([Type.Literal('all'), Type.Array(Type.String(), { maxItems: 1_000 })], {
        description: '"all", or a list of scopes such as read:users.',
      }),
    ),
  },
  { additionalProperties: false },
)
export type CreateClientBody = Static<typeof createClientBody>

const lifeSeconds = Type.Union([Type.Integer({ minimum: 60, maximum: 157_788_000 }), Type.Null()], {
  description: 'Seconds from 60 to 157788000, or null for no end.',
})
const methods = Type.Array(Type.Enum([...signInMethods]), { minItems: 1, uniqueItems: true })

const usages = ['deny', 'allow', 'require'] as const
const usage = Type.Enum([...usages], { description: 'deny, allow or require.' })

const { least: shortest, most: longest } = accessTokenMinutesRange

export const updateClientBody = Type.Object(
  {
    name: Type.Optional(name),
    ...urls,
    loginUrl: Type.Optional(
      Type.Union([Type.String({ minLength: 1, maxLength: 2_048 }), Type.Null()], {
        description: 'Where the program begins a sign-in, or null.',
      }),
    ),
    organizationUsage: Type.Optional(usage),
    signInMethods: Type.Optional(
      Type.Union([methods, Type.Null()], {
        description: `The ways to sign in that it takes, of ${signInMethods.join(', ')}; null for whatever the settings allow.`,
      }),
    ),
    requiresMfa: Type.Optional(Type.Boolean({ description: 'Whether it asks everybody for a second factor.' })),
    sessionMinutes: Type.Optional(sessionMinutesField),
    accessTokenMinutes: Type.Optional(
      Type.Union([Type.Integer({ minimum: shortest, maximum: longest }), Type.Null()], {
        description: `A whole number of minutes from ${shortest} to ${longest}, or null: as long as the API of the token says.`,
      }),
    ),
    idTokenSeconds: Type.Optional(
      Type.Integer({ minimum: 60, maximum: 2_592_000, description: 'Seconds from 60 to 2592000.' }),
    ),
    refreshToken: Type.Optional(
      Type.Object(
        {
          rotates: Type.Boolean({ description: 'true or false.' }),
          lifetimeSeconds: lifeSeconds,
          idleSeconds: lifeSeconds,
        },
        { additionalProperties: false, description: 'How refresh tokens live.' },
      ),
    ),
  },
  { additionalProperties: false, minProperties: 1 },
)
export type UpdateClientBody = Static<typeof updateClientBody>

const expiresInDays = Type.Optional(
  Type.Union([Type.Integer({ minimum: 1, maximum: 3_650 }), Type.Null()], {
    description: 'A whole number of days from 1 to 3650; null or left out for a secret without an end.',
  }),
)

export const rotateSecretBody = Type.Object(
  {
    overlapHours: Type.Optional(
      Type.Integer({ minimum: 0, maximum: 720, description: 'How long the old secret still works: 0 to 720 hours.' }),
    ),
    expiresInDays,
  },
  { additionalProperties: false },
)
export type RotateSecretBody = Static<typeof rotateSecretBody>

export const addSecretBody = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 100, description: 'A name, 1 to 100 characters.' }),
    expiresInDays,
  },
  { additionalProperties: false },
)
export type AddSecretBody = Static<typeof addSecretBody>

/** Ending: within 14 days. */
const secretStates = Type.Enum(['good', 'ending', 'ended'])

const secretFields = {
  id: text,
  // Null where nobody gave it one, and of whom nobody is known.
  name: textOrNull,
  createdAt: timestamp,
  createdBy: orNull(named),
  expiresAt: timestampOrNull,
  lastUsedAt: timestampOrNull,
  state: secretStates,
}
export const clientSecret = closed(secretFields, 'ClientSecretRecord')
export const newClientSecret = closed({ ...secretFields, clientSecret: text })

export const clientRecord = closed(
  {
    id: text,
    name: text,
    type: textOrNull,
    isFirstParty: flag,
    isSystem: flag,
    keepsSecret: flag,
    grantTypes: Type.Array(text),
    callbacks: Type.Array(text),
    logoutUrls: Type.Array(text),
    webOrigins: Type.Array(text),
    loginUrl: textOrNull,
    organizationUsage: Type.Enum([...usages]),
    // Null: whatever the settings allow.
    signInMethods: orNull(Type.Array(Type.Enum([...signInMethods]))),
    requiresMfa: flag,
    // Null: as long as the session lasts.
    sessionMinutes: orNull(count),
    // Null: as long as the API of the token says.
    accessTokenMinutes: orNull(count),
    idTokenSeconds: count,
    // Since when the current one is there, when the last of them ends, and how that stands. Null where it keeps none.
    secretSince: timestampOrNull,
    secretEndsAt: timestampOrNull,
    secretState: orNull(secretStates),
    refreshToken: closed({ rotates: flag, lifetimeSeconds: orNull(count), idleSeconds: orNull(count) }),
    createdAt: timestamp,
  },
  'ClientRecord',
)

export const clientConnection = closed(
  { id: text, name: text, strategy: text, isEnabled: flag, servesAll: flag },
  'ClientConnection',
)

export const switchConnectionBody = Type.Object(
  { isEnabled: Type.Boolean({ description: 'true or false.' }) },
  { additionalProperties: false },
)
export type SwitchConnectionBody = Static<typeof switchConnectionBody>

export const grantBody = Type.Object(
  {
    audience: Type.String({ minLength: 1, maxLength: 600, description: 'The identifier of an API.' }),
    scopes: Type.Union([Type.Literal('all'), Type.Array(Type.String(), { maxItems: 1_000 })], {
      description: '"all", or a list of scopes such as read:users.',
    }),
  },
  { additionalProperties: false },
)
export type GrantBody = Static<typeof grantBody>

export const grantRecord = closed(
  {
    id: text,
    audience: text,
    subjectType: Type.Enum(['client', 'user']),
    scopes: Type.Array(text),
    allowsAllScopes: flag,
    createdAt: timestamp,
  },
  'ClientGrantRecord',
)
