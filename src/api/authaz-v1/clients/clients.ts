// OAuth clients: the programs that people sign in to, and those that act for themselves. Making one answers in the words
// of the token endpoint that it is for, so that the command line needs one call.
import { type Static, Type } from 'typebox'
import type { PoolMode } from '../../../applications/application.ts'
import type { Client } from '../../../clients/client.ts'
import { currentSecret, openClientSecret } from '../../../clients/client-secret.ts'
import { createClient } from '../../../clients/create-client.ts'
import { createClientGrant } from '../../../clients/create-client-grant.ts'
import { clientNotFound, presentClient } from '../../../clients/find-client.ts'
import { updateClient } from '../../../clients/update-client.ts'
import { deleteClient } from '../../../connections/delete-client.ts'
import { invalidField } from '../../../kernel/errors.ts'
import { familyRules } from '../../../token-families/family-rules.ts'
import { closed, pageOf, text, textOrNull } from '../answers.ts'
import { changeWithProof } from '../change-with-proof.ts'
import { confirmWeakening, foundWeakening } from '../confirm-weakening.ts'
import { namesWhere } from '../demand-step-up.ts'
import { orderAsked, sortParameter } from '../list-order.ts'
import { pageAnswer, pageParameters, pageRequest } from '../paging.ts'
import { type Answer, type Call, created, noContent, ok, type Route } from '../route.ts'
import { addressSettings, changedSettings, clientRecordOf, inOwnWords } from './client-json.ts'
import {
  type CreateClientBody,
  clientRecord,
  createClientBody,
  type UpdateClientBody,
  updateClientBody,
} from './client-schemas.ts'
import { confirmingGrant, grantedScopes } from './granted-scopes.ts'

const all = '/clients'
const one = '/clients/:id'

const listQuery = Type.Object(
  { sort: sortParameter(['created', 'name'], 'created'), ...pageParameters },
  { additionalProperties: false },
)
type ListQuery = Static<typeof listQuery>

const newClient = closed({ client_id: text, client_secret: textOrNull, audience: text, token_url: text })

export const clientRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: all,
    access: ['read:clients'],
    query: listQuery,
    summary: 'List clients',
    answers: { 200: pageOf(clientRecord) },
    handle: list,
  },
  {
    method: 'POST',
    path: all,
    access: ['create:clients'],
    body: createClientBody,
    stepUp: confirmingClient,
    summary: 'Create a client',
    answers: { 201: newClient },
    handle: create,
  },
  {
    method: 'GET',
    path: one,
    access: ['read:clients'],
    summary: 'Get a client',
    answers: { 200: clientRecord },
    handle: get,
  },
  {
    method: 'PATCH',
    path: one,
    access: ['update:clients'],
    body: updateClientBody,
    stepUp: loweringGuard,
    summary: 'Change a client',
    answers: { 200: clientRecord },
    handle: update,
  },
  {
    method: 'DELETE',
    path: one,
    access: ['delete:clients'],
    stepUp: 'always',
    summary: 'Delete a client',
    answers: { 204: null },
    handle: remove,
  },
]

async function list({ query, directory }: Call<ListQuery>): Promise<Answer> {
  const { sort, ...paging } = query
  const request = pageRequest(paging)
  const now = directory.clock.now()
  const page = await directory.stores.clients.list({ order: orderAsked(sort), page: request })
  return pageAnswer(page, request, (client) => clientRecordOf(client, now))
}

async function get({ params, directory }: Call): Promise<Answer> {
  const client = presentClient(await directory.stores.clients.find(params.id as string))
  return ok(clientRecordOf(client, directory.clock.now()))
}

function confirmingClient({ body, directory }: Call<unknown, CreateClientBody>) {
  return confirmingGrant(directory, body.audience ?? directory.managementAudience, body.scopes ?? [])
}

