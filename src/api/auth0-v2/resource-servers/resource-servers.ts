// Resource servers on this face. A path names one by its id or by its identifier.
import { mapPage } from '../../../kernel/page.ts'
import { createResourceServer } from '../../../resource-servers/create-resource-server.ts'
import { deleteResourceServer } from '../../../resource-servers/delete-resource-server.ts'
import { presentResourceServer } from '../../../resource-servers/find-resource-server.ts'
import { updateResourceServer } from '../../../resource-servers/update-resource-server.ts'
import { type FieldsQuery, fieldSelection } from '../fields.ts'
import { pageAnswer, pageRequest } from '../paging.ts'
import { type Answer, anyOf, type Call, created, noContent, ok, type Route } from '../route.ts'
import { fieldsQuery } from '../users/user-schemas.ts'
import {
  createInputFrom,
  resourceServerFieldNames,
  resourceServerJson,
  updateInputFrom,
} from './resource-server-json.ts'
import {
  type CreateResourceServerBody,
  createResourceServerBody,
  type ListResourceServersQuery,
  listResourceServersQuery,
  resourceServer,
  resourceServers,
  type UpdateResourceServerBody,
  updateResourceServerBody,
} from './resource-server-schemas.ts'

const many = { path: '/resource-servers' }
const one = { path: '/resource-servers/:id' }
const reads = anyOf('read:resource_servers')

const settingsDiffer =
  'Kept and given back without effect: allow_online_access, allow_online_access_with_ephemeral_sessions, authorization_details, consent_policy, signing_alg (tokens are signed with RS256), skip_consent_for_verifiable_first_party_clients, token_encryption. A token_lifetime of 86400 counts as not chosen: tokens for people then live as long as the settings of this server say. Nobody gets tokens where proof_of_possession requires mtls.'

export const resourceServerRoutes: readonly Route[] = [
  {
    method: 'GET',
    ...many,
    scopes: reads,
    summary: 'Get resource servers',
    answers: { 200: resourceServers },
    query: listResourceServersQuery,
    handle: list,
  },
  {
    method: 'POST',
    ...many,
    scopes: anyOf('create:resource_servers'),
    summary: 'Create a resource server',
    answers: { 201: resourceServer },
    differs: `${settingsDiffer} A signing_secret and an authorization_policy are refused.`,
    body: createResourceServerBody,
    handle: create,
  },
  {
    method: 'GET',
    ...one,
    scopes: reads,
    summary: 'Get a resource server',
    answers: { 200: resourceServer },
    query: fieldsQuery,
    handle: get,
  },
  {
    method: 'PATCH',
    ...one,
    scopes: anyOf('update:resource_servers'),
    summary: 'Update a resource server',
    answers: { 200: resourceServer },
    differs: `${settingsDiffer} A signing_secret and an authorization_policy are refused.`,
    body: updateResourceServerBody,
    handle: update,
  },
  {
    method: 'DELETE',
    ...one,
    scopes: anyOf('delete:resource_servers'),
    summary: 'Delete a resource server',
    answers: { 204: null },
    handle: remove,
  },
]

async function list({ query, directory }: Call<ListResourceServersQuery>): Promise<Answer> {
  const select = fieldSelection(query, resourceServerFieldNames)
  const { identifiers } = query
  const page = await directory.stores.resourceServers.list({ identifiers, page: pageRequest(query) })
  return pageAnswer(
    'resource_servers',
    query,
    mapPage(page, (server) => select(resourceServerJson(server))),
  )
}

async function create({ actor, body, directory }: Call<unknown, CreateResourceServerBody>): Promise<Answer> {
  const input = createInputFrom(body)
  return created(resourceServerJson(await directory.change((deps) => createResourceServer(deps, actor, input))))
}

async function get({ params, query, directory }: Call<FieldsQuery>): Promise<Answer> {
  const select = fieldSelection(query, resourceServerFieldNames)
  const { resourceServers } = directory.stores
  const named = params.id as string
  const server = (await resourceServers.find(named)) ?? (await resourceServers.find(decodedAgain(named)))
  return ok(select(resourceServerJson(presentResourceServer(server))))
}

/** Callers encode an identifier once to name it and once more as a part of the path (seen in vendor recordings). */
function decodedAgain(named: string): string {
  try {
    return decodeURIComponent(named)
  } catch {
    return named
  }
}

async function update({ actor, params, body, directory }: Call<unknown, UpdateResourceServerBody>): Promise<Answer> {
  const input = updateInputFrom(body)
  const server = await directory.change((deps) => updateResourceServer(deps, actor, params.id as string, input))
  return ok(resourceServerJson(server))
}

/** No fault when there was none (auth0.md 1.8). */
async function remove({ actor, params, directory }: Call): Promise<Answer> {
  await directory.change((deps) => deleteResourceServer(deps, actor, params.id as string))
  return noContent
}
