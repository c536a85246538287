// Connections on this face, and the clients that may use them.
import { presentClient } from '../../../clients/find-client.ts'
import type { Connection } from '../../../connections/connection.ts'
import { createConnection } from '../../../connections/create-connection.ts'
import { presentConnection } from '../../../connections/find-connection.ts'
import { switchConnectionClients } from '../../../connections/switch-connection-clients.ts'
import { updateConnection } from '../../../connections/update-connection.ts'
import type { Actor } from '../../../kernel/actor.ts'
import { mapPage } from '../../../kernel/page.ts'
import { deleteConnection } from '../../../users/delete-connection.ts'
import { eraseUser } from '../../../users/delete-user.ts'
import { canonicalEmail } from '../../../users/identifiers.ts'
import { primaryIdentity } from '../../../users/user.ts'
import type { FieldsQuery } from '../fields.ts'
import { pageAnswer, pageRequest } from '../paging.ts'
import { type PageQuery, pageQuery } from '../roles/role-schemas.ts'
import { type Answer, anyOf, type Call, created, noContent, ok, type Route } from '../route.ts'
import { fieldsQuery } from '../users/user-schemas.ts'
import {
  connection,
  connectionClients,
  connectionList,
  deletedConnection,
  someOfConnection,
} from './connection-answers.ts'
import { alwaysKept, connectionJson, connectionSelection, createInputFrom, updateInputFrom } from './connection-json.ts'
import {
  type ConnectionClientsBody,
  type CreateConnectionBody,
  connectionClientsBody,
  createConnectionBody,
  type ListConnectionsQuery,
  listConnectionsQuery,
  removeUserQuery,
  type UpdateConnectionBody,
  updateConnectionBody,
} from './connection-schemas.ts'

const many = { path: '/connections' }
const one = { path: '/connections/:id' }
const clients = { path: '/connections/:id/clients' }
const readScopes = anyOf('read:connections')
const reads = { method: 'GET', scopes: readScopes, asksActor: true } as const
const updates = anyOf('update:connections')

const keptOptions =
  'Options that sign-in does not read, and all those of strategies that nobody signs in by here yet, are kept and answered without effect. Metadata of a provider are read when somebody signs in and do not show. Where both `passwordPolicy` and `password_options` are given, the former counts and the latter is answered as it follows.'

export const connectionRoutes: readonly Route[] = [
  {
    ...reads,
    ...many,
    summary: 'Get all connections',
    answers: { 200: connectionList },
    query: listConnectionsQuery,
    handle: list,
  },
  {
    method: 'POST',
    ...many,
    summary: 'Create a connection',
    scopes: anyOf('create:connections'),
    body: createConnectionBody,
    answers: { 201: connection },
    differs: keptOptions,
    handle: create,
  },
  {
    ...reads,
    ...one,
    summary: 'Get a connection',
    answers: { 200: someOfConnection },
    query: fieldsQuery,
    differs: '`provisioning_ticket_url` is the address of the connection in this API: there is no page for others.',
    handle: get,
  },
  {
    method: 'PATCH',
    ...one,
    summary: 'Update a connection',
    scopes: updates,
    body: updateConnectionBody,
    answers: { 200: connection },
    differs: keptOptions,
    handle: update,
  },
  {
    method: 'DELETE',
    ...one,
    summary: 'Delete a connection',
    scopes: anyOf('delete:connections'),
    answers: { 202: deletedConnection, 204: null },
    differs: 'Its people are gone when the answer comes, so a second call finds nothing and answers 204.',
    handle: remove,
  },
  {
    method: 'GET',
    ...clients,
    summary: 'Get enabled clients for a connection',
    scopes: readScopes,
    query: pageQuery,
    answers: { 200: connectionClients },
    handle: listClients,
  },
  {
    method: 'PATCH',
    ...clients,
    summary: 'Update enabled clients for a connection',
    scopes: updates,
    body: connectionClientsBody,
    answers: { 204: null },
    handle: switchClients,
  },
  {
    method: 'DELETE',
    path: '/connections/:id/users',
    summary: 'Delete a connection user',
    scopes: anyOf('delete:users'),
    query: removeUserQuery,
    answers: { 204: null },
    handle: removeUser,
  },
  {
    ...reads,
    path: '/clients/:id/connections',
    summary: 'Get enabled connections for a client',
    query: listConnectionsQuery,
    answers: { 200: connectionList },
    handle: listOfClient,
  },
]

