// What a role allows, on this face.
import { mapPage } from '../../../kernel/page.ts'
import { addRolePermissions, removeRolePermissions } from '../../../roles/change-role-permissions.ts'
import { presentRole } from '../../../roles/find-role.ts'
import { emptyObject, listOf } from '../answers.ts'
import { pageAnswer, pageRequest } from '../paging.ts'
import { type Answer, anyOf, type Call, created, noContent, type Route } from '../route.ts'
import { rolePermission } from './role-answers.ts'
import { permissionJson, referencesFrom } from './role-json.ts'
import { type PageQuery, type PermissionsBody, pageQuery, permissionsBody } from './role-schemas.ts'

const path = '/roles/:id/permissions'

export const rolePermissionRoutes: readonly Route[] = [
  {
    method: 'GET',
    path,
    scopes: anyOf('read:roles'),
    summary: 'Get permissions granted by role',
    query: pageQuery,
    answers: { 200: listOf('permissions', rolePermission) },
    handle: list,
  },
  {
    method: 'POST',
    path,
    scopes: anyOf('update:roles'),
    summary: 'Associate permissions with a role',
    body: permissionsBody,
    answers: { 201: emptyObject },
    handle: add,
  },
  {
    method: 'DELETE',
    path,
    scopes: anyOf('update:roles'),
    summary: 'Remove permissions from a role',
    body: permissionsBody,
    answers: { 204: null },
    handle: remove,
  },
]

async function list({ params, query, directory }: Call<PageQuery>): Promise<Answer> {
  const page = presentRole(await directory.stores.rolePermissions.list(params.id as string, pageRequest(query)))
  return pageAnswer('permissions', query, mapPage(page, permissionJson))
}

async function add({ actor, params, body, directory }: Call<unknown, PermissionsBody>): Promise<Answer> {
  await directory.change((deps) => addRolePermissions(deps, actor, params.id as string, referencesFrom(body)))
  return created({})
}

async function remove({ actor, params, body, directory }: Call<unknown, PermissionsBody>): Promise<Answer> {
  await directory.change((deps) => removeRolePermissions(deps, actor, params.id as string, referencesFrom(body)))
  return noContent
}
