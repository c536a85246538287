// Clients on this face. The secret is shown to whoever may read keys, and once to whoever made it.

import { addClientCredential } from '../../../clients/add-client-credential.ts'
import type { Client } from '../../../clients/client.ts'
import type { ClientCredential } from '../../../clients/client-credential.ts'
import type { ClientQuery } from '../../../clients/client-store.ts'
import { createClient } from '../../../clients/create-client.ts'
import { presentClient } from '../../../clients/find-client.ts'
import { rotateClientSecret } from '../../../clients/rotate-client-secret.ts'
import { updateClient } from '../../../clients/update-client.ts'
import { deleteClient } from '../../../connections/delete-client.ts'
import type { Directory } from '../../../directory.ts'
import type { JsonObject } from '../../../kernel/json.ts'
import { mapPage, type Page } from '../../../kernel/page.ts'
import { refuseStrongerClient } from '../../../operators/refuse-unheld-scopes.ts'
import { validationError } from '../errors.ts'
import { type FieldsQuery, fieldSelection } from '../fields.ts'
import { isCheckpoint, pageAnswer, pageRequest } from '../paging.ts'
import { type Answer, anyOf, type Call, created, noContent, ok, type Route } from '../route.ts'
import { fieldsQuery } from '../users/user-schemas.ts'
import { client, clients } from './client-answers.ts'
import { createInputFrom, updateInputFrom } from './client-changes.ts'
import { credentialJson, methodsWith, newCredentialsIn, refuseUnknownCredentials } from './client-credentials-json.ts'
import { clientFieldNames, clientJson, viewFor, viewForMaker, withMaskedKey } from './client-json.ts'
import {
  type CreateClientBody,
  createClientBody,
  type ListClientsQuery,
  listClientsQuery,
  type UpdateClientBody,
  updateClientBody,
} from './client-schemas.ts'
import { settingsDiffer } from './client-settings.ts'
import { changeGlobalClient, globalClient, globalClientId } from './global-client.ts'

const many = { path: '/clients' }
const one = { path: '/clients/:id' }
const withoutStrongerSecrets = 'Without client_secret where the client may do more with our own APIs than the token.'
const reads = {
  method: 'GET',
  scopes: anyOf('read:clients', 'read:client_keys', 'read:client_credentials', 'read:client_summary'),
  asksActor: true,
} as const

export const clientRoutes: readonly Route[] = [
  {
    ...reads,
    ...many,
    summary: 'Get clients',
    answers: { 200: clients },
    differs: `${withoutStrongerSecrets} The global client keeps settings that have no effect, and is_global alone finds it; external_client_id finds none.`,
    query: listClientsQuery,
    handle: list,
  },
  {
    method: 'POST',
    ...many,
    scopes: anyOf('create:clients'),
    summary: 'Create a client',
    answers: { 201: client },
    differs: settingsDiffer,
    body: createClientBody,
    handle: create,
  },
  {
    ...reads,
    ...one,
    summary: 'Get client by ID',
    answers: { 200: client },
    differs: withoutStrongerSecrets,
    query: fieldsQuery,
    handle: get,
  },
  {
    method: 'PATCH',
    ...one,
    scopes: anyOf('update:clients'),
    summary: 'Update a client',
    answers: { 200: client },
    differs: `${withoutStrongerSecrets} ${settingsDiffer}`,
    body: updateClientBody,
    handle: update,
  },
  {
    method: 'DELETE',
    ...one,
    scopes: anyOf('delete:clients'),
    summary: 'Delete a client',
    answers: { 204: null },
    handle: remove,
  },
  {
    method: 'POST',
    path: '/clients/:id/rotate-secret',
    scopes: anyOf('update:client_keys'),
    whilePaused: 'contains',
    summary: 'Rotate a client secret',
    differs: 'Refused for a client that may do more with our own APIs than the token.',
    answers: { 200: client },
    handle: rotateSecret,
  },
]

/** With totals the list also says how to go on by checkpoints (seen in vendor recordings). */
async function list({ actor, query, directory }: Call<ListClientsQuery>): Promise<Answer> {
  const select = fieldSelection(query, clientFieldNames)
  const { is_first_party: isFirstParty, app_type } = query
  const filters = { isFirstParty, appTypes: app_type?.split(','), ...grantFilter(query), page: pageRequest(query) }
  const found = await clientsFor(query, directory, filters)
  const view = await viewFor(directory, actor, found.items)
  const page = mapPage(found, (each) => select(clientJson(each, view)))
  const answer = pageAnswer('clients', query, page)
  if (query.include_totals !== true || isCheckpoint(query)) return answer
  return ok({ ...Object(answer.body), length: page.items.length, next: page.next ?? '' })
}

