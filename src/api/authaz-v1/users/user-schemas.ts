// What requests about users may hold. A description is what a caller reads when the value does not fit.
import { type Static, type TSchema, Type } from 'typebox'
import type { JsonObject } from '../../../kernel/json.ts'
import { metadataColumnForm } from '../../../users/metadata-column.ts'
import { moment, momentRule } from '../moment.ts'
import { pageParameters } from '../paging.ts'
import { userFilterParameters } from './user-filter-parameters.ts'

const closed = { additionalProperties: false }

const text = (maxLength: number, what: string) =>
  Type.String({ minLength: 1, maxLength, description: `${what}, 1 to ${maxLength} characters.` })
const email = Type.String({ maxLength: 254, description: 'An e-mail address such as alice@example.com.' })
const username = text(128, 'A username')
const phoneNumber = Type.String({
  pattern: '^\\+[0-9]{1,15}$',
  description: 'A plus sign and up to 15 digits, such as +15550100.',
})
const picture = Type.String({ format: 'uri', description: 'The address of a picture, beginning with http or https.' })
const flag = Type.Boolean({ description: 'True or false.' })
const metadata = Type.Unsafe<JsonObject>(Type.Object({}, { description: 'A JSON object.' }))
const name = text(300, 'A name')
const shortName = text(150, 'A name')

export const sortNames = {
  created: 'createdAt',
  organization: 'organization',
  name: 'name',
  email: 'email',
  lastSignIn: 'lastLogin',
  updated: 'updatedAt',
  signInCount: 'loginsCount',
} as const

export const includable = [
  'mfa',
  'roles',
  'organizations',
  'connections',
  'sessions',
  'failedSignIns',
  'passwordChanged',
  'lastCountry',
  'origin',
  'pending',
] as const
const included = `(${includable.join('|')}|${metadataColumnForm})`

export const listUsersQuery = Type.Object(
  {
    ...userFilterParameters,
    sort: Type.Optional(
      Type.String({
        pattern: `^-?(${Object.keys(sortNames).join('|')})$`,
        description: `One of ${Object.keys(sortNames).join(', ')}; with - before it the other way round.`,
      }),
    ),
    from: Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: 300,
        description:
          'Where the list begins instead of at its start: the beginning of a name or an address where sorted by name or email, a day such as 2026-03-05 or a moment where sorted by a date. 1 to 300 characters.',
      }),
    ),
    include: Type.Optional(
      Type.String({
        maxLength: 2_000,
        pattern: `^${included}(,${included}){0,29}$`,
        description: `What each row tells besides: some of ${includable.join(', ')} and of keys such as appMetadata.plan, with commas between, at most 30.`,
      }),
    ),
    total: Type.Optional(flag),
    partial: Type.Optional(
      Type.Boolean({
        description:
          'true or false. With true a search that takes longer than 2 seconds answers with isPartial and those who match among the first 20,000 people of the order, instead of a fault.',
      }),
    ),
    ...pageParameters,
    cursor: Type.Optional(
      Type.String({ minLength: 1, maxLength: 2_000, description: 'The nextCursor or previousCursor of a page.' }),
    ),
  },
  closed,
)
export type ListUsersQuery = Static<typeof listUsersQuery>

export const createUserBody = Type.Object(
  {
    email: Type.Optional(email),
    emailVerified: Type.Optional(flag),
    username: Type.Optional(username),
    phoneNumber: Type.Optional(phoneNumber),
    name: Type.Optional(name),
    givenName: Type.Optional(shortName),
    familyName: Type.Optional(shortName),
    connection: Type.Optional(text(200, 'The name of a connection')),
    appMetadata: Type.Optional(metadata),
    userMetadata: Type.Optional(metadata),
  },
  closed,
)
export type CreateUserBody = Static<typeof createUserBody>

const clearable = <Schema extends TSchema & { description?: string }>(schema: Schema) =>
  Type.Optional(Type.Union([schema, Type.Null()], { description: `${schema.description ?? ''} Null removes it.` }))

/** A merge patch (RFC 7396), but inside metadata only the first level merges, as everywhere else in Rollcall. */
export const updateUserBody = Type.Object(
  {
    email: clearable(email),
    emailVerified: Type.Optional(flag),
    username: clearable(username),
    phoneNumber: clearable(phoneNumber),
    name: clearable(name),
    givenName: clearable(shortName),
    familyName: clearable(shortName),
    nickname: clearable(name),
    picture: clearable(picture),
    appMetadata: clearable(metadata),
    userMetadata: clearable(metadata),
    expiresAt: clearable(moment),
  },
  { ...closed, minProperties: 1, description: 'Send at least one field to change.' },
)
export type UpdateUserBody = Static<typeof updateUserBody>

export const suspendUserBody = Type.Object(
  {
    reason: Type.Optional(text(500, 'A reason')),
    until: Type.Optional(Type.Union([moment, Type.Null()], { description: `${momentRule} Null: no end.` })),
    revokeSessions: Type.Optional(flag),
  },
  closed,
)
export type SuspendUserBody = Static<typeof suspendUserBody>

export const activateUserBody = Type.Object({ reason: Type.Optional(text(500, 'A reason')) }, closed)
export type ActivateUserBody = Static<typeof activateUserBody>

const dayLimit = 3_650

export const offboardUserBody = Type.Object(
  {
    at: moment,
    leaveOrganizations: Type.Optional(flag),
    deleteAfterDays: Type.Optional(
      Type.Union([Type.Integer({ minimum: 0, maximum: dayLimit }), Type.Null()], {
        description: `Days from 0 to ${dayLimit} after which the account is deleted; null keeps it suspended.`,
      }),
    ),
  },
  closed,
)
export type OffboardUserBody = Static<typeof offboardUserBody>

export const deleteUserQuery = Type.Object(
  {
    hard: Type.Optional(
      Type.Boolean({
        description:
          'true or false. true erases the person for good, which also needs the permission hard_delete:users.',
      }),
    ),
  },
  closed,
)
