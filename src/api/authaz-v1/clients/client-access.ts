// What a client may use: the connections its people come from, and the APIs it may have tokens for.

import type { ClientGrant } from '../../../clients/client-grant.ts'
import { presentClientGrant } from '../../../clients/client-grant.ts'
import { createClientGrant } from '../../../clients/create-client-grant.ts'
import { deleteClientGrant } from '../../../clients/delete-client-grant.ts'
import { presentClient } from '../../../clients/find-client.ts'
import { serves } from '../../../connections/client-access.ts'
import type { Connection } from '../../../connections/connection.ts'
import { presentConnection } from '../../../connections/find-connection.ts'
import { lockRelying } from '../../../connections/last-way-in.ts'
import { switchConnectionClients } from '../../../connections/switch-connection-clients.ts'
import type { Directory } from '../../../directory.ts'
import { notSupported } from '../../../kernel/errors.ts'
import { pageOf } from '../answers.ts'
import { longPageRequest, type PageQuery, pageAnswer, pageQuery } from '../paging.ts'
import { type Answer, type Call, created, noContent, ok, type Route } from '../route.ts'
import {
  clientConnection,
  type GrantBody,
  grantBody,
  grantRecord,
  type SwitchConnectionBody,
  switchConnectionBody,
} from './client-schemas.ts'
import { confirmingGrant, grantedScopes } from './granted-scopes.ts'

const connectionsPath = '/clients/:id/connections'
const grantsPath = '/clients/:id/grants'

export const clientAccessRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: connectionsPath,
    access: ['read:clients'],
    query: pageQuery,
    summary: 'List the connections of a client',
    answers: { 200: pageOf(clientConnection) },
    handle: listConnections,
  },
  {
    method: 'PATCH',
    path: `${connectionsPath}/:connectionId`,
    access: ['update:clients'],
    body: switchConnectionBody,
    stepUp: ({ body }: Call<unknown, SwitchConnectionBody>) => (body.isEnabled ? 'always' : null),
    summary: 'Let a client use a connection, or no longer',
    answers: { 200: clientConnection },
    handle: switchConnection,
  },
  {
    method: 'GET',
    path: grantsPath,
    access: ['read:clients'],
    query: pageQuery,
    summary: 'List the APIs that a client may use',
    answers: { 200: pageOf(grantRecord) },
    handle: listGrants,
  },
  {
    method: 'POST',
    path: grantsPath,
    access: ['update:clients'],
    body: grantBody,
    stepUp: ({ body, directory }: Call<unknown, GrantBody>) => confirmingGrant(directory, body.audience, body.scopes),
    summary: 'Let a client use an API',
    answers: { 201: grantRecord },
    handle: addGrant,
  },
  {
    method: 'DELETE',
    path: `${grantsPath}/:grantId`,
    access: ['update:clients'],
    summary: 'Take an API from a client',
    answers: { 204: null },
    handle: removeGrant,
  },
]

async function listConnections({ params, query, directory }: Call<PageQuery>): Promise<Answer> {
  const { id } = await clientOf(directory, params)
  const request = longPageRequest(query)
  const page = await directory.stores.connections.list({ page: request })
  return pageAnswer(page, request, (connection) => connectionJson(connection, id))
}

/** A database that names no client serves them all; naming one here would take it from all others unseen. */
async function switchConnection(call: Call<unknown, SwitchConnectionBody>): Promise<Answer> {
  const { actor, params, body, directory } = call
  const { id } = await clientOf(directory, params)
  const connectionId = params.connectionId as string
  const changed = await directory.change(async (deps) => {
    // Before the connection, in the order in which everybody locks them.
    if (!body.isEnabled) await lockRelying(deps.connections, connectionId)
    const current = presentConnection(await deps.connections.findForChange(connectionId))
    if (servesAll(current)) {
      const why = `${current.name} serves every app, as long as it names none. Name its apps with PATCH /api/v2/connections/{id}/clients first.`
      throw notSupported(why)
    }
    if (current.enabledClients.includes(id) === body.isEnabled) return current
    await switchConnectionClients(deps, actor, connectionId, [{ clientId: id, isEnabled: body.isEnabled }])
    return presentConnection(await deps.connections.find(connectionId))
  })
  return ok(connectionJson(changed, id))
}

async function listGrants({ params, query, directory }: Call<PageQuery>): Promise<Answer> {
  const { id: clientId } = await clientOf(directory, params)
  const page = longPageRequest(query)
  return pageAnswer(await directory.stores.clientGrants.list({ clientId, page }), page, grantJson)
}

async function addGrant({ actor, params, body, directory }: Call<unknown, GrantBody>): Promise<Answer> {
  const { id: clientId } = await clientOf(directory, params)
  const grant = await directory.change(async (deps) => {
    const scope = await grantedScopes(deps, actor, body.audience, body.scopes)
    return createClientGrant(deps, actor, { clientId, audience: body.audience, scope })
  })
  return created(grantJson(grant))
}

async function removeGrant({ actor, params, directory }: Call): Promise<Answer> {
  const { id, grantId } = params
  await directory.change(async (deps) => {
    const grant = await deps.clientGrants.find(grantId as string)
    presentClientGrant(grant?.clientId === id ? grant : null)
    await deleteClientGrant(deps, actor, grantId as string)
  })
  return noContent
}

async function clientOf({ stores }: Directory, { id }: Call['params']) {
  return presentClient(await stores.clients.find(id as string))
}

function servesAll(connection: Connection): boolean {
  return connection.enabledClients.length === 0 && serves(connection, null)
}

function connectionJson(connection: Connection, clientId: string) {
  const { id, name, strategy } = connection
  return { id, name, strategy, isEnabled: serves(connection, clientId), servesAll: servesAll(connection) }
}

function grantJson({ id, audience, subjectType, scope, allowsAllScopes, createdAt }: ClientGrant) {
  return { id, audience, subjectType, scopes: scope, allowsAllScopes, createdAt }
}
