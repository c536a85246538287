// What somebody has and may do in the whole application, and why (auth0.md 3.20 U38 to U41). There are no groups, so a
// role is always held directly; what is held inside an organization alone is that membership's matter.
import { type Static, Type } from 'typebox'
import { presentUser } from '../../../users/find-user.ts'
import { checkpointListOf } from '../answers.ts'
import { checkpointParameters } from '../paging.ts'
import { effectivePermission, effectiveRole } from '../roles/role-answers.ts'
import { effectivePermissionJson, effectiveRoleJson } from '../roles/role-json.ts'
import { type Answer, allOf, anyOf, type Call, type Route } from '../route.ts'
import { checkpointAnswer } from '../sessions/sessions-json.ts'
import { checkpointRequest } from '../sessions/sessions-schemas.ts'
import { userParams } from './user-schemas.ts'

const rolesQuery = Type.Object(checkpointParameters)
type RolesQuery = Static<typeof rolesQuery>

const permissionsQuery = Type.Object({
  ...checkpointParameters,
  resource_server_identifier: Type.String({
    minLength: 1,
    maxLength: 600,
    description: 'Identifier of the API whose permissions are asked for.',
  }),
})
type PermissionsQuery = Static<typeof permissionsQuery>

const sourcesQuery = Type.Object({
  ...permissionsQuery.properties,
  permission_name: Type.String({ minLength: 1, maxLength: 280, description: 'Name of the permission there.' }),
})
type SourcesQuery = Static<typeof sourcesQuery>

const rolesAnswer = { 200: checkpointListOf('roles', effectiveRole) }

export const userEffectiveAccessRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/users/:id/effective-roles',
    params: userParams,
    scopes: allOf('read:users', 'read:roles'),
    summary: 'List the roles of a user with their sources',
    query: rolesQuery,
    answers: rolesAnswer,
    handle: listRoles,
  },
  {
    method: 'GET',
    path: '/users/:id/effective-permissions',
    params: userParams,
    scopes: anyOf('read:users'),
    summary: 'List the permissions of a user with their sources',
    query: permissionsQuery,
    answers: { 200: checkpointListOf('permissions', effectivePermission) },
    handle: listPermissions,
  },
  {
    method: 'GET',
    path: '/users/:id/effective-permissions/sources/effective-roles',
    params: userParams,
    scopes: allOf('read:users', 'read:roles'),
    summary: 'List the roles which grant the user a given permission',
    query: sourcesQuery,
    answers: rolesAnswer,
    handle: listSources,
  },
]

async function listRoles({ params, query, directory }: Call<RolesQuery>): Promise<Answer> {
  const { stores, clock } = directory
  const found = await stores.roleAssignments.listRoles(params.id as string, checkpointRequest(query), clock.now())
  return checkpointAnswer('roles', presentUser(found), effectiveRoleJson)
}

async function listPermissions({ params, query, directory }: Call<PermissionsQuery>): Promise<Answer> {
  const { resource_server_identifier: identifier } = query
  const { stores, clock } = directory
  const request = checkpointRequest(query)
  const found = await stores.userPermissions.list(params.id as string, request, clock.now(), identifier)
  return checkpointAnswer('permissions', presentUser(found), effectivePermissionJson)
}

async function listSources({ params, query, directory }: Call<SourcesQuery>): Promise<Answer> {
  const { resource_server_identifier: resourceServerIdentifier, permission_name: name } = query
  const giving = { resourceServerIdentifier, name }
  const { stores, clock } = directory
  const request = checkpointRequest(query)
  const found = await stores.roleAssignments.listRoles(params.id as string, request, clock.now(), giving)
  return checkpointAnswer('roles', presentUser(found), effectiveRoleJson)
}
