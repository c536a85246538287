// What requests about users of a tenant hold, and what is answered. A description is what a caller reads when the value
// does not fit.
import { type Static, Type } from 'typebox'

const closed = { additionalProperties: false }

const name = Type.Union([Type.String({ minLength: 1, maxLength: 300 }), Type.Null()], {
  description: 'A name, 1 to 300 characters, or null.',
})
const role = Type.String({ minLength: 1, maxLength: 200, description: 'The name of a role, such as admin or member.' })

export const pageSizeMost = 1_000

export const listQuery = Type.Object(
  {
    pageSize: Type.Optional(
      Type.Integer({ minimum: 1, maximum: pageSizeMost, description: `A whole number from 1 to ${pageSizeMost}.` }),
    ),
    cursor: Type.Optional(
      Type.String({ minLength: 1, maxLength: 2_000, description: 'The cursor of a Link with rel="next".' }),
    ),
  },
  closed,
)
export type ListQuery = Static<typeof listQuery>

export const createBody = Type.Object(
  {
    email: Type.String({
      minLength: 1,
      maxLength: 254,
      description: 'An e-mail address such as alice@example.com.',
    }),
    name: Type.Optional(name),
    role,
  },
  closed,
)
export type CreateBody = Static<typeof createBody>

export const updateBody = Type.Object(
  {
    name: Type.Optional(name),
    role: Type.Union([role, Type.Null()], {
      description: 'The name of a role, such as admin or member, or null to leave the role as it is.',
    }),
  },
  closed,
)
export type UpdateBody = Static<typeof updateBody>

export const tenantUser = Type.Object(
  {
    id: Type.String({ minLength: 1 }),
    email: Type.String({ minLength: 1 }),
    name: Type.Union([Type.String(), Type.Null()]),
    blocked: Type.Boolean(),
    lastLogin: Type.Union([Type.String({ format: 'date-time' }), Type.Null()]),
    tenantRole: Type.Union([Type.String(), Type.Null()]),
  },
  { ...closed, title: 'TenantUser' },
)
export type TenantUser = Static<typeof tenantUser>
