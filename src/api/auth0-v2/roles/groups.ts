// Groups come from directories that a company synchronizes with the vendor. Here there are none: every list of them is
// empty, and tools that read them go on.
import { type Static, Type } from 'typebox'
import { presentOrganization } from '../../../organizations/find-organization.ts'
import { presentRole } from '../../../roles/find-role.ts'
import { presentUser } from '../../../users/find-user.ts'
import { listOf } from '../answers.ts'
import { checkpointParameters, offsetParameters, perPageDefault } from '../paging.ts'
import { type Answer, allOf, anyOf, type Call, ok, type Route } from '../route.ts'
import { userParams } from '../users/user-schemas.ts'
import { group } from './role-answers.ts'

const query = Type.Object({ ...offsetParameters, ...checkpointParameters })
const roleQuery = Type.Object({
  ...checkpointParameters,
  role_id: Type.Optional(Type.String({ maxLength: 100, description: 'Only groups that this role comes from.' })),
})
type Query = Static<typeof query>

const lists = {
  method: 'GET',
  query,
  answers: { 200: listOf('groups', group) },
  differs: 'Always empty: there are no groups.',
} as const
const sourceLists = { ...lists, query: roleQuery }
const reads = anyOf('read:groups')

export const groupRoutes: readonly Route[] = [
  { ...lists, path: '/groups', scopes: reads, summary: 'Get all Groups', handle: listNone },
  {
    ...lists,
    path: '/users/:id/groups',
    params: userParams,
    scopes: reads,
    summary: "Get user's groups",
    handle: listOfUser,
  },
  {
    ...sourceLists,
    path: '/users/:id/effective-roles/sources/groups',
    params: userParams,
    scopes: allOf('read:users', 'read:roles'),
    summary: "Get a user's role source groups",
    handle: listOfUser,
  },
  { ...lists, path: '/roles/:id/groups', scopes: reads, summary: "Get a role's groups", handle: listOfRole },
  {
    ...lists,
    path: '/organizations/:id/groups',
    scopes: reads,
    summary: 'Get groups of an organization',
    handle: listOfOrganization,
  },
  {
    ...lists,
    path: '/organizations/:id/roles/:roleId/groups',
    scopes: reads,
    summary: 'Get groups of a role in an organization',
    handle: listOfOrganizationRole,
  },
  {
    ...sourceLists,
    path: '/organizations/:id/members/:userId/effective-roles/sources/groups',
    scopes: anyOf('read:organization_member_roles'),
    summary: 'List organization member role group sources',
    handle: listOfMember,
  },
]

async function listNone({ query: asked }: Pick<Call<Query>, 'query'>): Promise<Answer> {
  if (asked.include_totals !== true) return ok({ groups: [] })
  const limit = asked.per_page ?? perPageDefault
  return ok({ groups: [], start: (asked.page ?? 0) * limit, limit, total: 0 })
}

async function listOfUser({ params, query: asked, directory }: Call<Query>): Promise<Answer> {
  presentUser(await directory.stores.users.find(params.id as string))
  return listNone({ query: asked })
}

async function listOfRole({ params, query: asked, directory }: Call<Query>): Promise<Answer> {
  presentRole(await directory.stores.roles.find(params.id as string))
  return listNone({ query: asked })
}

async function listOfOrganization({ params, query: asked, directory }: Call<Query>): Promise<Answer> {
  presentOrganization(await directory.stores.organizations.find(params.id as string))
  return listNone({ query: asked })
}

async function listOfOrganizationRole({ params, query: asked, directory }: Call<Query>): Promise<Answer> {
  const { organizations, memberRoles } = directory.stores
  const { id, roleId } = params as { id: string; roleId: string }
  presentOrganization(await organizations.find(id))
  presentRole((await memberRoles.findMissing(id, [roleId])).length === 0 ? roleId : null)
  return listNone({ query: asked })
}

async function listOfMember({ params, query: asked, directory }: Call<Query>): Promise<Answer> {
  const { organizations, users } = directory.stores
  const { id, userId } = params as { id: string; userId: string }
  presentOrganization(await organizations.find(id))
  presentUser(await users.find(userId))
  return listNone({ query: asked })
}
