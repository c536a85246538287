// Clients on this face. The secret is shown to whoever may read keys, and once to whoever made it.

import { addClientCredential } from '../../../clients/add-client-credential.ts'
import type { Client } from '../../../clients/client.ts'
import type { ClientCredential } from '../../../clients/client-credential.ts'
import { createClient } from '../../../clients/create-client.ts'
import { deleteClient } from '../../../clients/delete-client.ts'
import { presentClient } from '../../../clients/find-client.ts'
import { rotateClientSecret } from '../../../clients/rotate-client-secret.ts'
import { updateClient } from '../../../clients/update-client.ts'
import type { Actor } from '../../../kernel/actor.ts'
import { mapPage, type Page } from '../../../kernel/page.ts'
import { WireError } from '../errors.ts'
import { type FieldsQuery, fieldSelection } from '../fields.ts'
import { pageAnswer, pageRequest } from '../paging.ts'
import { type Answer, anyOf, type Call, created, noContent, ok, type Route } from '../route.ts'
import { fieldsQuery } from '../users/user-schemas.ts'
import { credentialJson, keyMethodsOf, newKeysIn, refuseUnknownCredentials } from './client-credentials-json.ts'
import { clientFieldNames, clientJson, createInputFrom, updateInputFrom } from './client-json.ts'
import {
  type CreateClientBody,
  createClientBody,
  type ListClientsQuery,
  listClientsQuery,
  type UpdateClientBody,
  updateClientBody,
} from './client-schemas.ts'

const many = { path: '/clients' }
const one = { path: '/clients/:id' }
const reads = { method: 'GET', scopes: anyOf('read:clients', 'read:client_keys'), asksActor: true } as const

export const clientRoutes: readonly Route[] = [
  { ...reads, ...many, query: listClientsQuery, handle: list },
  { method: 'POST', ...many, scopes: anyOf('create:clients'), body: createClientBody, handle: create },
  { ...reads, ...one, query: fieldsQuery, handle: get },
  { method: 'PATCH', ...one, scopes: anyOf('update:clients'), body: updateClientBody, handle: update },
  { method: 'DELETE', ...one, scopes: anyOf('delete:clients'), handle: remove },
  { method: 'POST', path: '/clients/:id/rotate-secret', scopes: anyOf('update:client_keys'), handle: rotateSecret },
]

async function list({ actor, query, directory }: Call<ListClientsQuery>): Promise<Answer> {
  if (query.q !== undefined) {
    throw new WireError(
      400,
      'Searching clients by q is not supported. Filter by app_type or is_first_party.',
      'operation_not_supported',
    )
  }
  const select = fieldSelection(query, clientFieldNames)
  const { is_first_party: isFirstParty, app_type } = query
  const request = { isFirstParty, appTypes: app_type?.split(','), page: pageRequest(query) }
  const page = query.is_global === true ? noClients : await directory.stores.clients.list(request)
  const present = (client: Client) => select(clientJson(client, directory, readsSecrets(actor)))
  return pageAnswer('clients', query, mapPage(page, present))
}

/** The vendor keeps one client for "all of them"; here there is none. */
const noClients: Page<Client> = { items: [], next: null, total: { count: 0, isEstimate: false } }

async function create({ actor, body, directory }: Call<unknown, CreateClientBody>): Promise<Answer> {
  const keys = newKeysIn(body)
  const input = createInputFrom(body, keys === null ? null : keyMethodsOf(keys.map(({ id }) => ({ id }))))
  const made = await directory.change(async (deps) => {
    const client = await createClient(deps, actor, input)
    const credentials: ClientCredential[] = []
    for (const key of keys ?? []) credentials.push(await addClientCredential(deps, actor, client.id, key))
    return { client, credentials }
  })
  const methods =
    keys === null ? {} : { client_authentication_methods: keyMethodsOf(made.credentials.map(credentialJson)) }
  return created({ ...clientJson(made.client, directory, true), ...methods })
}

async function get({ actor, params, query, directory }: Call<FieldsQuery>): Promise<Answer> {
  const select = fieldSelection(query, clientFieldNames)
  const client = presentClient(await directory.stores.clients.find(params.id as string))
  return ok(select(clientJson(client, directory, readsSecrets(actor))))
}

async function update({ actor, params, body, directory }: Call<unknown, UpdateClientBody>): Promise<Answer> {
  const input = updateInputFrom(body)
  const client = await directory.change(async (deps) => {
    const changed = await updateClient(deps, actor, params.id as string, input)
    if (body.client_authentication_methods != null) await refuseUnknownCredentials(deps, changed)
    return changed
  })
  return ok(clientJson(client, directory, readsSecrets(actor)))
}

/** No fault when there was none (auth0.md 1.8). */
async function remove({ actor, params, directory }: Call): Promise<Answer> {
  await directory.change((deps) => deleteClient(deps, actor, params.id as string))
  return noContent
}

async function rotateSecret({ actor, params, directory }: Call): Promise<Answer> {
  const client = await directory.change((deps) => rotateClientSecret(deps, actor, params.id as string))
  return ok(clientJson(client, directory, true))
}

function readsSecrets({ permissions }: Actor): boolean {
  return permissions.has('read:client_keys')
}
