import { type Static, Type } from 'typebox'
import { checkpointParameters, offsetParameters } from '../paging.ts'

const atMost = 1_000

export const pageQuery = Type.Object({ ...offsetParameters, ...checkpointParameters })
export type PageQuery = Static<typeof pageQuery>

export const listRolesQuery = Type.Object({
  ...offsetParameters,
  ...checkpointParameters,
  name_filter: Type.Optional(
    Type.String({ maxLength: 255, description: 'Optional filter on name (case-insensitive).' }),
  ),
  type: Type.Optional(Type.Enum(['tenant', 'organization'], { description: 'Type of the role.' })),
  owner_id: Type.Optional(Type.String({ maxLength: 50, description: 'ID of the organization that owns the roles.' })),
})
export type ListRolesQuery = Static<typeof listRolesQuery>

const name = Type.String({ minLength: 1, maxLength: 255, description: 'Name of the role.' })
const description = Type.String({ maxLength: 1_000, description: 'Description of the role.' })

export const createRoleBody = Type.Object(
  {
    name,
    description: Type.Optional(description),
    type: Type.Optional(Type.Enum(['tenant', 'organization'], { description: 'Type of the role.' })),
    owner_id: Type.Optional(
      Type.String({ minLength: 1, maxLength: 50, description: 'ID of the organization that owns the role.' }),
    ),
  },
  { additionalProperties: false },
)
export type CreateRoleBody = Static<typeof createRoleBody>

export const updateRoleBody = Type.Object(
  { name: Type.Optional(name), description: Type.Optional(description) },
  { additionalProperties: false },
)
export type UpdateRoleBody = Static<typeof updateRoleBody>

export const permissionsBody = Type.Object(
  {
    permissions: Type.Array(
      Type.Object(
        {
          resource_server_identifier: Type.String({
            minLength: 1,
            maxLength: 600,
            description: 'Resource server (API) identifier that this permission is for.',
          }),
          permission_name: Type.String({ minLength: 1, maxLength: 280, description: 'Name of this permission.' }),
        },
        { additionalProperties: false },
      ),
      { minItems: 1, maxItems: atMost, description: 'array of resource_server_identifier, permission_name pairs.' },
    ),
  },
  { additionalProperties: false },
)
export type PermissionsBody = Static<typeof permissionsBody>

export const rolesBody = Type.Object(
  {
    roles: Type.Array(Type.String({ minLength: 1, maxLength: 100 }), {
      minItems: 1,
      maxItems: atMost,
      description: 'List of roles IDs to associated with the user.',
    }),
  },
  { additionalProperties: false },
)
export type RolesBody = Static<typeof rolesBody>

export const usersBody = Type.Object(
  {
    users: Type.Array(Type.String({ minLength: 1, maxLength: 512 }), {
      minItems: 1,
      maxItems: atMost,
      description: "user_id's of the users to assign the role to.",
    }),
  },
  { additionalProperties: false },
)
export type UsersBody = Static<typeof usersBody>
