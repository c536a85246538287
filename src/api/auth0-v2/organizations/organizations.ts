// Organizations on this face: parse, call the use case, present (auth0.md 5.5).
import { type Static, Type } from 'typebox'
import type { JsonObject } from '../../../kernel/json.ts'
import { mapPage } from '../../../kernel/page.ts'
import { deleteOrganization } from '../../../memberships/delete-organization.ts'
import { createOrganization } from '../../../organizations/create-organization.ts'
import { enableConnection } from '../../../organizations/enable-connection.ts'
import { presentOrganization } from '../../../organizations/find-organization.ts'
import { updateOrganization } from '../../../organizations/update-organization.ts'
import { listOf } from '../answers.ts'
import { checkpointParameters, offsetParameters, pageAnswer, pageRequest } from '../paging.ts'
import { type Answer, anyOf, type Call, created, noContent, ok, type Route } from '../route.ts'
import { createdOrganization, organization, organizationWithClient } from './organization-answers.ts'
import { changesFrom, enabledConnectionBody } from './organization-connections.ts'
import { enabledConnectionJson, organizationJson } from './organization-json.ts'

const listQuery = Type.Object({
  ...offsetParameters,
  ...checkpointParameters,
  include_client_association_for: Type.Optional(
    Type.String({ maxLength: 100, description: 'ID of a client: shows what each organization chose for it.' }),
  ),
})
type ListQuery = Static<typeof listQuery>

const attributes = {
  name: Type.String({ minLength: 1, maxLength: 50, description: 'The name of this organization.' }),
  display_name: Type.String({ minLength: 1, maxLength: 255, description: 'Friendly name of this organization.' }),
  branding: Type.Record(Type.String(), Type.Unknown(), { description: 'Theme defines how to style the login pages.' }),
  metadata: Type.Record(Type.String(), Type.Union([Type.String({ maxLength: 255 }), Type.Null()]), {
    maxProperties: 25,
    description: 'Metadata associated with the organization.',
  }),
  third_party_client_access: Type.Enum(['allow', 'block']),
  is_app_entitlement_active: Type.Boolean(),
  token_quota: Type.Union([Type.Record(Type.String(), Type.Unknown()), Type.Null()], {
    description: 'How many tokens programs may have for the organization; kept and returned.',
  }),
}
const optional = Type.Partial(Type.Object(attributes)).properties
const createBody = Type.Object(
  {
    ...optional,
    name: attributes.name,
    enabled_connections: Type.Optional(
      Type.Array(enabledConnectionBody, {
        maxItems: 10,
        description: 'Connections that will be enabled for this organization.',
      }),
    ),
  },
  { additionalProperties: false },
)
const updateBody = Type.Object(optional, { additionalProperties: false })
type CreateBody = Static<typeof createBody>
type UpdateBody = Static<typeof updateBody>

const all = '/organizations'
const one = `${all}/:id`
const reads = { method: 'GET', scopes: anyOf('read:organizations') } as const
const kept = [
  'Of branding, the sign-in pages of the organization show logo_url, where it begins with https://, and colors.primary,',
  'where it has six digits and is dark enough for white text. The rest of it, token_quota, third_party_client_access',
  'and is_app_entitlement_active are kept and returned without effect.',
].join(' ')

export const organizationRoutes: readonly Route[] = [
  {
    ...reads,
    path: all,
    summary: 'Get organizations',
    query: listQuery,
    answers: { 200: listOf('organizations', organizationWithClient) },
    differs: 'In the order of creation, whatever sort says.',
    handle: list,
  },
  {
    method: 'POST',
    path: all,
    scopes: anyOf('create:organizations'),
    summary: 'Create an Organization',
    body: createBody,
    answers: { 201: createdOrganization },
    differs: kept,
    handle: create,
  },
  {
    ...reads,
    path: `${all}/name/:name`,
    summary: 'Get organization by name',
    answers: { 200: organization },
    handle: getByName,
  },
  { ...reads, path: one, summary: 'Get organization', answers: { 200: organization }, handle: get },
  {
    method: 'PATCH',
    path: one,
    scopes: anyOf('update:organizations'),
    summary: 'Modify an Organization',
    body: updateBody,
    answers: { 200: organization },
    differs: kept,
    handle: update,
  },
  {
    method: 'DELETE',
    path: one,
    scopes: anyOf('delete:organizations'),
    summary: 'Delete organization',
    answers: { 204: null },
    handle: remove,
  },
]

async function list({ query, directory }: Call<ListQuery>): Promise<Answer> {
  const { organizations, organizationClients } = directory.stores
  const page = await organizations.list(pageRequest(query))
  const { include_client_association_for: clientId } = query
  if (clientId === undefined) return pageAnswer('organizations', query, mapPage(page, organizationJson))
  const ids = page.items.map(({ id }) => id)
  const choices = await organizationClients.choicesOf(clientId, ids)
  const withClient = mapPage(page, (each) => {
    const isForMembers = choices.get(each.id)
    const client = isForMembers === undefined ? {} : { client: { use_for_member_access: isForMembers } }
    return { ...organizationJson(each), ...client }
  })
  return pageAnswer('organizations', query, withClient)
}

async function create({ actor, body, directory }: Call<unknown, CreateBody>): Promise<Answer> {
  const { enabled_connections = [], ...attributes } = body
  const input = { ...inputFrom(attributes), name: body.name }
  return directory.change(async (deps) => {
    const made = await createOrganization(deps, actor, input)
    const enabled = []
    for (const wanted of enabled_connections) {
      const connection = { connectionId: wanted.connection_id, ...changesFrom(wanted) }
      enabled.push(await enableConnection(deps, actor, made.id, connection))
    }
    const connections = enabled.map(enabledConnectionJson)
    return created({
      ...organizationJson(made),
      ...(connections.length === 0 ? {} : { enabled_connections: connections }),
    })
  })
}

async function get({ params, directory }: Call): Promise<Answer> {
  return ok(organizationJson(presentOrganization(await directory.stores.organizations.find(params.id as string))))
}

async function getByName({ params, directory }: Call): Promise<Answer> {
  const found = await directory.stores.organizations.findByName(params.name as string)
  return ok(organizationJson(presentOrganization(found)))
}

async function update({ actor, params, body, directory }: Call<unknown, UpdateBody>): Promise<Answer> {
  const input = { ...inputFrom(body), ...(body.name === undefined ? {} : { name: body.name }) }
  const changed = await directory.change((deps) => updateOrganization(deps, actor, params.id as string, input))
  return ok(organizationJson(changed))
}

async function remove({ actor, params, directory }: Call): Promise<Answer> {
  await deleteOrganization(directory, actor, params.id as string)
  return noContent
}

function inputFrom({ name: _, display_name, ...settings }: UpdateBody) {
  return { ...(display_name === undefined ? {} : { displayName: display_name }), settings: settings as JsonObject }
}
