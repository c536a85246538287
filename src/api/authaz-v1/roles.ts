// Roles, who holds them, and what they let a user do.
import { type Static, Type } from 'typebox'
import { assignRolesToUser, unassignRolesFromUser } from '../../roles/assign-roles.ts'
import type { Role } from '../../roles/role.ts'
import type { EffectivePermission, HeldRole } from '../../roles/role-assignment.ts'
import { presentUser } from '../../users/find-user.ts'
import { closed, pageOf, text, textOrNull, timestamp } from './answers.ts'
import { longPageRequest, type PageQuery, pageAnswer, pageParameters, pageQuery, pageRequest } from './paging.ts'
import { type Answer, type Call, created, noContent, type Route } from './route.ts'

const rolesQuery = Type.Object(
  {
    search: Type.Optional(Type.String({ maxLength: 200, description: 'Part of a name, at most 200 characters.' })),
    ...pageParameters,
  },
  { additionalProperties: false },
)
type RolesQuery = Static<typeof rolesQuery>

const assignmentBody = Type.Object(
  {
    userId: Type.String({ minLength: 1, maxLength: 300, description: 'The id of a user.' }),
    roleId: Type.String({ minLength: 1, maxLength: 100, description: 'The id of a role.' }),
  },
  { additionalProperties: false },
)
type AssignmentBody = Static<typeof assignmentBody>

const assignments = { path: '/role-assignments', access: ['assign:roles'], body: assignmentBody } as const

const scope = Type.Literal('global')
const role = { name: text, description: textOrNull }
const roleRecord = closed({ id: text, ...role }, 'RoleRecord')
const heldRole = closed({ roleId: text, ...role, scope, assignedAt: timestamp })
const assignment = closed({ userId: text, roleId: text, scope })
const permission = closed({
  name: text,
  resourceServer: text,
  resourceServerName: textOrNull,
  description: textOrNull,
  sources: Type.Array(
    closed({ type: Type.Enum(['direct', 'role']), roleId: Type.Optional(text), roleName: Type.Optional(text) }),
  ),
})

export const roleRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/roles',
    access: ['read:roles'],
    query: rolesQuery,
    summary: 'List roles',
    answers: { 200: pageOf(roleRecord) },
    handle: list,
  },
  {
    method: 'GET',
    path: '/users/:id/roles',
    access: ['read:roles'],
    query: pageQuery,
    summary: 'List the roles of a user',
    answers: { 200: pageOf(heldRole) },
    handle: listOfUser,
  },
  {
    method: 'GET',
    path: '/users/:id/permissions',
    access: ['read:roles'],
    query: pageQuery,
    summary: 'List the permissions of a user',
    answers: { 200: pageOf(permission) },
    handle: listPermissions,
  },
  { method: 'POST', ...assignments, handle: assign, summary: 'Assign a role', answers: { 201: assignment } },
  { method: 'DELETE', ...assignments, handle: unassign, summary: 'Unassign a role', answers: { 204: null } },
]

async function list({ query, directory }: Call<RolesQuery>): Promise<Answer> {
  const request = pageRequest(query)
  const words = query.search?.trim() ?? ''
  const filter = words === '' ? {} : { nameContains: words }
  return pageAnswer(await directory.stores.roles.list({ ...filter, page: request }), request, roleJson)
}

async function listOfUser({ params, query, directory }: Call<PageQuery>): Promise<Answer> {
  const request = longPageRequest(query)
  const held = await directory.stores.roleAssignments.listRoles(params.id as string, request, directory.clock.now())
  return pageAnswer(presentUser(held), request, heldRoleJson)
}

async function listPermissions({ params, query, directory }: Call<PageQuery>): Promise<Answer> {
  const request = longPageRequest(query)
  const held = await directory.stores.userPermissions.list(params.id as string, request, directory.clock.now())
  return pageAnswer(presentUser(held), request, permissionJson)
}

async function assign({ actor, body, directory }: Call<unknown, AssignmentBody>): Promise<Answer> {
  await directory.change((deps) => assignRolesToUser(deps, actor, body.userId, [body.roleId]))
  return created({ ...body, scope: 'global' })
}

async function unassign({ actor, body, directory }: Call<unknown, AssignmentBody>): Promise<Answer> {
  await directory.change((deps) => unassignRolesFromUser(deps, actor, body.userId, [body.roleId]))
  return noContent
}

function roleJson({ id, name, description }: Role) {
  return { id, name, description }
}

function heldRoleJson({ id, name, description, assignedAt }: HeldRole) {
  return { roleId: id, name, description, scope: 'global', assignedAt }
}

function permissionJson(permission: EffectivePermission) {
  return {
    name: permission.name,
    resourceServer: permission.resourceServerIdentifier,
    resourceServerName: permission.resourceServerName,
    description: permission.description,
    sources: permission.sources.map((role) =>
      role === null ? { type: 'direct' } : { type: 'role', roleId: role.id, roleName: role.name },
    ),
  }
}
