// What a person may do, on this face: granted directly or through roles (auth0.md 3.16).
import { mapPage } from '../../../kernel/page.ts'
import { grantPermissions, revokePermissions } from '../../../roles/grant-permissions.ts'
import { presentUser } from '../../../users/find-user.ts'
import { emptyObject, listOf } from '../answers.ts'
import { pageAnswer, pageRequest } from '../paging.ts'
import { userPermission } from '../roles/role-answers.ts'
import { referencesFrom, userPermissionJson } from '../roles/role-json.ts'
import { type PageQuery, type PermissionsBody, pageQuery, permissionsBody } from '../roles/role-schemas.ts'
import { type Answer, anyOf, type Call, created, noContent, type Route } from '../route.ts'
import { userParams } from './user-schemas.ts'

const ofUser = { path: '/users/:id/permissions', params: userParams }

export const userPermissionRoutes: readonly Route[] = [
  {
    method: 'GET',
    ...ofUser,
    scopes: anyOf('read:users'),
    summary: "Get a User's Permissions",
    query: pageQuery,
    answers: { 200: listOf('permissions', userPermission) },
    handle: list,
  },
  {
    method: 'POST',
    ...ofUser,
    scopes: anyOf('update:users'),
    summary: 'Assign Permissions to a User',
    body: permissionsBody,
    answers: { 201: emptyObject },
    handle: grant,
  },
  {
    method: 'DELETE',
    ...ofUser,
    scopes: anyOf('update:users'),
    summary: 'Remove Permissions from a User',
    body: permissionsBody,
    answers: { 204: null },
    handle: revoke,
  },
]

async function list({ params, query, directory }: Call<PageQuery>): Promise<Answer> {
  const { stores, clock } = directory
  const held = await stores.userPermissions.list(params.id as string, pageRequest(query), clock.now())
  const page = presentUser(held)
  return pageAnswer('permissions', query, mapPage(page, userPermissionJson))
}

async function grant({ actor, params, body, directory }: Call<unknown, PermissionsBody>): Promise<Answer> {
  await directory.change((deps) => grantPermissions(deps, actor, params.id as string, referencesFrom(body)))
  return created({})
}

async function revoke({ actor, params, body, directory }: Call<unknown, PermissionsBody>): Promise<Answer> {
  await directory.change((deps) => revokePermissions(deps, actor, params.id as string, referencesFrom(body)))
  return noContent
}
