// The roles that somebody can hold in an organization: the application's and its own. Who holds them: role-assignments.ts.
import { roleNotFound } from '../../../roles/find-role.ts'
import type { ListedPermission } from '../../../roles/role.ts'
import { closed, flag, pageOf, text, textOrNull } from '../answers.ts'
import { type PageQuery, pageAnswer, pageQuery, pageRequest } from '../paging.ts'
import type { Answer, Call, Route } from '../route.ts'

const all = '/organizations/:id/roles'

const role = closed(
  { id: text, name: text, description: textOrNull, isOfOrganization: flag, makesAdministrator: flag },
  'OrganizationRole',
)
const permission = closed({ name: text, resourceServer: text, description: textOrNull })

export const organizationRoleRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: all,
    access: ['read:roles'],
    organization: 'id',
    query: pageQuery,
    summary: 'List the roles that can be held in an organization',
    answers: { 200: pageOf(role) },
    handle: list,
  },
  {
    method: 'GET',
    path: `${all}/:roleId/permissions`,
    access: ['read:roles'],
    organization: 'id',
    query: pageQuery,
    summary: 'List the permissions of a role that can be held in an organization',
    answers: { 200: pageOf(permission) },
    handle: listPermissions,
  },
]

async function list({ params, query, directory }: Call<PageQuery>): Promise<Answer> {
  const { roles, memberRoles } = directory.stores
  const page = pageRequest(query)
  const found = await roles.list({ usableIn: params.organizationId as string, page })
  const administering = await memberRoles.administratorRolesAmong(found.items.map(({ id }) => id))
  return pageAnswer(found, page, ({ id, name, description, organizationId }) => ({
    id,
    name,
    description,
    isOfOrganization: organizationId !== null,
    makesAdministrator: administering.has(id),
  }))
}

/** A role of another organization is answered as if it were not there. */
async function listPermissions({ params, query, directory }: Call<PageQuery>): Promise<Answer> {
  const { organizationId, roleId } = params as { organizationId: string; roleId: string }
  const { memberRoles, rolePermissions } = directory.stores
  if ((await memberRoles.findMissing(organizationId, [roleId])).length > 0) throw roleNotFound()
  const page = pageRequest(query)
  const found = await rolePermissions.list(roleId, page)
  if (found === null) throw roleNotFound()
  return pageAnswer(found, page, permissionJson)
}

function permissionJson({ name, resourceServerIdentifier, description }: ListedPermission) {
  return { name, resourceServer: resourceServerIdentifier, description }
}
