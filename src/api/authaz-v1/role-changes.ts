// One role: what it is called, what it lets do, and that it goes. Everybody who holds it is concerned.
import { type Static, Type } from 'typebox'
import { addRolePermissions, removeRolePermissions } from '../../roles/change-role-permissions.ts'
import { createRole } from '../../roles/create-role.ts'
import { deleteRole } from '../../roles/delete-role.ts'
import { presentRole } from '../../roles/find-role.ts'
import type { ListedPermission, PermissionReference, Role } from '../../roles/role.ts'
import { updateRole } from '../../roles/update-role.ts'
import { closed, pageOf, text, textOrNull, timestamp } from './answers.ts'
import { longPageRequest, type PageQuery, pageAnswer, pageQuery } from './paging.ts'
import { type Answer, type Call, created, noContent, ok, type Route } from './route.ts'

const name = Type.String({ minLength: 1, maxLength: 255, description: 'A name, at most 255 characters.' })
const description = Type.Union([Type.String({ maxLength: 1_000 }), Type.Null()], {
  description: 'At most 1,000 characters.',
})
const closedObject = { additionalProperties: false }
const createBody = Type.Object({ name, description: Type.Optional(description) }, closedObject)
const updateBody = Type.Object({ name: Type.Optional(name), description: Type.Optional(description) }, closedObject)
const reference = Type.Object(
  {
    resourceServer: Type.String({ minLength: 1, maxLength: 2_000, description: 'The identifier of an API.' }),
    name: Type.String({ minLength: 1, maxLength: 300, description: 'The name of a permission of it.' }),
  },
  closedObject,
)
const changeBody = Type.Object(
  {
    add: Type.Optional(Type.Array(reference, { maxItems: 200 })),
    remove: Type.Optional(Type.Array(reference, { maxItems: 200 })),
  },
  { ...closedObject, description: 'What the role gives more, and what no more.' },
)
type ChangeBody = Static<typeof changeBody>

const detailed = closed(
  { id: text, name: text, description: textOrNull, organizationId: textOrNull, createdAt: timestamp },
  'RoleDetails',
)
const listed = closed({ name: text, resourceServer: text, resourceServerName: textOrNull, description: textOrNull })
const mayUpdate = ['update:roles']

export const roleChangeRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/roles',
    access: mayUpdate,
    body: createBody,
    summary: 'Create a role',
    answers: { 201: detailed },
    handle: create,
  },
  {
    method: 'GET',
    path: '/roles/:roleId',
    access: ['read:roles'],
    summary: 'Get a role',
    answers: { 200: detailed },
    handle: get,
  },
  {
    method: 'PATCH',
    path: '/roles/:roleId',
    access: mayUpdate,
    body: updateBody,
    summary: 'Update a role',
    answers: { 200: detailed },
    handle: update,
  },
  {
    method: 'DELETE',
    path: '/roles/:roleId',
    access: mayUpdate,
    summary: 'Delete a role',
    answers: { 204: null },
    handle: remove,
  },
  {
    method: 'GET',
    path: '/roles/:roleId/permissions',
    access: ['read:roles'],
    query: pageQuery,
    summary: 'List the permissions of a role',
    answers: { 200: pageOf(listed) },
    handle: listPermissions,
  },
  {
    method: 'PATCH',
    path: '/roles/:roleId/permissions',
    access: mayUpdate,
    body: changeBody,
    summary: 'Change the permissions of a role',
    answers: { 204: null },
    handle: changePermissions,
  },
]

async function create({ actor, body, directory }: Call<unknown, Static<typeof createBody>>): Promise<Answer> {
  const { name: called, description: said } = body
  const input = { name: called, ...(said == null ? {} : { description: said }) }
  return created(roleJson(await directory.change((deps) => createRole(deps, actor, input))))
}

async function get({ params, directory }: Call): Promise<Answer> {
  return ok(roleJson(presentRole(await directory.stores.roles.find(params.roleId as string))))
}

async function update({ actor, params, body, directory }: Call<unknown, Static<typeof updateBody>>): Promise<Answer> {
  return ok(roleJson(await directory.change((deps) => updateRole(deps, actor, params.roleId as string, body))))
}

async function remove({ actor, params, directory }: Call): Promise<Answer> {
  await directory.change((deps) => deleteRole(deps, actor, params.roleId as string))
  return noContent
}

async function listPermissions({ params, query, directory }: Call<PageQuery>): Promise<Answer> {
  const request = longPageRequest(query)
  const page = presentRole(await directory.stores.rolePermissions.list(params.roleId as string, request))
  return pageAnswer(page, request, permissionJson)
}

/** Both at once, or neither. */
async function changePermissions({ actor, params, body, directory }: Call<unknown, ChangeBody>): Promise<Answer> {
  const roleId = params.roleId as string
  await directory.change(async (deps) => {
    presentRole(await deps.roles.find(roleId))
    if (body.remove?.length) await removeRolePermissions(deps, actor, roleId, body.remove.map(referenceOf))
    if (body.add?.length) await addRolePermissions(deps, actor, roleId, body.add.map(referenceOf))
  })
  return noContent
}

function referenceOf(named: Static<typeof reference>): PermissionReference {
  return { resourceServerIdentifier: named.resourceServer, name: named.name }
}

function roleJson({ id, name: called, description: said, organizationId, createdAt }: Role) {
  return { id, name: called, description: said, organizationId, createdAt }
}

function permissionJson(permission: ListedPermission) {
  return {
    name: permission.name,
    resourceServer: permission.resourceServerIdentifier,
    resourceServerName: permission.resourceServerName,
    description: permission.description,
  }
}
