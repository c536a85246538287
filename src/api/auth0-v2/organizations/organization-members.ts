// Who belongs to an organization, and their roles there, on this face (auth0.md 5.6).
import { type Static, Type } from 'typebox'
import { mapPage } from '../../../kernel/page.ts'
import { addMembers } from '../../../memberships/add-members.ts'
import { assignMemberRoles, removeMemberRoles } from '../../../memberships/assign-member-roles.ts'
import type { Member } from '../../../memberships/membership-store.ts'
import { removeMembers } from '../../../memberships/remove-members.ts'
import { presentOrganization } from '../../../organizations/find-organization.ts'
import type { Role } from '../../../roles/role.ts'
import { checkpointListOf, listOf } from '../answers.ts'
import { type FieldsQuery, fieldSelection, fieldsParameters } from '../fields.ts'
import { checkpointParameters, offsetParameters, type PagingQuery, pageAnswer, pageRequest } from '../paging.ts'
import { effectiveRole, role } from '../roles/role-answers.ts'
import { effectiveRoleJson, roleJson } from '../roles/role-json.ts'
import { type PageQuery, pageQuery, type RolesBody, rolesBody } from '../roles/role-schemas.ts'
import { type Answer, allOf, anyOf, type Call, noContent, type Route } from '../route.ts'
import { checkpointAnswer } from '../sessions/sessions-json.ts'
import { checkpointRequest } from '../sessions/sessions-schemas.ts'
import { member } from './organization-answers.ts'

const membersQuery = Type.Object({ ...offsetParameters, ...checkpointParameters, ...fieldsParameters })

const effectiveQuery = Type.Object(checkpointParameters)
type EffectiveQuery = Static<typeof effectiveQuery>

const membersBody = Type.Object(
  {
    members: Type.Array(Type.String({ minLength: 1, maxLength: 512 }), {
      minItems: 1,
      maxItems: 1_000,
      description: 'List of user IDs to add to the organization as members, or to remove from it.',
    }),
  },
  { additionalProperties: false },
)
type MembersBody = Static<typeof membersBody>

const members = '/organizations/:id/members'
const memberRoles = `${members}/:userId/roles`

export const organizationMemberRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/organizations/:id/roles/:roleId/members',
    scopes: allOf('read:organization_members', 'read:organization_member_roles'),
    summary: 'List the members assigned to a role in the context of an organization',
    query: membersQuery,
    answers: { 200: listOf('members', member) },
    handle: listHolders,
  },
  {
    method: 'GET',
    path: members,
    scopes: anyOf('read:organization_members'),
    summary: 'Get members who belong to an organization',
    query: membersQuery,
    answers: { 200: listOf('members', member) },
    asksActor: true,
    handle: list,
  },
  {
    method: 'POST',
    path: members,
    scopes: anyOf('create:organization_members'),
    summary: 'Add members to an organization',
    body: membersBody,
    answers: { 204: null },
    handle: add,
  },
  {
    method: 'DELETE',
    path: members,
    scopes: anyOf('delete:organization_members'),
    summary: 'Delete members from an organization',
    body: membersBody,
    answers: { 204: null },
    handle: remove,
  },
  {
    method: 'GET',
    path: memberRoles,
    scopes: anyOf('read:organization_member_roles'),
    summary: 'Get user roles assigned to an Organization member',
    query: pageQuery,
    answers: { 200: listOf('roles', role) },
    handle: listRoles,
  },
  {
    method: 'POST',
    path: memberRoles,
    scopes: anyOf('create:organization_member_roles'),
    summary: 'Assign user roles to an Organization member',
    body: rolesBody,
    answers: { 204: null },
    handle: assignRoles,
  },
  {
    method: 'DELETE',
    path: memberRoles,
    scopes: anyOf('delete:organization_member_roles'),
    summary: 'Delete user roles from an Organization member',
    body: rolesBody,
    answers: { 204: null },
    handle: removeRoles,
  },
  {
    method: 'GET',
    path: `${members}/:userId/effective-roles`,
    scopes: anyOf('read:organization_member_roles'),
    summary: 'List organization member effective roles',
    query: effectiveQuery,
    answers: { 200: checkpointListOf('roles', effectiveRole) },
    handle: listEffectiveRoles,
  },
]

