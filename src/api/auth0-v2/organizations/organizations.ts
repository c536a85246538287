// Organizations on this face: parse, call the use case, present (auth0.md 5.5).
import { type Static, Type } from 'typebox'
import type { JsonObject } from '../../../kernel/json.ts'
import { mapPage } from '../../../kernel/page.ts'
import { createOrganization } from '../../../organizations/create-organization.ts'
import { deleteOrganization } from '../../../organizations/delete-organization.ts'
import { enableConnection } from '../../../organizations/enable-connection.ts'
import { presentOrganization } from '../../../organizations/find-organization.ts'
import { updateOrganization } from '../../../organizations/update-organization.ts'
import { checkpointParameters, offsetParameters, type PagingQuery, pageAnswer, pageRequest } from '../paging.ts'
import { type Answer, anyOf, type Call, created, noContent, ok, type Route } from '../route.ts'
import { changesFrom, enabledConnectionBody } from './organization-connections.ts'
import { enabledConnectionJson, organizationJson } from './organization-json.ts'

const listQuery = Type.Object({ ...offsetParameters, ...checkpointParameters })

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

export const organizationRoutes: readonly Route[] = [
  { method: 'GET', path: '/organizations', scopes: anyOf('read:organizations'), query: listQuery, handle: list },
  {
    method: 'POST',
    path: '/organizations',
    scopes: anyOf('create:organizations'),
    body: createBody,
    handle: create,
  },
  { method: 'GET', path: '/organizations/name/:name', scopes: anyOf('read:organizations'), handle: getByName },
  { method: 'GET', path: '/organizations/:id', scopes: anyOf('read:organizations'), handle: get },
  {
    method: 'PATCH',
    path: '/organizations/:id',
    scopes: anyOf('update:organizations'),
    body: updateBody,
    handle: update,
  },
  { method: 'DELETE', path: '/organizations/:id', scopes: anyOf('delete:organizations'), handle: remove },
]

async function list({ query, directory }: Call<PagingQuery>): Promise<Answer> {
  const page = await directory.stores.organizations.list(pageRequest(query))
  return pageAnswer('organizations', query, mapPage(page, organizationJson))
}

async function create({ actor, body, directory }: Call<unknown, CreateBody>): Promise<Answer> {
  const { enabled_connections = [], ...attributes } = body
  const input = { ...inputFrom(attributes), name: body.name }
  return directory.change(async (deps) => {
    const organization = await createOrganization(deps, actor, input)
    const enabled = []
    for (const wanted of enabled_connections) {
      const connection = { connectionId: wanted.connection_id, ...changesFrom(wanted) }
      enabled.push(await enableConnection(deps, actor, organization.id, connection))
    }
    const connections = enabled.map(enabledConnectionJson)
    return created({
      ...organizationJson(organization),
      ...(connections.length === 0 ? {} : { enabled_connections: connections }),
    })
  })
}

async function get({ params, directory }: Call): Promise<Answer> {
  return ok(organizationJson(presentOrganization(await directory.stores.organizations.find(params.id as string))))
}

async function getByName({ params, directory }: Call): Promise<Answer> {
  const organization = await directory.stores.organizations.findByName(params.name as string)
  return ok(organizationJson(presentOrganization(organization)))
}

async function update({ actor, params, body, directory }: Call<unknown, UpdateBody>): Promise<Answer> {
  const input = { ...inputFrom(body), ...(body.name === undefined ? {} : { name: body.name }) }
  const changed = await directory.change((deps) => updateOrganization(deps, actor, params.id as string, input))
  return ok(organizationJson(changed))
}

async function remove({ actor, params, directory }: Call): Promise<Answer> {
  await directory.change((deps) => deleteOrganization(deps, actor, params.id as string))
  return noContent
}

function inputFrom({ name: _, display_name, ...settings }: UpdateBody) {
  return { ...(display_name === undefined ? {} : { displayName: display_name }), settings: settings as JsonObject }
}