async function list(call: Call<ListConnectionsQuery>): Promise<Answer> {
  return listConnections(call, {})
}

async function listOfClient(call: Call<ListConnectionsQuery>): Promise<Answer> {
  const clientId = call.params.id as string
  presentClient(await call.directory.stores.clients.find(clientId))
  return listConnections(call, { clientId })
}

async function listConnections(
  { actor, query, directory }: Call<ListConnectionsQuery>,
  whose: { readonly clientId?: string },
): Promise<Answer> {
  const select = connectionSelection(query, alwaysKept.ofMany)
  const { name, strategy: strategies } = query
  const page = await directory.stores.connections.list({ ...whose, name, strategies, page: pageRequest(query) })
  return pageAnswer(
    'connections',
    query,
    mapPage(page, (each) => select(shown(each, actor, directory))),
  )
}

async function create({ actor, body, directory }: Call<unknown, CreateConnectionBody>): Promise<Answer> {
  const input = createInputFrom(body)
  const made = await directory.change((deps) => createConnection(deps, actor, input))
  return created(shown(made, actor, directory))
}

async function get({ actor, params, query, directory }: Call<FieldsQuery>): Promise<Answer> {
  const select = connectionSelection(query, alwaysKept.ofOne)
  const found = presentConnection(await directory.stores.connections.find(params.id as string))
  return ok(select(shown(found, actor, directory)))
}

async function update({ actor, params, body, directory }: Call<unknown, UpdateConnectionBody>): Promise<Answer> {
  const input = updateInputFrom(body)
  const changed = await directory.change((deps) => updateConnection(deps, actor, params.id as string, input))
  return ok(shown(changed, actor, directory))
}

/** 202 and the time, 204 when there was none (auth0.md 1.8). */
async function remove({ actor, params, directory }: Call): Promise<Answer> {
  const deletedAt = await deleteConnection(directory, actor, params.id as string, { withPeople: true })
  return deletedAt === null ? noContent : { status: 202, body: { deleted_at: deletedAt } }
}

/** Always an object, also when no checkpoint was asked for. */
async function listClients({ params, query, directory }: Call<PageQuery>): Promise<Answer> {
  const request = pageRequest({ ...query, take: query.take ?? query.per_page })
  const page = presentConnection(await directory.stores.connections.listClients(params.id as string, request))
  const clientIds = page.items.map((client_id) => ({ client_id }))
  return ok({ clients: clientIds, ...(page.next === null ? {} : { next: page.next }) })
}

async function switchClients({
  actor,
  params,
  body,
  directory,
}: Call<unknown, ConnectionClientsBody>): Promise<Answer> {
  const switches = body.map(({ client_id: clientId, status: isEnabled }) => ({ clientId, isEnabled }))
  await directory.change((deps) => switchConnectionClients(deps, actor, params.id as string, switches))
  return noContent
}

/** The one person whose address in this connection it is; nobody is no fault. */
async function removeUser({ actor, params, query, directory }: Call<{ email: string }>): Promise<Answer> {
  const { id } = presentConnection(await directory.stores.connections.find(params.id as string))
  const people = await directory.stores.users.findByEmail(canonicalEmail(query.email))
  const person = people.find((user) => primaryIdentity(user).connectionId === id)
  if (person !== undefined) await directory.change((deps) => eraseUser(deps, actor, person.id))
  return noContent
}

function shown(which: Connection, { permissions }: Actor, directory: Call['directory']): object {
  return connectionJson(which, directory, permissions.has('read:connections_options'))
}