/** No client is described by a document elsewhere, which is what the external id would name. */
async function clientsFor(query: ListClientsQuery, directory: Directory, filters: ClientQuery): Promise<Page<Client>> {
  if (query.external_client_id !== undefined) return pageOf([])
  if (query.is_global !== true) return directory.stores.clients.list(filters)
  return pageOf((query.page ?? 0) === 0 ? [await globalClient(directory)] : [])
}

function pageOf(items: readonly Client[]): Page<Client> {
  return { items, next: null, total: { count: items.length, isEstimate: false } }
}

/** The two searches that the vendor permits in `q`. */
function grantFilter(query: ListClientsQuery): Pick<ClientQuery, 'grantedIn'> {
  const { q } = query
  if (q === undefined) return {}
  const [, organizationId, isAny] =
    /^client_grant\.(?:organization_id:"?([\w-]{1,50})"?|(allow_any_organization:true))$/.exec(q.trim()) ?? []
  const refused = (message: string) => validationError('Query', { path: 'q', message, description: null })
  if (organizationId === undefined && isAny === undefined) {
    throw refused(
      'Search for client_grant.organization_id:{organization_id} or client_grant.allow_any_organization:true',
    )
  }
  if (!isCheckpoint(query)) throw refused('A search is paged by from and take')
  const { is_global, is_first_party, app_type, external_client_id, page, per_page, include_totals } = query
  if (
    [is_global, is_first_party, app_type, external_client_id, page, per_page, include_totals].some(
      (other) => other !== undefined,
    )
  ) {
    throw refused('A search cannot be combined with other filters')
  }
  return { grantedIn: organizationId === undefined ? 'any organization' : { organizationId } }
}

async function create({ actor, body, directory }: Call<unknown, CreateClientBody>): Promise<Answer> {
  const keys = newCredentialsIn(body)
  const input = createInputFrom(body, keys === null ? null : methodsWith(body, keys, ({ id }) => ({ id })))
  const made = await directory.change(async (deps) => {
    const added = await createClient(deps, actor, input)
    const credentials = new Map<string, ClientCredential>()
    for (const key of keys ?? []) credentials.set(key.id, await addClientCredential(deps, actor, added.id, key))
    return { added, credentials }
  })
  const shown = ({ id }: { readonly id: string }): JsonObject => {
    const credential = made.credentials.get(id)
    return credential === undefined ? { id } : credentialJson(credential)
  }
  const methods = keys === null ? {} : { client_authentication_methods: methodsWith(body, keys, shown) }
  // Every secret in it was sent with this very request.
  const json = clientJson(made.added, { ...(await viewForMaker(directory, actor)), showsAddonSecrets: true })
  return created({ ...withMaskedKey(json), ...methods })
}

async function get({ actor, params, query, directory }: Call<FieldsQuery>): Promise<Answer> {
  const select = fieldSelection(query, clientFieldNames)
  const id = params.id as string
  const isGlobal = id === globalClientId(directory)
  const found = isGlobal ? await globalClient(directory) : presentClient(await directory.stores.clients.find(id))
  return ok(select(clientJson(found, await viewFor(directory, actor, [found]))))
}

/** Whoever may change a client sees it whole, but for its secrets. */
async function update({ actor, params, body, directory }: Call<unknown, UpdateClientBody>): Promise<Answer> {
  const input = updateInputFrom(body)
  if (params.id === globalClientId(directory)) {
    const kept = await changeGlobalClient(directory, actor, input)
    return ok(clientJson(kept, { ...(await viewFor(directory, actor, [kept])), isWhole: true }))
  }
  const isProof = body.client_secret !== undefined || body.client_authentication_methods != null
  const changed = await directory.change(async (deps) => {
    const before = presentClient(await deps.clients.find(params.id as string))
    // Another way to prove itself may be one for which somebody has the proof.
    const isOtherWay = ![undefined, before.tokenEndpointAuthMethod].includes(body.token_endpoint_auth_method)
    if (isProof || isOtherWay) await refuseStrongerClient(deps, actor, before.id)
    const saved = await updateClient(deps, actor, params.id as string, input)
    if (body.client_authentication_methods != null) await refuseUnknownCredentials(deps, saved)
    return saved
  })
  return ok(clientJson(changed, { ...(await viewFor(directory, actor, [changed])), isWhole: true }))
}

/** No fault when there was none (auth0.md 1.8). */
async function remove({ actor, params, directory }: Call): Promise<Answer> {
  await directory.change((deps) => deleteClient(deps, actor, params.id as string))
  return noContent
}

async function rotateSecret({ actor, params, directory }: Call): Promise<Answer> {
  const id = params.id as string
  const rotated = await directory.change(async (deps) => {
    await refuseStrongerClient(deps, actor, id)
    return rotateClientSecret(deps, actor, id)
  })
  return ok(clientJson(rotated, await viewForMaker(directory, actor)))
}
