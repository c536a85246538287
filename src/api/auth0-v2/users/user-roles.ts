// Who holds which role in the whole application, on this face, from both ends (auth0.md 3.18, 5.4).
import { mapPage } from '../../../kernel/page.ts'
import { assignRolesToUser, assignUsersToRole, unassignRolesFromUser } from '../../../roles/assign-roles.ts'
import { presentRole } from '../../../roles/find-role.ts'
import { presentUser } from '../../../users/find-user.ts'
import { emptyObject, listOf } from '../answers.ts'
import { pageAnswer, pageRequest } from '../paging.ts'
import { role, roleUser } from '../roles/role-answers.ts'
import { holderJson, roleJson } from '../roles/role-json.ts'
import {
  type PageQuery,
  pageQuery,
  type RolesBody,
  rolesBody,
  type UsersBody,
  usersBody,
} from '../roles/role-schemas.ts'
import { type Answer, allOf, anyOf, type Call, noContent, ok, type Route } from '../route.ts'
import { userParams } from './user-schemas.ts'

const ofUser = { path: '/users/:id/roles', params: userParams }
const ofRole = { path: '/roles/:id/users' }
const readScopes = allOf('read:users', 'read:roles')

export const userRoleRoutes: readonly Route[] = [
  {
    method: 'GET',
    ...ofUser,
    scopes: readScopes,
    summary: "Get a user's roles",
    query: pageQuery,
    answers: { 200: listOf('roles', role) },
    handle: listRoles,
  },
  {
    method: 'POST',
    ...ofUser,
    scopes: anyOf('update:users'),
    summary: 'Assign roles to a user',
    body: rolesBody,
    answers: { 204: null },
    handle: assignRoles,
  },
  {
    method: 'DELETE',
    ...ofUser,
    scopes: anyOf('update:users'),
    summary: 'Remove roles from a user',
    body: rolesBody,
    answers: { 204: null },
    handle: unassignRoles,
  },
  {
    method: 'GET',
    ...ofRole,
    scopes: readScopes,
    summary: "Get a role's users",
    query: pageQuery,
    answers: { 200: listOf('users', roleUser) },
    handle: listUsers,
  },
  {
    method: 'POST',
    ...ofRole,
    scopes: anyOf('update:roles'),
    summary: 'Assign users to a role',
    body: usersBody,
    answers: { 200: emptyObject },
    handle: assignUsers,
  },
]

async function listRoles({ params, query, directory }: Call<PageQuery>): Promise<Answer> {
  const { stores, clock } = directory
  const held = await stores.roleAssignments.listRoles(params.id as string, pageRequest(query), clock.now())
  const page = presentUser(held)
  return pageAnswer('roles', query, mapPage(page, roleJson))
}

async function assignRoles({ actor, params, body, directory }: Call<unknown, RolesBody>): Promise<Answer> {
  await directory.change((deps) => assignRolesToUser(deps, actor, params.id as string, body.roles))
  return noContent
}

async function unassignRoles({ actor, params, body, directory }: Call<unknown, RolesBody>): Promise<Answer> {
  await directory.change((deps) => unassignRolesFromUser(deps, actor, params.id as string, body.roles))
  return noContent
}

async function listUsers({ params, query, directory }: Call<PageQuery>): Promise<Answer> {
  const { stores, clock } = directory
  const held = await stores.roleAssignments.listHolders(params.id as string, pageRequest(query), clock.now())
  const page = presentRole(held)
  return pageAnswer('users', query, mapPage(page, holderJson))
}

/** 200 and an empty object (auth0.md 1.8). */
async function assignUsers({ actor, params, body, directory }: Call<unknown, UsersBody>): Promise<Answer> {
  await directory.change((deps) => assignUsersToRole(deps, actor, params.id as string, body.users))
  return ok({})
}
