// Roles, and what they let a user do. Who holds which: role-assignments.ts.
import { type Static, Type } from 'typebox'
import { invalidField } from '../../../kernel/errors.ts'
import { organizationNamed } from '../../../organizations/find-organization.ts'
import type { Role } from '../../../roles/role.ts'
import { type EffectivePermission, type PlacedPermission, sourcesAtMost } from '../../../roles/role-assignment.ts'
import type { RoleTally } from '../../../roles/role-store.ts'
import { presentUser } from '../../../users/find-user.ts'
import { closed, count, pageOf, text, textOrNull, timestamp } from '../answers.ts'
import { orderAsked, sortParameter } from '../list-order.ts'
import { longPageRequest, pageAnswer, pageParameters, pageRequest } from '../paging.ts'
import type { Answer, Call, Route } from '../route.ts'
import { memberCount, mfaRule, tallyJson } from './role-counts.ts'

const rolesQuery = Type.Object(
  {
    search: Type.Optional(Type.String({ maxLength: 200, description: 'Part of a name, at most 200 characters.' })),
    counts: Type.Optional(
      Type.Boolean({ description: 'true: with how many permissions each role gives and how many people hold it.' }),
    ),
    requiresMfa: Type.Optional(
      Type.Literal(true, {
        description: 'true: those alone that ask whoever holds them for a second factor, of organizations too.',
      }),
    ),
    sort: sortParameter(['created', 'name'], 'created'),
    ...pageParameters,
  },
  { additionalProperties: false },
)
type RolesQuery = Static<typeof rolesQuery>

const permissionsQuery = Type.Object(
  {
    organization: Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: 100,
        description: 'The id or name of an organization: what is held there, and not what is held everywhere.',
      }),
    ),
    anywhere: Type.Optional(
      Type.Literal(true, {
        description:
          'true: what is held everywhere and in each of their organizations, of each permission the first ' +
          `${sourcesAtMost} ways it comes by. Not with organization.`,
      }),
    ),
    ...pageParameters,
  },
  { additionalProperties: false },
)
type PermissionsQuery = Static<typeof permissionsQuery>

const role = { name: text, description: textOrNull }
const counted = {
  permissionCount: Type.Optional(count),
  memberCount: Type.Optional(memberCount),
  everywhereCount: Type.Optional(memberCount),
  updatedAt: Type.Optional(timestamp),
}
const roleRecord = closed({ id: text, ...role, createdAt: timestamp, ...mfaRule, ...counted }, 'RoleRecord')
const permission = closed({
  name: text,
  resourceServer: text,
  resourceServerName: textOrNull,
  description: textOrNull,
  sources: Type.Array(
    closed({
      type: Type.Enum(['direct', 'role']),
      roleId: Type.Optional(text),
      roleName: Type.Optional(text),
      /** Where alone the role is held, among those of anywhere. */
      organization: Type.Optional(closed({ id: text, name: text, displayName: textOrNull })),
    }),
  ),
  sourceCount: count,
})

export const roleRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/roles',
    organization: 'its-own',
    access: ['read:roles'],
    query: rolesQuery,
    summary: 'List roles',
    answers: { 200: pageOf(roleRecord) },
    handle: list,
  },
  {
    method: 'GET',
    path: '/users/:id/permissions',
    access: ['read:roles'],
    query: permissionsQuery,
    summary: 'List the permissions of a user',
    answers: { 200: pageOf(permission) },
    handle: listPermissions,
  },
]

/** Who acts for one organization sees what may be given there: the application's roles and those of their own. */
async function list({ actor, query, directory }: Call<RolesQuery>): Promise<Answer> {
  const { stores, clock } = directory
  const withCounts = query.counts === true
  // Whoever holds a role elsewhere is nothing that somebody of one organization learns.
  if (withCounts && actor.organizationId != null)
    throw invalidField('counts', 'Leave it out: it counts people elsewhere too.')
  const request = pageRequest(query)
  const asking = query.requiresMfa === true && actor.organizationId == null ? ({ requiresMfa: true } as const) : {}
  const usableIn = actor.organizationId == null ? {} : { usableIn: actor.organizationId }
  const words = query.search?.trim() ?? ''
  const filter = words === '' ? {} : { nameContains: words }
  const found = await stores.roles.list({
    ...filter,
    ...usableIn,
    ...asking,
    order: orderAsked(query.sort),
    page: request,
  })
  const ids = found.items.map(({ id }) => id)
  const tallies: ReadonlyMap<string, RoleTally> = withCounts ? await stores.roles.tally(ids, clock.now()) : new Map()
  return pageAnswer(found, request, (one) => ({ ...roleJson(one), ...tallyJson(tallies.get(one.id)) }))
}

async function listPermissions({ params, query, directory }: Call<PermissionsQuery>): Promise<Answer> {
  const { stores, clock } = directory
  const { organization, anywhere = false } = query
  if (anywhere && organization !== undefined) {
    throw invalidField('anywhere', 'Leave it out, or leave out organization: the one is more than the other.')
  }
  const request = longPageRequest(query)
  const id = params.id as string
  const at = clock.now()
  if (anywhere) {
    const found = presentUser(await stores.userPermissions.listAnywhere(id, request, at))
    return pageAnswer(found, request, (one) => permissionJson(one, one.sourceCount))
  }
  const held =
    organization === undefined
      ? await stores.userPermissions.list(id, request, at)
      : await stores.userPermissions.listThere(id, (await organizationNamed(stores, organization)).id, request, at)
  return pageAnswer(presentUser(held), request, (one) => permissionJson(one, one.sources.length))
}

function roleJson({ id, name, description, createdAt, requiresMfa, mfaGraceUntil }: Role) {
  return { id, name, description, createdAt, requiresMfa, mfaGraceUntil }
}

function permissionJson(permission: EffectivePermission | PlacedPermission, sourceCount: number) {
  return {
    name: permission.name,
    resourceServer: permission.resourceServerIdentifier,
    resourceServerName: permission.resourceServerName,
    description: permission.description,
    sources: permission.sources.map(sourceJson),
    sourceCount,
  }
}

function sourceJson(role: PlacedPermission['sources'][number]) {
  if (role === null) return { type: 'direct' }
  const { id, name } = role
  return {
    type: 'role',
    roleId: id,
    roleName: name,
    ...('organization' in role ? { organization: role.organization } : {}),
  }
}
