// Who holds which role, in the whole application or inside one organization (S000-7 to S000-10), and from when to when.
import { type Static, Type } from 'typebox'
import type { Directory, Stores, Surroundings } from '../../../directory.ts'
import type { Actor } from '../../../kernel/actor.ts'
import { RollcallError } from '../../../kernel/errors.ts'
import { assignMemberRoles, type MemberPlace, removeMemberRoles } from '../../../memberships/assign-member-roles.ts'
import type { RoleHeld } from '../../../memberships/held-role-store.ts'
import { refuseUnheldRole } from '../../../memberships/refuse-unheld-role.ts'
import { organizationNamed } from '../../../organizations/find-organization.ts'
import { refuseForeignOrganization } from '../../../organizations/refuse-foreign-organization.ts'
import { assignRolesToUser, unassignRolesFromUser } from '../../../roles/assign-roles.ts'
import { userNotFound } from '../../../roles/role-assignment.ts'
import { presentUser } from '../../../users/find-user.ts'
import { closed, orNull, pageOf, text, textOrNull, timestamp, timestampOrNull } from '../answers.ts'
import { calledNow } from '../called-now.ts'
import { moment, readMoment } from '../moment.ts'
import { longPageRequest, type PageQuery, pageAnswer, pageQuery, pageRequest } from '../paging.ts'
import { type Answer, type Call, created, noContent, type Route } from '../route.ts'

const which = {
  userId: Type.String({ minLength: 1, maxLength: 300, description: 'The id of a user.' }),
  roleId: Type.String({ minLength: 1, maxLength: 100, description: 'The id of a role.' }),
}
const where = {
  organizationId: Type.Optional(
    Type.String({ minLength: 1, maxLength: 100, description: 'The id or name of an organization.' }),
  ),
}
const termFields = { from: Type.Optional(moment), until: Type.Optional(moment) }
const closedObject = { additionalProperties: false }

const unassignBody = Type.Object({ ...which, ...where }, closedObject)
type UnassignBody = Static<typeof unassignBody>
const assignBody = Type.Object({ ...which, ...where, ...termFields }, closedObject)
type AssignBody = Static<typeof assignBody>
const unassignThereBody = Type.Object(which, closedObject)
const assignThereBody = Type.Object({ ...which, ...termFields }, closedObject)

const scope = Type.Enum(['global', 'organization'])
const term = { from: timestampOrNull, until: timestampOrNull }
const organization = orNull(closed({ id: text, name: text, displayName: textOrNull }))
/** Null where nobody wrote it down. Of a person only that it was one: the audit says who. */
const givenBy = orNull(closed({ kind: text, id: textOrNull, name: textOrNull }))
const given = { assignedAt: timestamp, givenBy, ...term }
const held = { roleId: text, name: text, description: textOrNull, scope, organization, ...given }
const heldRole = closed(held)
const heldByUser = closed({ userId: text, ...held })
const assignment = closed(
  { userId: text, roleId: text, scope, organizationId: textOrNull, ...term },
  'RoleAssignmentRecord',
)

const inTenant = '/applications/:appId/tenants/:tenantId/role-assignments'
const mayAssign = ['assign:roles']

export const roleAssignmentRoutes: readonly Route[] = [
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
    method: 'POST',
    path: '/role-assignments',
    access: mayAssign,
    body: assignBody,
    act: 'assign-role',
    summary: 'Assign a role',
    answers: { 201: assignment },
    handle: assign,
  },
  {
    method: 'DELETE',
    path: '/role-assignments',
    access: mayAssign,
    body: unassignBody,
    act: 'unassign-role',
    summary: 'Unassign a role',
    answers: { 204: null },
    handle: unassign,
  },
  {
    method: 'GET',
    path: inTenant,
    access: ['read:roles', 'assign:roles'],
    organization: 'tenantId',
    query: pageQuery,
    summary: 'List who holds which role in a tenant',
    answers: { 200: pageOf(heldByUser) },
    handle: listInTenant,
  },
  {
    method: 'POST',
    path: inTenant,
    access: mayAssign,
    organization: 'tenantId',
    body: assignThereBody,
    act: 'assign-role',
    summary: 'Assign a role in a tenant',
    answers: { 201: assignment },
    handle: assign,
  },
  {
    method: 'DELETE',
    path: inTenant,
    access: mayAssign,
    organization: 'tenantId',
    body: unassignThereBody,
    act: 'unassign-role',
    summary: 'Unassign a role in a tenant',
    answers: { 204: null },
    handle: unassign,
  },
]

