// The people of a tenant, which is an organization, under the application's name (seed 000, A09 to A11).
import { Type } from 'typebox'
import { addMember } from '../../../memberships/add-member.ts'
import type { Membership } from '../../../memberships/organization-overview-store.ts'
import { removeMembers } from '../../../memberships/remove-members.ts'
import { askedRecovery } from '../../../recovery/asked-recoveries.ts'
import { userNotFound } from '../../../roles/role-assignment.ts'
import { presentUser } from '../../../users/find-user.ts'
import { closed, flag, pageOf, text, textOrNull, timestamp, timestampOrNull } from '../answers.ts'
import { type PageQuery, pageAnswer, pageQuery, pageRequest } from '../paging.ts'
import { type Answer, type Call, created, noContent, type Route } from '../route.ts'
import { organizationUser, organizationUserJson } from './organization-user-json.ts'
import { listOrganizationUsers, organizationUsersQuery } from './organization-users.ts'

const addBody = Type.Object(
  { userId: Type.String({ minLength: 1, maxLength: 300, description: 'The id of a user.' }) },
  { additionalProperties: false },
)

const all = '/applications/:appId/tenants/:tenantId/users'

const membership = closed({
  id: text,
  name: text,
  displayName: textOrNull,
  isActive: flag,
  isAdministrator: flag,
  roleNames: Type.Array(text),
  joinedAt: timestamp,
  wasAttached: flag,
  /** `added`, `attached` by the organization itself, `invitation` or `provider`; null where it is not known. */
  source: textOrNull,
  lastSignInAt: timestampOrNull,
})

export const tenantUserRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: all,
    access: ['read:users'],
    organization: 'tenantId',
    query: organizationUsersQuery,
    summary: 'List the users of a tenant',
    answers: { 200: pageOf(organizationUser) },
    handle: listOrganizationUsers,
  },
  {
    method: 'POST',
    path: all,
    access: ['update:users'],
    organization: 'tenantId',
    body: addBody,
    summary: 'Add a user to a tenant',
    answers: { 201: organizationUser },
    handle: add,
  },
  {
    method: 'DELETE',
    path: `${all}/:userId`,
    access: ['update:users'],
    organization: 'tenantId',
    act: 'remove-from-organization',
    summary: 'Remove a user from a tenant',
    answers: { 204: null },
    handle: remove,
  },
  {
    method: 'GET',
    path: '/users/:id/organizations',
    access: ['read:users'],
    query: pageQuery,
    summary: 'List the organizations of a user',
    answers: { 200: pageOf(membership) },
    handle: listOfUser,
  },
]

async function add({ actor, params, body, directory }: Call<unknown, { userId: string }>): Promise<Answer> {
  const organizationId = params.organizationId as string
  const { userId } = body
  const added = await directory.change(async (deps) => {
    await addMember(deps, actor, { organizationId, userId })
    const person = presentUser(await deps.organizationPeople.find(organizationId, userId, deps.clock.now()))
    return organizationUserJson(person, await askedRecovery(deps, { organizationId, userId }))
  })
  return created(added)
}

/** The person stays, and so do their other memberships (S000-67). */
async function remove({ actor, params, directory }: Call): Promise<Answer> {
  const { organizationId, userId } = params as { organizationId: string; userId: string }
  await directory.change(async (deps) => {
    const person = await deps.organizationPeople.find(organizationId, userId, deps.clock.now())
    if (person === null) throw userNotFound()
    await removeMembers(deps, actor, organizationId, [userId])
  })
  return noContent
}

/** Active or not: what is paused is still on record. */
async function listOfUser({ params, query, directory }: Call<PageQuery>): Promise<Answer> {
  const { stores, clock } = directory
  const request = pageRequest(query)
  const found = await stores.organizationOverview.membershipsOf(params.id as string, request, clock.now())
  return pageAnswer(presentUser(found), request, membershipJson)
}

function membershipJson({ organization: { id, name, displayName }, ...membership }: Membership) {
  return { id, name, displayName, ...membership }
}
