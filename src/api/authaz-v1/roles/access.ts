// "Who can…?": everybody who holds a role or a permission in effect, with the way; and the programs and operators beside
// them, whose rights are of another vocabulary.
import { type Static, Type } from 'typebox'
import { invalidField } from '../../../kernel/errors.ts'
import type { Page, PageRequest } from '../../../kernel/page.ts'
import type { Holding, HoldingQuery } from '../../../memberships/holder-store.ts'
import { knownHoldings } from '../../../memberships/known-holdings.ts'
import { consoleRoles, permissionsOf } from '../../../operators/console-roles.ts'
import { operatorName } from '../../../operators/operator.ts'
import { organizationNamed } from '../../../organizations/find-organization.ts'
import { presentRole } from '../../../roles/find-role.ts'
import { closed, orNull, pageOf, text, textOrNull, timestampOrNull, wholeOf } from '../answers.ts'
import { pageAnswer, pageParameters, pageRequest } from '../paging.ts'
import { type Answer, type Call, ok, type Route } from '../route.ts'

const words = (description: string, maxLength = 300) =>
  Type.Optional(Type.String({ minLength: 1, maxLength, description }))

export const wayParameter = {
  way: Type.Optional(
    Type.Enum(['everywhere', 'inside'], {
      description: 'What is held everywhere alone, or inside organizations alone.',
    }),
  ),
}

export const whoCanParameters = {
  role: words('The id of a role.', 100),
  permission: words('The name of a permission, such as read:invoices.'),
  api: words('The identifier of the API that defines the permission.', 2_000),
  organization: words('The id or the name of an organization: what is held inside it alone.', 100),
  ...wayParameter,
}
const asked = Type.Object(whoCanParameters)
const whoCanQuery = Type.Object({ ...whoCanParameters, ...pageParameters }, { additionalProperties: false })
type WhoCanQuery = Static<typeof whoCanQuery>

const permissionsQuery = Type.Object(
  { search: Type.Optional(Type.String({ maxLength: 200, description: 'Part of a name.' })) },
  { additionalProperties: false },
)

export const holding = closed(
  {
    user: closed({ id: text, email: textOrNull, name: textOrNull, lastSignInAt: timestampOrNull }),
    role: orNull(closed({ id: text, name: text })),
    organization: orNull(closed({ id: text, name: text, displayName: textOrNull })),
    since: timestampOrNull,
    until: timestampOrNull,
    factors: Type.Array(text),
    lastUsedAt: timestampOrNull,
  },
  'RoleHolding',
)
const program = closed({ kind: Type.Enum(['api-key', 'operator']), id: text, name: text, through: textOrNull })
const permission = closed({ name: text, resourceServer: text, resourceServerName: textOrNull, description: textOrNull })

export const accessRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/access/who-can',
    access: ['read:roles'],
    query: whoCanQuery,
    summary: 'List who holds a role or a permission',
    answers: { 200: pageOf(holding, { programs: Type.Array(program) }) },
    handle: whoCan,
  },
  {
    method: 'GET',
    path: '/permissions',
    access: ['read:roles'],
    query: permissionsQuery,
    summary: 'List the permissions that APIs define',
    answers: { 200: wholeOf(permission) },
    handle: listPermissions,
  },
]

async function whoCan(call: Call<WhoCanQuery>): Promise<Answer> {
  const { query, directory } = call
  const { stores, clock } = directory
  const page = pageRequest(query)
  const found = await stores.holders.list({ ...(await holdingsAsked(call)), page, at: clock.now() })
  const { permission: name } = query
  const isFirst = query.cursor === undefined && query.organization === undefined && query.way === undefined
  const programs = isFirst && name !== undefined ? await programsWith(call, name) : []
  const { body } = await holdingsAnswer(call, found, page)
  return ok({ ...(body as object), programs })
}

/** Throws `invalid_input` unless one of role and permission is named. */
export async function holdingsAsked({
  query: { role, permission, api, organization, way },
  directory: { stores },
}: Pick<Call<Static<typeof asked>>, 'query' | 'directory'>): Promise<Omit<HoldingQuery, 'page' | 'at'>> {
  const place = organization === undefined ? {} : { organizationId: (await organizationNamed(stores, organization)).id }
  const where = { ...place, ...(way === undefined ? {} : { way }) }
  if (role !== undefined && permission === undefined) {
    return { of: { roleId: presentRole(await stores.roles.find(role)).id }, ...where }
  }
  if (permission === undefined || role !== undefined) throw invalidField('permission', 'Name a role or a permission.')
  return { of: { permission, ...(api === undefined ? {} : { identifier: api }) }, ...where }
}

/** Each with the second factors of whose it is, the strongest first, and with when it was last used. */
export async function holdingsAnswer(
  { directory }: Pick<Call, 'directory'>,
  found: Page<Holding>,
  page: PageRequest,
): Promise<Answer> {
  return pageAnswer(await knownHoldings(directory.stores, found), page, (one) => one)
}

const programsAtMost = 200

/** Rights on this API, which keys and console roles hold. */
async function programsWith({ actor, directory, console }: Call, name: string) {
  const page = { kind: 'cursor', after: null, limit: programsAtMost, withTotal: false } as const
  const keys = actor.permissions.has('read:api_keys') ? (await directory.stores.apiKeys.list(page)).items : []
  const operators = actor.permissions.has('read:operators') ? (await console.stores.operators.list(page)).items : []
  const settings = await directory.stores.settings.read()
  const roles = new Set(consoleRoles.filter((role) => permissionsOf(role, settings).some((one) => one === name)))
  return [
    ...operators
      .filter(({ role }) => roles.has(role))
      .map((one) => ({ kind: 'operator', id: one.id, name: operatorName(one), through: one.role })),
    ...keys
      .filter(({ permissions }) => permissions.some((one) => one === name))
      .map((one) => ({ kind: 'api-key', id: one.id, name: one.name, through: null })),
  ]
}

const permissionsAtMost = 500

async function listPermissions({ query, directory }: Call<Static<typeof permissionsQuery>>): Promise<Answer> {
  const page = { kind: 'cursor', after: null, limit: 200, withTotal: false } as const
  const { items } = await directory.stores.resourceServers.list({ page })
  const wanted = query.search?.trim().toLowerCase() ?? ''
  const data = items.flatMap(({ identifier, name: serverName, permissions }) =>
    permissions
      .filter(({ name }) => name.toLowerCase().includes(wanted))
      .map(({ name, description }) => ({
        name,
        resourceServer: identifier,
        resourceServerName: serverName,
        description: description ?? null,
      })),
  )
  return ok({ data: data.slice(0, permissionsAtMost) })
}
