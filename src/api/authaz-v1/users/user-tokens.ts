// What was issued to a user and goes on without them: refresh tokens, what they allowed apps, and their API keys.
import { type Static, Type } from 'typebox'
import type { Consent } from '../../../consents/consent.ts'
import { revokeConsent } from '../../../consents/revoke-consent.ts'
import { RollcallError } from '../../../kernel/errors.ts'
import { deviceName } from '../../../sessions/device-name.ts'
import { presentFamily } from '../../../token-families/find-family.ts'
import { revokeFamiliesOf } from '../../../token-families/revoke-families-of.ts'
import { revokeFamily } from '../../../token-families/revoke-family.ts'
import type { TokenFamily } from '../../../token-families/token-family.ts'
import { presentUser } from '../../../users/find-user.ts'
import { closed, count, flag, pageOf, text, textOrNull, timestamp, timestampOrNull } from '../answers.ts'
import { clientNames } from '../clients/client-names.ts'
import { type PageQuery, pageAnswer, pageParameters, pageQuery, pageRequest } from '../paging.ts'
import { type Answer, type Call, noContent, ok, type Route } from '../route.ts'
import { apiKey, keyJson } from '../settings/keys.ts'

const client = closed({ id: text, name: text })

const refreshToken = closed(
  {
    id: text,
    client,
    device: text,
    ip: textOrNull,
    audience: textOrNull,
    scope: Type.Array(text),
    rotates: flag,
    sessionId: textOrNull,
    createdAt: timestamp,
    lastUsedAt: timestampOrNull,
    idleExpiresAt: timestampOrNull,
    expiresAt: timestampOrNull,
  },
  'RefreshTokenRecord',
)
const grant = closed(
  { id: text, client, audience: textOrNull, scope: Type.Array(text), givenAt: timestamp },
  'GrantRecord',
)

const tokensQuery = Type.Object(
  {
    ...pageParameters,
    sessionId: Type.Optional(
      Type.String({ minLength: 1, maxLength: 100, description: 'Those that were issued in this session.' }),
    ),
  },
  { additionalProperties: false },
)

const looks = ['read:sessions']
const revokes = ['revoke:sessions']

export const userTokenRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/users/:id/refresh-tokens',
    access: looks,
    query: tokensQuery,
    summary: 'List the refresh tokens of a user',
    answers: { 200: pageOf(refreshToken) },
    handle: listTokens,
  },
  {
    method: 'POST',
    path: '/users/:id/refresh-tokens/revoke',
    access: revokes,
    whilePaused: 'contains',
    summary: 'Revoke every token of a user',
    answers: { 200: closed({ revoked: count }) },
    handle: revokeTokens,
  },
  {
    method: 'DELETE',
    path: '/users/:id/refresh-tokens/:tokenId',
    access: revokes,
    whilePaused: 'contains',
    summary: 'Revoke a refresh token of a user',
    answers: { 204: null },
    handle: revokeToken,
  },
  {
    method: 'GET',
    path: '/users/:id/grants',
    access: looks,
    query: pageQuery,
    summary: 'List what a user allowed apps',
    answers: { 200: pageOf(grant) },
    handle: listGrants,
  },
  {
    method: 'DELETE',
    path: '/users/:id/grants/:grantId',
    access: revokes,
    whilePaused: 'contains',
    summary: 'Take back what a user allowed an app',
    answers: { 204: null },
    handle: revokeGrant,
  },
  {
    method: 'GET',
    path: '/users/:id/keys',
    access: ['read:api_keys'],
    query: pageQuery,
    summary: 'List the API keys of a user',
    answers: { 200: pageOf(apiKey) },
    handle: listKeys,
  },
]

/** Those that would be taken, newest first. */
async function listTokens({ params, query, directory }: Call<Static<typeof tokensQuery>>): Promise<Answer> {
  const { stores, clock } = directory
  const request = pageRequest(query)
  const { id: userId } = presentUser(await stores.users.find(params.id as string))
  const found = await stores.tokenFamilies.listOf(
    { userId, ...(query.sessionId !== undefined && { sessionId: query.sessionId }) },
    request,
    clock.now(),
  )
  const names = await clientNames(
    directory,
    found.items.map(({ clientId }) => clientId),
  )
  return pageAnswer(found, request, (family) => tokenJson(family, names))
}

/** Those without a refresh token end too: afterwards no app holds anything of this person. */
async function revokeTokens({ actor, params, directory }: Call): Promise<Answer> {
  const revoked = await directory.change(async (deps) => {
    const { id: userId } = presentUser(await deps.users.find(params.id as string))
    return revokeFamiliesOf(deps, actor, { userId })
  })
  return ok({ revoked })
}

async function revokeToken({ actor, params, directory }: Call): Promise<Answer> {
  const { id: userId, tokenId } = params as { id: string; tokenId: string }
  await directory.change(async (deps) => {
    const family = await deps.tokenFamilies.find(tokenId)
    presentFamily(family?.userId === userId ? family : null)
    if (!(await revokeFamily(deps, actor, tokenId))) presentFamily(null)
  })
  return noContent
}

async function listGrants({ params, query, directory }: Call<PageQuery>): Promise<Answer> {
  const { stores } = directory
  const request = pageRequest(query)
  const { id: userId } = presentUser(await stores.users.find(params.id as string))
  const found = await stores.consents.list({ userId }, request)
  const names = await clientNames(
    directory,
    found.items.map(({ clientId }) => clientId),
  )
  return pageAnswer(found, request, (consent) => grantJson(consent, names))
}

/** The tokens that the app got by it end too. */
async function revokeGrant({ actor, params, directory }: Call): Promise<Answer> {
  const { id: userId, grantId } = params as { id: string; grantId: string }
  await directory.change(async (deps) => {
    const consent = await deps.consents.findForChange(grantId)
    if (consent?.userId !== userId || !(await revokeConsent(deps, actor, grantId))) {
      throw new RollcallError('consent_not_found', 'The user allows no app anything by this id.')
    }
  })
  return noContent
}

async function listKeys({ params, query, directory }: Call<PageQuery>): Promise<Answer> {
  const { stores } = directory
  const request = pageRequest(query)
  const { id: userId } = presentUser(await stores.users.find(params.id as string))
  return pageAnswer(await stores.apiKeys.list(request, { userId }), request, keyJson)
}

function tokenJson(family: TokenFamily, names: ReadonlyMap<string, string>) {
  const { id, clientId, last, audience, scope, rotates, sessionId, createdAt, idleExpiresAt, expiresAt } = family
  return {
    id,
    client: { id: clientId, name: names.get(clientId) ?? clientId },
    device: deviceName(last.userAgent),
    ip: last.ip,
    audience,
    scope,
    rotates,
    sessionId,
    createdAt,
    lastUsedAt: family.lastExchangedAt,
    idleExpiresAt,
    expiresAt,
  }
}

function grantJson({ id, clientId, audience, scope, givenAt }: Consent, names: ReadonlyMap<string, string>) {
  const client = { id: clientId, name: names.get(clientId) ?? clientId }
  return { id, client, audience: audience === '' ? null : audience, scope, givenAt }
}