async function create({ actor, body, directory }: Call<unknown, CreateClientBody>): Promise<Answer> {
  const audience = body.audience ?? directory.managementAudience
  const settings = addressSettings(body)
  const client = await directory
    .change(async (deps) => {
      const made = await createClient(deps, actor, { name: body.name, ...kindOf(body), ...limitOf(body), settings })
      if (wantsGrant(body)) {
        const scope = await grantedScopes(deps, actor, audience, body.scopes ?? [])
        await createClientGrant(deps, actor, { clientId: made.id, audience, scope })
      }
      return made
    })
    .catch(inOwnWords)
  return created({
    client_id: client.id,
    client_secret: openClientSecret(directory.sealer, client.id, currentSecret(client, client.createdAt)),
    audience,
    token_url: `${directory.publicUrl}oauth/token`,
  })
}

async function update(call: Call<unknown, UpdateClientBody>): Promise<Answer> {
  const { actor, params, body, directory } = call
  refuseWithoutEffect(directory.application.poolMode, body)
  const input = {
    ...(body.name === undefined ? {} : { name: body.name }),
    ...(body.signInMethods === undefined ? {} : { signInMethods: body.signInMethods }),
    ...(body.requiresMfa === undefined ? {} : { requiresMfa: body.requiresMfa }),
    ...limitOf(body),
    ...(body.accessTokenMinutes === undefined ? {} : { accessTokenMinutes: body.accessTokenMinutes }),
    settings: (current: Parameters<typeof changedSettings>[0]) => changedSettings(current, body),
  }
  const saved = await changeWithProof(call, async (deps, asking) => {
    const beforeChange = (current: Client) => confirmWeakening(asking, loweredBy(current, body))
    const changed = await updateClient(deps, actor, params.id as string, { ...input, beforeChange })
    if (body.refreshToken?.rotates === false && familyRules(changed).rotates) {
      throw invalidField('refreshToken.rotates', 'The refresh tokens of a program that keeps no secret always rotate.')
    }
    return changed
  }).catch(inOwnWords)
  return ok(clientRecordOf(saved, directory.clock.now()))
}

function limitOf({ sessionMinutes }: Pick<UpdateClientBody, 'sessionMinutes'>) {
  return sessionMinutes === undefined ? {} : { sessionMinutes }
}

async function loweringGuard(call: Call<unknown, UpdateClientBody>) {
  const current = presentClient(await call.directory.stores.clients.find(call.params.id as string))
  return foundWeakening(call, loweredBy(current, call.body))
}

/** Whether people would get in with less than now. */
function loweredBy({ requiresMfa, signInMethods: taken }: Client, body: UpdateClientBody): readonly string[] {
  const { signInMethods: wanted = taken } = body
  return namesWhere({
    requiresMfa: requiresMfa && body.requiresMfa === false,
    signInMethods: taken !== null && (wanted === null || wanted.some((method) => !taken.includes(method))),
  })
}

/** Where pools are isolated, every sign-in names an organization. */
function refuseWithoutEffect(poolMode: PoolMode, { organizationUsage = 'require' }: UpdateClientBody): void {
  if (poolMode !== 'isolated' || organizationUsage === 'require') return
  throw invalidField('organizationUsage', 'Pools are isolated here, so that an organization is always required.')
}

async function remove({ actor, params, directory }: Call): Promise<Answer> {
  const wasThere = await directory.change((deps) => deleteClient(deps, actor, params.id as string))
  if (!wasThere) throw clientNotFound()
  return noContent
}

function kindOf({ machine, type }: CreateClientBody) {
  if (machine === true || type === 'non_interactive') {
    return { appType: 'non_interactive', grantTypes: ['client_credentials'] }
  }
  // What their programs can do safely: neither the implicit flow nor tokens for themselves (RFC 9700 §2.1.2).
  return type === undefined ? {} : { appType: type, grantTypes: ['authorization_code', 'refresh_token'] }
}

function wantsGrant({ machine, audience, scopes }: CreateClientBody): boolean {
  return machine === true || audience !== undefined || scopes !== undefined
}
