// What a role allows, on this face.
import { mapPage } from '../../../kernel/page.ts'
import { addRolePermissions, removeRolePermissions } from '../../../roles/change-role-permissions.ts'
import { presentRole } from '../../../roles/find-role.ts'
import { pageAnswer, pageRequest } from '../paging.ts'
import { type Answer, anyOf, type Call, created, noContent, type Route } from '../route.ts'
import { permissionJson, referencesFrom } from './role-json.ts'
import { type PageQuery, type PermissionsBody, pageQuery, permissionsBody } from './role-schemas.ts'

const path = '/roles/:id/permissions'

export const rolePermissionRoutes: readonly Route[] = [
  { method: 'GET', path, scopes: anyOf('read:roles'), query: pageQuery, handle: list },
  { method: 'POST', path, scopes: anyOf('update:roles'), body: permissionsBody, handle: add },
  { method: 'DELETE', path, scopes: anyOf('update:roles'), body: permissionsBody, handle: remove },
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
