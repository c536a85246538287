// The clients of an organization on this face.
import { type Static, Type } from 'typebox'
import { changeOrganizationClient } from '../../../organizations/change-organization-client.ts'
import { presentOrganization } from '../../../organizations/find-organization.ts'
import { type OrganizationClient, presentOrganizationClient } from '../../../organizations/organization-client.ts'
import { putOrganizationClients } from '../../../organizations/put-organization-clients.ts'
import { removeOrganizationClients } from '../../../organizations/remove-organization-clients.ts'
import { checkpointListOf, closed } from '../answers.ts'
import { checkpointParameters } from '../paging.ts'
import { type Answer, anyOf, type Call, created, noContent, ok, type Route } from '../route.ts'
import { checkpointAnswer } from '../sessions/sessions-json.ts'
import { checkpointRequest } from '../sessions/sessions-schemas.ts'

const atMost = 100

const listQuery = Type.Object(checkpointParameters)
type ListQuery = Static<typeof listQuery>

const clientId = Type.String({ minLength: 1, maxLength: 100, description: 'ID of a client.' })
const isForMembers = Type.Boolean({ description: 'Whether members of the organization sign in to the client.' })

const addBody = closed({
  clients: Type.Array(closed({ client_id: clientId, use_for_member_access: isForMembers }), {
    minItems: 1,
    maxItems: atMost,
    description: 'The clients to add, each with its choice.',
  }),
})
type AddBody = Static<typeof addBody>

const removeBody = closed({
  clients: Type.Array(clientId, { minItems: 1, maxItems: atMost, description: 'IDs of the clients to remove.' }),
})
type RemoveBody = Static<typeof removeBody>

const changeBody = closed({ use_for_member_access: isForMembers })
type ChangeBody = Static<typeof changeBody>

const organizationClient = closed(
  {
    client_id: Type.String(),
    use_for_member_access: Type.Boolean(),
    client: closed({
      name: Type.String(),
      app_type: Type.Optional(Type.String()),
      logo_uri: Type.Optional(Type.String()),
      is_first_party: Type.Boolean(),
      grant_types: Type.Array(Type.String()),
      organization_usage: Type.Optional(Type.String()),
    }),
  },
  'OrganizationClient',
)

const all = '/organizations/:id/clients'
const one = `${all}/:clientId`
const reads = { method: 'GET', scopes: anyOf('read:organization_clients') } as const
const kept = 'Kept and returned; who may sign in to a client is said by its own organization_usage alone.'

export const organizationClientRoutes: readonly Route[] = [
  {
    ...reads,
    path: all,
    summary: 'List organization client associations',
    query: listQuery,
    answers: { 200: checkpointListOf('clients', organizationClient) },
    handle: list,
  },
  {
    method: 'POST',
    path: all,
    scopes: anyOf('create:organization_clients'),
    summary: 'Associate clients with an organization',
    body: addBody,
    answers: { 201: Type.Array(organizationClient) },
    differs: kept,
    handle: add,
  },
  {
    method: 'DELETE',
    path: all,
    scopes: anyOf('delete:organization_clients'),
    summary: 'Remove client associations from an organization',
    body: removeBody,
    answers: { 204: null },
    handle: remove,
  },
  {
    ...reads,
    path: one,
    summary: 'Get an organization client association',
    answers: { 200: organizationClient },
    handle: get,
  },
  {
    method: 'PATCH',
    path: one,
    scopes: anyOf('update:organization_clients'),
    summary: 'Update an organization client association',
    body: changeBody,
    answers: { 200: organizationClient },
    differs: kept,
    handle: change,
  },
]

async function list({ params, query, directory }: Call<ListQuery>): Promise<Answer> {
  const found = await directory.stores.organizationClients.list(params.id as string, checkpointRequest(query))
  return checkpointAnswer('clients', presentOrganization(found), organizationClientJson)
}

async function add({ actor, params, body, directory }: Call<unknown, AddBody>): Promise<Answer> {
  const choices = body.clients.map((each) => ({ clientId: each.client_id, isForMembers: each.use_for_member_access }))
  const added = await directory.change((deps) => putOrganizationClients(deps, actor, params.id as string, choices))
  return created(added.map(organizationClientJson))
}

async function remove({ actor, params, body, directory }: Call<unknown, RemoveBody>): Promise<Answer> {
  await directory.change((deps) => removeOrganizationClients(deps, actor, params.id as string, body.clients))
  return noContent
}

async function get({ params, directory }: Call): Promise<Answer> {
  const { id, clientId: client } = params as { id: string; clientId: string }
  const { organizations, organizationClients } = directory.stores
  presentOrganization(await organizations.find(id))
  return ok(organizationClientJson(presentOrganizationClient(await organizationClients.find(id, client))))
}

async function change({ actor, params, body, directory }: Call<unknown, ChangeBody>): Promise<Answer> {
  const { id, clientId: client } = params as { id: string; clientId: string }
  const choice = { clientId: client, isForMembers: body.use_for_member_access }
  const changed = await directory.change((deps) => changeOrganizationClient(deps, actor, id, choice))
  return ok(organizationClientJson(changed))
}

function organizationClientJson({ client, isForMembers: use_for_member_access }: OrganizationClient): object {
  const { id, name, appType, isFirstParty, grantTypes, settings } = client
  const { logo_uri, organization_usage } = settings
  return {
    client_id: id,
    use_for_member_access,
    client: {
      name,
      ...(appType === null ? {} : { app_type: appType }),
      ...(typeof logo_uri === 'string' ? { logo_uri } : {}),
      is_first_party: isFirstParty,
      grant_types: grantTypes,
      ...(typeof organization_usage === 'string' ? { organization_usage } : {}),
    },
  }
}
