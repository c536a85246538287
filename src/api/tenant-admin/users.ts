// The users of a tenant: parse, call the use case, present. "Tenant" is this wire's word for an organization.
import { invalidField, RollcallError } from '../../kernel/errors.ts'
import { attachPerson } from '../../memberships/attach-person.ts'
import { changeAttachedPerson } from '../../memberships/change-attached-person.ts'
import { detachPerson } from '../../memberships/detach-person.ts'
import type { OrganizationPerson } from '../../memberships/organization-people-store.ts'
import { presentOrganization } from '../../organizations/find-organization.ts'
import { tenantAccessRead, tenantAccessWrite } from '../../resource-servers/tenant-access-api.ts'
import type { Answer, Call, Route } from './route.ts'
import {
  type CreateBody,
  createBody,
  type ListQuery,
  listQuery,
  pageSizeMost,
  type TenantUser,
  tenantUser,
  type UpdateBody,
  updateBody,
} from './user-schemas.ts'

const all = '/users'
const one = '/users/:userId'

export const userRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: all,
    scope: tenantAccessRead,
    query: listQuery,
    summary: 'List the users of a tenant',
    answers: { 200: { type: 'array', items: tenantUser } },
    handle: list,
  },
  {
    method: 'POST',
    path: all,
    scope: tenantAccessWrite,
    body: createBody,
    summary: 'Create a user, or attach an existing one to the tenant',
    answers: { 200: tenantUser, 201: tenantUser },
    handle: createOrAttach,
  },
  {
    method: 'GET',
    path: one,
    scope: tenantAccessRead,
    summary: 'Get a user of a tenant',
    answers: { 200: tenantUser },
    handle: get,
  },
  {
    method: 'PUT',
    path: one,
    scope: tenantAccessWrite,
    body: updateBody,
    summary: 'Change the role or the name of a user of a tenant',
    answers: { 200: tenantUser },
    handle: update,
  },
  {
    method: 'DELETE',
    path: one,
    scope: tenantAccessWrite,
    summary: 'Remove a user from a tenant',
    answers: { 204: null },
    handle: remove,
  },
]

/** A plain array has no room for a cursor, so where it goes on says a Link (RFC 8288). */
async function list({ directory, organizationId, query, path }: Call<ListQuery>): Promise<Answer> {
  const { pageSize: limit = pageSizeMost, cursor = null } = query
  const page = { kind: 'cursor', after: cursor, limit, withTotal: false } as const
  const { stores, clock } = directory
  const people = presentOrganization(await stores.organizationPeople.list(organizationId, page, {}, clock.now()))
  const next = people.next === null ? null : new URLSearchParams({ pageSize: String(limit), cursor: people.next })
  return {
    status: 200,
    body: people.items.map(present),
    headers: next === null ? {} : { link: `<${path}?${next}>; rel="next"` },
  }
}

async function get({ directory, organizationId, userId }: Call): Promise<Answer> {
  const { stores, clock } = directory
  const found = await stores.organizationPeople.find(organizationId, userId, clock.now())
  if (found === null) throw userNotFound()
  return { status: 200, body: present(found) }
}

async function createOrAttach(call: Call<unknown, CreateBody>): Promise<Answer> {
  const { actor, directory, organizationId, body, path } = call
  const { email, name = null, role: roleName } = body
  const attaching = attachPerson(directory, actor, { organizationId, email, name, roleName })
  const { person, isNew } = await attaching.catch(inWordsOfThisFace)
  const answer = { status: isNew ? 201 : 200, body: present(person) }
  return isNew ? { ...answer, headers: { location: `${path}/${encodeURIComponent(person.userId)}` } } : answer
}

async function update(call: Call<unknown, UpdateBody>): Promise<Answer> {
  const { actor, directory, organizationId, userId, body } = call
  const { role, name } = body
  const changes = { ...(role === null ? {} : { roleName: role }), ...(name === undefined ? {} : { name }) }
  const place = { organizationId, userId }
  const changing = directory.change((deps) => changeAttachedPerson(deps, actor, place, changes))
  return { status: 200, body: present(await changing.catch(inWordsOfThisFace)) }
}

async function remove({ actor, directory, organizationId, userId }: Call): Promise<Answer> {
  const removing = directory.change((deps) => detachPerson(deps, actor, { organizationId, userId }))
  await removing.catch(inWordsOfThisFace)
  return { status: 204 }
}

/** Who has no address, because they sign in by a username or a phone number, has their id in its place. */
function present({ userId, email, name, isActive, isBlocked, lastLogin, roleNames }: OrganizationPerson): TenantUser {
  // A role in a membership that was paused or is over lets nobody do anything.
  const isInForce = isActive || isBlocked
  return {
    id: userId,
    email: email ?? userId,
    name,
    blocked: isBlocked,
    lastLogin: lastLogin?.toISOString() ?? null,
    tenantRole: isInForce ? (roleNames[0] ?? null) : null,
  }
}

function inWordsOfThisFace(fault: unknown): never {
  if (fault instanceof RollcallError && fault.code === 'role_not_found') throw invalidField('role', fault.message)
  if (fault instanceof RollcallError && fault.code === 'user_not_found') throw userNotFound()
  throw fault
}

function userNotFound(): RollcallError {
  return new RollcallError('user_not_found', 'User not found for tenant.')
}
