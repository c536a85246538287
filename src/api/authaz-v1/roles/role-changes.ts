// One role: what it is called, what it lets do, and that it goes. Everybody who holds it is concerned.
import { type Static, Type } from 'typebox'
import { assignUsersToRole } from '../../../roles/assign-roles.ts'
import { addRolePermissions, removeRolePermissions } from '../../../roles/change-role-permissions.ts'
import { createRole } from '../../../roles/create-role.ts'
import { deleteRole } from '../../../roles/delete-role.ts'
import { everyPermission } from '../../../roles/every-permission.ts'
import { presentRole } from '../../../roles/find-role.ts'
import type { ListedPermission, PermissionReference, Role } from '../../../roles/role.ts'
import { updateRole } from '../../../roles/update-role.ts'
import { closed, count, pageOf, text, textOrNull, timestamp } from '../answers.ts'
import { longPageRequest, type PageQuery, pageAnswer, pageQuery } from '../paging.ts'
import { type Answer, type Call, created, noContent, ok, type Route } from '../route.ts'
import { memberCount, mfaRule, tallyJson } from './role-counts.ts'

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

const dryRunQuery = Type.Object(
  {
    dryRun: Type.Optional(
      Type.Boolean({ description: 'true: says what would change and for whom, and changes nothing.' }),
    ),
  },
  closedObject,
)
type DryRunQuery = Static<typeof dryRunQuery>
const usersBody = Type.Object(
  {
    userIds: Type.Array(Type.String({ minLength: 1, maxLength: 300 }), {
      minItems: 1,
      maxItems: 100,
      description: 'The ids of the people who get the role, everywhere.',
    }),
  },
  closedObject,
)

const details = {
  id: text,
  name: text,
  description: textOrNull,
  organizationId: textOrNull,
  createdAt: timestamp,
  ...mfaRule,
}
export const detailed = closed(details, 'RoleDetails')
const countedRole = closed(
  { ...details, permissionCount: count, memberCount, everywhereCount: memberCount, updatedAt: timestamp },
  'CountedRole',
)
const named = Type.Array(closed({ resourceServer: text, name: text }))
const change = closed({ added: named, removed: named, members: memberCount }, 'RolePermissionChange')
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
    answers: { 200: countedRole },
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
    stepUp: 'always',
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
    query: dryRunQuery,
    body: changeBody,
    summary: 'Change the permissions of a role',
    answers: { 200: change, 204: null },
    handle: changePermissions,
  },
  {
    method: 'POST',
    path: '/roles/:roleId/users',
    access: ['assign:roles'],
    body: usersBody,
    act: 'assign-role',
    summary: 'Assign a role to several users',
    answers: { 204: null },
    handle: assignUsers,
  },
]

async function create({ actor, body, directory }: Call<unknown, Static<typeof createBody>>): Promise<Answer> {
  const { name: called, description: said } = body
  const input = { name: called, ...(said == null ? {} : { description: said }) }
  return created(roleJson(await directory.change((deps) => createRole(deps, actor, input))))
}

async function get({ params, directory }: Call): Promise<Answer> {
  const { stores, clock } = directory
  const role = presentRole(await stores.roles.find(params.roleId as string))
  const tally = presentRole((await stores.roles.tally([role.id], clock.now())).get(role.id) ?? null)
  return ok({ ...roleJson(role), ...tallyJson(tally) })
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
async function changePermissions(call: Call<DryRunQuery, ChangeBody>): Promise<Answer> {
  const { actor, params, query, body, directory } = call
  const roleId = params.roleId as string
  if (query.dryRun === true) return ok(await whatWouldChange(call, roleId))
  await directory.change(async (deps) => {
    presentRole(await deps.roles.find(roleId))
    if (body.remove?.length) await removeRolePermissions(deps, actor, roleId, body.remove.map(referenceOf))
    if (body.add?.length) await addRolePermissions(deps, actor, roleId, body.add.map(referenceOf))
  })
  return noContent
}

/** What is there and added, or not there and removed, changes nothing and is left out. */
async function whatWouldChange({ body, directory: { stores, clock } }: Call<DryRunQuery, ChangeBody>, roleId: string) {
  const held = await everyPermission(async (page) => presentRole(await stores.rolePermissions.list(roleId, page)))
  const isHeld = (one: Static<typeof reference>) =>
    held.some(
      ({ resourceServerIdentifier, name: of }) => resourceServerIdentifier === one.resourceServer && of === one.name,
    )
  const tally = presentRole((await stores.roles.tally([roleId], clock.now())).get(roleId) ?? null)
  const added = (body.add ?? []).filter((one) => !isHeld(one))
  return { added, removed: (body.remove ?? []).filter(isHeld), members: tally.members }
}

async function assignUsers({
  actor,
  params,
  body,
  directory,
}: Call<unknown, Static<typeof usersBody>>): Promise<Answer> {
  await directory.change((deps) => assignUsersToRole(deps, actor, params.roleId as string, body.userIds))
  return noContent
}

function referenceOf(named: Static<typeof reference>): PermissionReference {
  return { resourceServerIdentifier: named.resourceServer, name: named.name }
}

export function roleJson({ id, name: called, description: said, organizationId, createdAt, ...rule }: Role) {
  const { requiresMfa, mfaGraceUntil } = rule
  return { id, name: called, description: said, organizationId, createdAt, requiresMfa, mfaGraceUntil }
}

function permissionJson(permission: ListedPermission) {
  return {
    name: permission.name,
    resourceServer: permission.resourceServerIdentifier,
    resourceServerName: permission.resourceServerName,
    description: permission.description,
  }
}