const fieldNames = new Set(['user_id', 'email', 'picture', 'name', 'roles'])

/** Roles show only where they are asked for by name, and to callers who may read them. */
async function list({ actor, params, query, directory }: Call<PagingQuery & FieldsQuery>): Promise<Answer> {
  const select = fieldSelection(query, fieldNames)
  const { memberships, memberRoles: roleStore } = directory.stores
  const id = params.id as string
  const now = directory.clock.now()
  const found = presentOrganization(await memberships.listMembers(id, pageRequest(query), now))
  const asked = query.fields?.split(',').some((name) => name.trim() === 'roles') && query.include_fields !== false
  const mayRead = actor.permissions.has('read:organization_member_roles')
  const roles =
    asked && mayRead
      ? await roleStore.ofEach(
          id,
          found.items.map(({ userId }) => userId),
          now,
        )
      : null
  const page = mapPage(found, (each) => select(memberJson(each, roles?.get(each.userId))))
  return pageAnswer('members', query, page)
}

async function listHolders({ params, query, directory }: Call<PagingQuery & FieldsQuery>): Promise<Answer> {
  const select = fieldSelection(query, fieldNames)
  const { id, roleId } = params as { id: string; roleId: string }
  const { stores, clock } = directory
  const members = await stores.memberships.listMembers(id, pageRequest(query), clock.now(), roleId)
  const found = presentOrganization(members)
  return pageAnswer(
    'members',
    query,
    mapPage(found, (each) => select(memberJson(each, undefined))),
  )
}

function memberJson({ userId, email, name, picture }: Member, roles: readonly Role[] | undefined): object {
  return {
    user_id: userId,
    ...(email === null ? {} : { email }),
    ...(picture === null ? {} : { picture }),
    ...(name === null ? {} : { name }),
    ...(roles === undefined ? {} : { roles: roles.map(({ id, name: roleName }) => ({ id, name: roleName })) }),
  }
}

async function add({ actor, params, body, directory }: Call<unknown, MembersBody>): Promise<Answer> {
  await directory.change((deps) => addMembers(deps, actor, params.id as string, body.members))
  return noContent
}

async function remove({ actor, params, body, directory }: Call<unknown, MembersBody>): Promise<Answer> {
  await directory.change((deps) => removeMembers(deps, actor, params.id as string, body.members))
  return noContent
}

async function listRoles({ params, query, directory }: Call<PageQuery>): Promise<Answer> {
  const { organizationId, userId } = placeFrom(params)
  const found = await directory.stores.memberRoles.list(
    organizationId,
    userId,
    pageRequest(query),
    directory.clock.now(),
  )
  return pageAnswer('roles', query, mapPage(presentOrganization(found), roleJson))
}

/** There are no groups: what somebody has is what was given to them (auth0.md 5.6). */
async function listEffectiveRoles({ params, query, directory }: Call<EffectiveQuery>): Promise<Answer> {
  const { organizationId, userId } = placeFrom(params)
  const { stores, clock } = directory
  const found = await stores.memberRoles.list(organizationId, userId, checkpointRequest(query), clock.now())
  return checkpointAnswer('roles', presentOrganization(found), effectiveRoleJson)
}

async function assignRoles({ actor, params, body, directory }: Call<unknown, RolesBody>): Promise<Answer> {
  await directory.change((deps) => assignMemberRoles(deps, actor, placeFrom(params), body.roles))
  return noContent
}

async function removeRoles({ actor, params, body, directory }: Call<unknown, RolesBody>): Promise<Answer> {
  await directory.change((deps) => removeMemberRoles(deps, actor, placeFrom(params), body.roles))
  return noContent
}

function placeFrom({ id, userId }: Readonly<Record<string, string>>) {
  return { organizationId: id as string, userId: userId as string }
}
