// Credentials of a client on this face: the public keys by which it proves itself, and certificates on record.

import { Type } from 'typebox'
import { addClientCredential } from '../../../clients/add-client-credential.ts'
import { changeCredentialExpiry } from '../../../clients/change-credential-expiry.ts'
import { presentCredential } from '../../../clients/client-credential.ts'
import { presentClient } from '../../../clients/find-client.ts'
import { removeClientCredential } from '../../../clients/remove-client-credential.ts'
import { refuseStrongerClient } from '../../../operators/refuse-unheld-scopes.ts'
import { type Answer, anyOf, type Call, created, noContent, ok, type Route } from '../route.ts'
import { credentialInputFrom, credentialJson, timeIn } from './client-credentials-json.ts'
import {
  type AddCredentialBody,
  addCredentialBody,
  type ChangeCredentialBody,
  changeCredentialBody,
  credentialAnswer,
} from './client-credentials-schemas.ts'

const many = { path: '/clients/:id/credentials' }
const one = { path: '/clients/:id/credentials/:credential_id' }
const reads = anyOf('read:client_credentials')

const certificates =
  'Certificates for mutual TLS are kept and given back, and prove nothing: a client that is set to them gets no tokens.'

export const clientCredentialRoutes: readonly Route[] = [
  {
    method: 'GET',
    ...many,
    scopes: reads,
    summary: 'Get client credentials',
    answers: { 200: Type.Array(credentialAnswer) },
    handle: list,
  },
  {
    method: 'POST',
    ...many,
    scopes: anyOf('create:client_credentials'),
    summary: 'Create a client credential',
    answers: { 201: credentialAnswer },
    differs: certificates,
    body: addCredentialBody,
    handle: add,
  },
  {
    method: 'GET',
    ...one,
    scopes: reads,
    summary: 'Get client credential details',
    answers: { 200: credentialAnswer },
    handle: get,
  },
  {
    method: 'PATCH',
    ...one,
    scopes: anyOf('update:client_credentials'),
    summary: 'Update a client credential',
    answers: { 200: credentialAnswer },
    body: changeCredentialBody,
    handle: change,
  },
  {
    method: 'DELETE',
    ...one,
    scopes: anyOf('delete:client_credentials'),
    summary: 'Delete a client credential',
    answers: { 204: null },
    handle: remove,
  },
]

/** An array, whatever paging is asked for: a client has few. */
async function list({ params, directory }: Call): Promise<Answer> {
  const { id } = presentClient(await directory.stores.clients.find(params.id as string))
  return ok((await directory.stores.clientCredentials.listOf(id)).map(credentialJson))
}

async function add({ actor, params, body, directory }: Call<unknown, AddCredentialBody>): Promise<Answer> {
  const input = credentialInputFrom(body)
  const clientId = params.id as string
  const credential = await directory.change(async (deps) => {
    await refuseStrongerClient(deps, actor, clientId)
    return addClientCredential(deps, actor, clientId, input)
  })
  return created(credentialJson(credential))
}

async function get({ params, directory }: Call): Promise<Answer> {
  const { clientId, id } = placeIn(params)
  return ok(credentialJson(presentCredential(await directory.stores.clientCredentials.find(clientId, id))))
}

async function change(call: Call<unknown, ChangeCredentialBody>): Promise<Answer> {
  const { actor, params, body, directory } = call
  if (body.expires_at === undefined) return get(call as Call)
  const expiresAt = body.expires_at === null ? null : timeIn(body.expires_at)
  const place = placeIn(params)
  const changed = await directory.change(async (deps) => {
    await refuseStrongerClient(deps, actor, place.clientId)
    return changeCredentialExpiry(deps, actor, { ...place, expiresAt })
  })
  return ok(credentialJson(changed))
}

/** No fault when there was none (auth0.md 1.8). */
async function remove({ actor, params, directory }: Call): Promise<Answer> {
  await directory.change((deps) => removeClientCredential(deps, actor, placeIn(params)))
  return noContent
}

function placeIn(params: Call['params']) {
  return { clientId: params.id as string, id: params.credential_id as string }
}
