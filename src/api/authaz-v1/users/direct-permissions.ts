// Permissions that a person was given directly, beside those of their roles: given, and taken away. What they may do in
// effect lists roles.ts.
import { type Static, Type } from 'typebox'
import { grantPermissions, revokePermissions } from '../../../roles/grant-permissions.ts'
import type { PermissionReference } from '../../../roles/role.ts'
import { type Answer, type Call, noContent, type Route } from '../route.ts'

const permissionBody = Type.Object(
  {
    resourceServer: Type.String({ minLength: 1, maxLength: 600, description: 'The identifier of the API.' }),
    name: Type.String({ minLength: 1, maxLength: 280, description: 'Such as `read:orders`.' }),
  },
  { additionalProperties: false },
)
type PermissionBody = Static<typeof permissionBody>

const path = '/users/:id/permissions'

export const directPermissionRoutes: readonly Route[] = [
  {
    method: 'POST',
    path,
    access: ['assign:roles'],
    body: permissionBody,
    summary: 'Give a user a permission directly',
    answers: { 204: null },
    handle: grant,
  },
  {
    method: 'DELETE',
    path,
    access: ['assign:roles'],
    body: permissionBody,
    summary: 'Take a directly given permission from a user',
    answers: { 204: null },
    handle: revoke,
  },
]

async function grant({ actor, params, body, directory }: Call<unknown, PermissionBody>): Promise<Answer> {
  await directory.change((deps) => grantPermissions(deps, actor, params.id as string, [referenceOf(body)]))
  return noContent
}

/** What comes through a role stays. */
async function revoke({ actor, params, body, directory }: Call<unknown, PermissionBody>): Promise<Answer> {
  await directory.change((deps) => revokePermissions(deps, actor, params.id as string, [referenceOf(body)]))
  return noContent
}

function referenceOf({ resourceServer, name }: PermissionBody): PermissionReference {
  return { resourceServerIdentifier: resourceServer, name }
}
