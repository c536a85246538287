// Refresh tokens on this face: a token family each, by id, by user and by client (auth0.md 3.17, 5.9).
import type { JsonObject } from '../../../kernel/json.ts'
import { presentFamily } from '../../../token-families/find-family.ts'
import { noteFamily } from '../../../token-families/note-family.ts'
import { revokeFamiliesOf } from '../../../token-families/revoke-families-of.ts'
import { revokeFamily } from '../../../token-families/revoke-family.ts'
import { presentUser } from '../../../users/find-user.ts'
import { emptyObject } from '../answers.ts'
import { WireError } from '../errors.ts'
import { fieldSelection } from '../fields.ts'
import { type Answer, anyOf, type Call, noContent, ok, type Route } from '../route.ts'
import { userParams } from '../users/user-schemas.ts'
import { refreshTokenFieldNames, refreshTokenJson } from './refresh-tokens-json.ts'
import {
  type ListRefreshTokensQuery,
  listRefreshTokensQuery,
  type RevokeRefreshTokensBody,
  revokeRefreshTokensBody,
  type UpdateRefreshTokenBody,
  updateRefreshTokenBody,
} from './refresh-tokens-schemas.ts'
import { refreshToken, refreshTokenList, tokenList } from './session-answers.ts'
import { accepted } from './sessions.ts'
import { checkpointAnswer } from './sessions-json.ts'
import { checkpointRequest, type OfUserQuery, ofUserQuery } from './sessions-schemas.ts'

const ofUser = { path: '/users/:id/refresh-tokens', params: userParams }
const one = { path: '/refresh-tokens/:id' }
const reads = { method: 'GET', scopes: anyOf('read:refresh_tokens') } as const
const ends = anyOf('delete:refresh_tokens')

export const refreshTokenRoutes: readonly Route[] = [
  {
    ...reads,
    ...ofUser,
    summary: 'Get refresh tokens for a user',
    query: ofUserQuery,
    answers: { 200: tokenList },
    handle: listOfUser,
  },
  {
    method: 'DELETE',
    ...ofUser,
    whilePaused: 'contains',
    summary: 'Delete refresh tokens for a user',
    scopes: ends,
    answers: { 202: emptyObject },
    handle: removeAllOfUser,
  },
  {
    ...reads,
    path: '/refresh-tokens',
    summary: 'Get refresh tokens',
    query: listRefreshTokensQuery,
    answers: { 200: refreshTokenList },
    handle: list,
  },
  {
    method: 'POST',
    path: '/refresh-tokens/revoke',
    whilePaused: 'contains',
    summary: 'Revoke refresh tokens',
    scopes: ends,
    body: revokeRefreshTokensBody,
    answers: { 202: emptyObject },
    handle: revokeMany,
  },
  { ...reads, ...one, summary: 'Get a refresh token', answers: { 200: refreshToken }, handle: get },
  {
    method: 'PATCH',
    ...one,
    summary: 'Update a refresh token',
    answers: { 200: refreshToken },
    scopes: anyOf('update:refresh_tokens'),
    body: updateRefreshTokenBody,
    handle: update,
  },
  {
    method: 'DELETE',
    ...one,
    whilePaused: 'contains',
    summary: 'Delete a refresh token',
    scopes: ends,
    answers: { 204: null },
    handle: remove,
  },
]

async function listOfUser({ params, query, directory }: Call<OfUserQuery>): Promise<Answer> {
  const { stores, clock } = directory
  const { id } = presentUser(await stores.users.find(params.id as string))
  const page = await stores.tokenFamilies.listOf({ userId: id }, checkpointRequest(query), clock.now())
  return checkpointAnswer('tokens', page, refreshTokenJson)
}

async function removeAllOfUser({ actor, params, directory }: Call): Promise<Answer> {
  await directory.change(async (deps) => {
    const { id: userId } = presentUser(await deps.users.find(params.id as string))
    await revokeFamiliesOf(deps, actor, { userId })
  })
  return accepted
}

/** Nobody has none: this list says nothing of whether the user exists. */
async function list({ query, directory }: Call<ListRefreshTokensQuery>): Promise<Answer> {
  const select = fieldSelection(query, refreshTokenFieldNames)
  const { user_id: userId, client_id: clientId } = query
  const owner = { userId, ...(clientId === undefined ? {} : { clientId }) }
  const page = await directory.stores.tokenFamilies.listOf(owner, checkpointRequest(query), directory.clock.now())
  return checkpointAnswer('refresh_tokens', page, (family) => select(refreshTokenJson(family)))
}

async function get({ params, directory }: Call): Promise<Answer> {
  const family = await directory.stores.tokenFamilies.findLive(params.id as string, directory.clock.now())
  return ok(refreshTokenJson(presentFamily(family)))
}

async function update({ actor, params, body, directory }: Call<unknown, UpdateRefreshTokenBody>): Promise<Answer> {
  const id = params.id as string
  const { refresh_token_metadata: note } = body
  if (note === undefined) return get({ params, directory } as Call)
  return ok(refreshTokenJson(await directory.change((deps) => noteFamily(deps, actor, id, note as JsonObject | null))))
}

/** No fault when there was none. */
async function remove({ actor, params, directory }: Call): Promise<Answer> {
  await directory.change((deps) => revokeFamily(deps, actor, params.id as string))
  return noContent
}

/** By their ids, or a user's, narrowed by client and then by API. Ids of none are passed over. */
async function revokeMany({ actor, body, directory }: Call<unknown, RevokeRefreshTokensBody>): Promise<Answer> {
  const { ids, user_id: userId, client_id: clientId, audience } = body
  refuseMixture(body)
  await directory.change(async (deps) => {
    for (const id of ids ?? []) await revokeFamily(deps, actor, id)
    if (userId === undefined) return
    await revokeFamiliesOf(deps, actor, {
      userId,
      ...(clientId === undefined ? {} : { clientId }),
      ...(audience === undefined ? {} : { audience }),
    })
  })
  return accepted
}

function refuseMixture({ ids, user_id, client_id, audience }: RevokeRefreshTokensBody): void {
  const narrows = client_id !== undefined || audience !== undefined
  const isByIds = ids !== undefined && user_id === undefined && !narrows
  const isByUser = ids === undefined && user_id !== undefined && (audience === undefined || client_id !== undefined)
  if (isByIds || isByUser) return
  const message = 'Send either ids, or user_id with an optional client_id and, beside that, an optional audience.'
  throw new WireError(400, message, 'invalid_body')
}
