// What answers about roles and permissions carry (auth0.md 3.16, 3.18, 3.20, 5.4).
import { Type } from 'typebox'
import { closed, timestamp } from '../answers.ts'

const text = Type.String()

const roleFields = {
  id: text,
  name: text,
  description: text,
  type: Type.Enum(['tenant', 'organization']),
  owner_id: Type.Optional(text),
}

export const role = closed(roleFields, 'Role')

/** A role with how somebody came by it: there are no groups here, so always directly. */
export const effectiveRole = closed({ ...roleFields, sources: Type.Array(Type.Literal('direct')) }, 'EffectiveRole')

const permissionFields = {
  permission_name: text,
  description: text,
  resource_server_name: text,
  resource_server_identifier: text,
}

export const rolePermission = closed(permissionFields, 'RolePermission')

const source = closed({ source_id: text, source_name: text, source_type: Type.Enum(['DIRECT', 'ROLE']) })

export const userPermission = closed({ ...permissionFields, sources: Type.Array(source) }, 'UserPermission')

export const effectivePermission = closed({
  ...permissionFields,
  sources: Type.Array(Type.Enum(['direct', 'roles'])),
})

/** As much of a person as lists of people show. */
export const personFields = {
  user_id: text,
  email: Type.Optional(text),
  picture: Type.Optional(text),
  name: Type.Optional(text),
}

export const roleUser = closed(personFields)

export const group = closed(
  {
    id: text,
    name: text,
    external_id: Type.Optional(text),
    connection_id: Type.Optional(text),
    tenant_name: Type.Optional(text),
    created_at: timestamp,
    updated_at: timestamp,
  },
  'Group',
)