async function listOfUser({ params, query, directory, console }: Call<PageQuery>): Promise<Answer> {
  const { stores } = directory
  const request = longPageRequest(query)
  const page = presentUser(await stores.heldRoles.ofUser(params.id as string, request))
  const named = await givenByName(console, page.items)
  return pageAnswer({ ...page, items: named }, request, ({ userId: _, ...role }) => heldRoleJson(role))
}

async function listInTenant({ params, query, directory, console }: Call<PageQuery>): Promise<Answer> {
  const { stores } = directory
  const request = pageRequest(query)
  const page = await stores.heldRoles.inOrganization(params.organizationId as string, request)
  const named = await givenByName(console, page.items)
  return pageAnswer({ ...page, items: named }, request, ({ userId, ...role }) => ({ userId, ...heldRoleJson(role) }))
}

async function givenByName(console: Directory, held: readonly RoleHeld[]): Promise<readonly RoleHeld[]> {
  const called = await calledNow(
    console,
    held.map((role) => role.givenBy),
  )
  return held.map((role) => ({ ...role, givenBy: called(role.givenBy) }))
}

async function assign(call: Call<unknown, AssignBody>): Promise<Answer> {
  const { actor, body, directory } = call
  const { userId, roleId } = body
  const given = { startsAt: readMoment('from', body.from), endsAt: readMoment('until', body.until) }
  const organizationId = await directory.change(async (deps) => {
    const place = await placeOf(deps, call)
    if (place === null) await assignRolesToUser(deps, actor, userId, [roleId], given)
    else {
      await refuseOutsiders(deps, actor, place)
      await refuseUnheldRole(deps, actor, place.organizationId, roleId)
      await assignMemberRoles(deps, actor, place, [roleId], given)
    }
    return place?.organizationId ?? null
  })
  return created({ userId, roleId, scope: scopeOf(organizationId), organizationId, ...termJson(given) })
}

async function unassign(call: Call<unknown, UnassignBody>): Promise<Answer> {
  const { actor, body, directory } = call
  const { userId, roleId } = body
  await directory.change(async (deps) => {
    const place = await placeOf(deps, call)
    if (place === null) return unassignRolesFromUser(deps, actor, userId, [roleId])
    await refuseOutsiders(deps, actor, place)
    return removeMemberRoles(deps, actor, place, [roleId])
  })
  return noContent
}

type Deps = Stores & Surroundings

/** Null: in the whole application. */
async function placeOf(deps: Deps, { params, body }: Call<unknown, UnassignBody>): Promise<MemberPlace | null> {
  const { userId, organizationId: named } = body
  if (params.organizationId !== undefined) return { organizationId: params.organizationId, userId }
  return named === undefined ? null : { organizationId: (await organizationNamed(deps, named)).id, userId }
}

/** To who acts for it alone, whoever does not belong there does not exist. A role without a membership would grant nothing. */
async function refuseOutsiders(deps: Deps, actor: Actor, place: MemberPlace): Promise<void> {
  const { organizationId, userId } = place
  refuseForeignOrganization(actor, organizationId)
  if ((await deps.organizationPeople.find(organizationId, userId, deps.clock.now())) !== null) return
  if (actor.organizationId != null || (await deps.users.find(userId)) === null) throw userNotFound()
  throw new RollcallError('member_not_found', 'The user is not a member of this organization. Add them to it first.')
}

function heldRoleJson({
  roleId,
  name,
  description,
  organization: place,
  assignedAt,
  givenBy: by,
  ...rest
}: Omit<RoleHeld, 'userId'>) {
  const at = { assignedAt, givenBy: by, ...termJson(rest) }
  return { roleId, name, description, scope: scopeOf(place), organization: place, ...at }
}

function scopeOf(place: unknown): 'global' | 'organization' {
  return place === null ? 'global' : 'organization'
}

function termJson({ startsAt, endsAt }: Pick<RoleHeld, 'startsAt' | 'endsAt'>) {
  return { from: startsAt, until: endsAt }
}
