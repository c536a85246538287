// Connections to other providers: made, changed, tested and deleted. Which people come from them by way of an organization
// stands in organization-connections.ts.
import type { Connection } from '../../../connections/connection.ts'
import { peopleCountedAtMost } from '../../../connections/connection-store.ts'
import type { Directory } from '../../../directory.ts'
import type { Actor } from '../../../kernel/actor.ts'
import { changeProvider, presentProvider } from '../../../upstreams/change-provider.ts'
import { createProvider } from '../../../upstreams/create-provider.ts'
import { isProviderStrategy, providerSettings } from '../../../upstreams/provider-settings.ts'
import { testUpstream } from '../../../upstreams/test-upstream.ts'
import { callbackAddress } from '../../../upstreams/upstream.ts'
import { deleteConnection } from '../../../users/delete-connection.ts'
import { clientNames } from '../clients/client-names.ts'
import { etagOf, ifMatch } from '../if-match.ts'
import { type Answer, type Call, created, noContent, ok, type Route, refuseMissingPermission } from '../route.ts'
import {
  type ChangeProviderBody,
  type CreateProviderBody,
  changeProviderBody,
  createProviderBody,
  type DeleteProviderQuery,
  deleteProviderQuery,
  providerInFull,
  providerPeople,
  providerRecord,
  testedProvider,
} from './provider-schemas.ts'

const one = '/connections/:id'
const reads = { method: 'GET', access: ['read:settings'] } as const
const changes = { access: ['update:settings'] } as const

export const providerRoutes: readonly Route[] = [
  {
    ...changes,
    method: 'POST',
    path: '/connections',
    body: createProviderBody,
    stepUp: ({ body }: Call<unknown, CreateProviderBody>) => (sendsPeople(body) ? 'always' : null),
    summary: 'Create a connection to a provider',
    answers: { 201: providerRecord },
    handle: create,
  },
  { ...reads, path: one, summary: 'Get a connection', answers: { 200: providerInFull }, handle: get },
  {
    ...changes,
    method: 'PATCH',
    path: one,
    body: changeProviderBody,
    stepUp: ({ body }: Call<unknown, ChangeProviderBody>) => (sendsPeople(body) || movesPeople(body) ? 'always' : null),
    summary: 'Change a connection to a provider',
    answers: { 200: providerRecord },
    handle: change,
  },
  {
    ...changes,
    method: 'DELETE',
    path: one,
    query: deleteProviderQuery,
    stepUp: 'always',
    summary: 'Delete a connection to a provider',
    answers: { 204: null },
    handle: remove,
  },
  {
    ...reads,
    path: `${one}/people`,
    summary: 'Count whom the end of a connection would lock out',
    answers: { 200: providerPeople },
    handle: people,
  },
  {
    ...changes,
    method: 'POST',
    path: `${one}/test`,
    summary: 'Test a connection to a provider',
    answers: { 200: testedProvider },
    handle: test,
  },
]

async function create({ actor, body, directory }: Call<unknown, CreateProviderBody>): Promise<Answer> {
  refuseForeignApps(actor, body)
  const { clientIds = [], ...input } = body
  const made = await directory.change((deps) =>
    createProvider(deps, actor, { ...input, displayName: body.displayName ?? null, enabledClients: clientIds }),
  )
  return { ...created(providerJson(made, directory)), headers: etagOf(made) }
}

async function get({ params, directory }: Call): Promise<Answer> {
  const { stores } = directory
  const found = presentProvider(await stores.connections.find(params.id as string))
  const [[failure = null], names] = await Promise.all([
    stores.auditSearch.findUpstreamFailures([found.id]),
    clientNames(directory, found.enabledClients),
  ])
  const lastFailure = failure && { at: failure.at, answer: failure.answer, detail: failure.detail }
  const clients = [...names].map(([id, name]) => ({ id, name }))
  return { ...ok({ ...providerJson(found, directory), clients, lastFailure }), headers: etagOf(found) }
}

async function change(call: Call<unknown, ChangeProviderBody>): Promise<Answer> {
  const { actor, params, body, directory, request } = call
  refuseForeignApps(actor, body)
  const { clientIds, ...rest } = body
  const apps = clientIds === undefined ? {} : { enabledClients: clientIds }
  const input = { ...rest, ...apps, ...ifMatch(request.headers['if-match']) }
  const changed = await directory.change((deps) => changeProvider(deps, actor, params.id as string, input))
  return { ...ok(providerJson(changed, directory)), headers: etagOf(changed) }
}

/** Whoever has people sent somewhere may read there what they prove themselves with (console.md 1.8, T3). */
function sendsPeople({ clientIds = [], provider = {} }: ChangeProviderBody): boolean {
  return clientIds.length > 0 || (provider.emailDomains ?? []).length > 0
}

/** Whoever says where people are proven, or how far that is believed, could be any of them (console.md 1.8, T3). */
function movesPeople({ isEnabled, provider = {} }: ChangeProviderBody): boolean {
  const turnsOn = [isEnabled, provider.trustsEmail, provider.takesNewcomers].includes(true)
  return turnsOn || Object.keys(provider).some((name) => saysWho.has(name))
}

const saysWho: ReadonlySet<string> = new Set([
  'clientId',
  'issuer',
  'domain',
  'authorizationEndpoint',
  'tokenEndpoint',
  'profileEndpoint',
])

function refuseForeignApps(actor: Actor, { clientIds }: ChangeProviderBody): void {
  if (clientIds !== undefined) refuseMissingPermission(['update:clients'], actor)
}

/** People go with the connection their account is of, so that the caller has to say so. */
async function remove({ actor, params, query, directory }: Call<DeleteProviderQuery>): Promise<Answer> {
  const withPeople = query.users === 'delete'
  if (withPeople) refuseMissingPermission(['delete:users'], actor)
  const { id } = presentProvider(await directory.stores.connections.find(params.id as string))
  await deleteConnection(directory, actor, id, { withPeople })
  return noContent
}

async function people({ params, directory }: Call): Promise<Answer> {
  const { connections } = directory.stores
  const { id } = presentProvider(await connections.find(params.id as string))
  return ok({ ...(await connections.countPeople(id)), countedAtMost: peopleCountedAtMost })
}

async function test({ params, directory }: Call): Promise<Answer> {
  const connection = presentProvider(await directory.stores.connections.find(params.id as string))
  const steps = await testUpstream(directory, connection)
  return ok({ works: steps.every(({ state }) => state !== 'fail'), steps })
}

/** Never a secret, nor the rest of the options, which may hold some (AUZ-10). */
function providerJson(connection: Connection, { publicUrl }: Directory) {
  const { id, name, strategy, displayName, organizationId, isEnabled, enabledClients, createdAt, version } = connection
  return {
    id,
    name,
    strategy,
    displayName,
    organizationId,
    isEnabled,
    clientIds: enabledClients,
    createdAt,
    version,
    callbackUrl: callbackAddress(publicUrl),
    provider: isProviderStrategy(strategy) ? providerSettings(connection) : null,
  }
}
