// `POST /oauth/introspect` (RFC 7662): whether a token is good at this moment, for the client it was issued to and for the
// API it is meant for. Everybody else hears what they would hear of a token that never was (OID-16).
import type { FastifyInstance } from 'fastify'
import type { AccessTokenClaims } from '../access-tokens/access-token.ts'
import { livePersonScope, personStanding } from '../access-tokens/check-standing.ts'
import { enforcesPermissions } from '../access-tokens/grantable-scope.ts'
import type { AccessTokenVerifier } from '../access-tokens/verify-access-token.ts'
import type { Client } from '../clients/client.ts'
import type { Directory } from '../directory.ts'
import { callerOf } from '../http/request-caller.ts'
import { isGenuine, readRefreshToken } from '../token-families/refresh-token.ts'
import type { TokenFamily } from '../token-families/token-family.ts'
import { authenticatedClient } from './client-authentication.ts'
import { OAuthError } from './errors.ts'
import { genuineToken } from './genuine-token.ts'
import { bodyParameters } from './parameters.ts'
import { permittedScope, personPermissions } from './token/person-permissions.ts'

export const introspectionPath = 'oauth/introspect'

const tokenMaxLength = 20_000
const inactive = { active: false }

export function mountIntrospection(server: FastifyInstance, directory: Directory, verifier: AccessTokenVerifier): void {
  server.post(`/${introspectionPath}`, async (request, reply) => {
    const parameters = bodyParameters(request)
    const { authorization } = request.headers
    const asked = { authorization, parameters, origin: callerOf(request) }
    const { client, isProven } = await authenticatedClient(directory, asked)
    if (!isProven) throw new OAuthError(401, 'invalid_client', 'Unauthorized')
    const token = parameters.required('token', tokenMaxLength)
    const state =
      (await refreshTokenState(directory, client, token)) ??
      (await accessTokenState(directory, verifier, client, token)) ??
      inactive
    return reply.header('cache-control', 'no-store').send(state)
  })
}

/** Told to the client that holds it alone; asking spends nothing. */
async function refreshTokenState(directory: Directory, client: Client, token: string): Promise<object | null> {
  const { stores, sealer, clock, issuer } = directory
  const parts = readRefreshToken(token)
  const family = parts === null ? null : await stores.tokenFamilies.findLive(parts.familyId, clock.now())
  if (parts === null || family === null || family.clientId !== client.id) return null
  if (parts.generation !== family.generation || !isGenuine(sealer, family, parts)) return null
  const { keyThumbprint, expiresAt } = family
  return {
    active: true,
    iss: issuer,
    sub: family.userId,
    client_id: family.clientId,
    scope: (await scopeNow(directory, family, family.audience, family.scope)).join(' '),
    iat: seconds(family.createdAt),
    ...(expiresAt === null ? {} : { exp: seconds(expiresAt) }),
    ...confirmation(keyThumbprint),
  }
}

async function accessTokenState(
  directory: Directory,
  verifier: AccessTokenVerifier,
  client: Client,
  token: string,
): Promise<object | null> {
  const claims = await genuineToken(verifier, token)
  if (claims === null || !concerns(client, claims)) return null
  const live = await liveState(directory, claims)
  if (live === null) return null
  const { clientId, audience, issuedAt, expiresAt, keyThumbprint } = claims
  return {
    active: true,
    iss: directory.issuer,
    aud: audience.length === 1 ? audience[0] : audience,
    client_id: clientId,
    token_type: keyThumbprint === null ? 'Bearer' : 'DPoP',
    iat: issuedAt,
    exp: expiresAt,
    ...confirmation(keyThumbprint),
    ...live,
  }
}

function concerns({ id, resourceServerIdentifier }: Client, { clientId, audience }: AccessTokenClaims): boolean {
  return id === clientId || (resourceServerIdentifier !== null && audience.includes(resourceServerIdentifier))
}

/** Of whom the token speaks and what it may still do; null when it is over. */
async function liveState(directory: Directory, claims: AccessTokenClaims): Promise<object | null> {
  const { stores, clock } = directory
  const { subject, clientId, audience, keyId, scope } = claims
  if (subject.kind === 'client') {
    const grant = await stores.grantStanding.standing(clientId, audience[0] as string, keyId)
    if (grant === null) return null
    const granted = new Set(grant.scope.split(' '))
    return { sub: `${clientId}@clients`, scope: [...scope].filter((name) => granted.has(name)).join(' ') }
  }
  const standing = await personStanding(stores.tokenFamilies, claims, clock.now())
  if (standing === null) return null
  const { userId, sessionId, organizationId } = standing
  const live = await scopeNow(directory, standing, audience[0] ?? null, [...livePersonScope(claims, standing)])
  return {
    sub: userId,
    scope: live.join(' '),
    ...(sessionId === null ? {} : { sid: sessionId }),
    ...(organizationId === null ? {} : { org_id: organizationId }),
  }
}

/** Where the API enforces roles, no more than the person may do at this moment: roles end without a word to anybody. */
async function scopeNow(
  { stores, clock }: Directory,
  { userId, organizationId }: Pick<TokenFamily, 'userId' | 'organizationId'>,
  audience: string | null,
  scope: readonly string[],
): Promise<readonly string[]> {
  const api = audience === null ? null : await stores.resourceServers.findByIdentifier(audience)
  if (audience === null || !enforcesPermissions(api)) return scope
  return permittedScope(scope, await personPermissions(stores, userId, organizationId, audience, clock.now()))
}

function confirmation(keyThumbprint: string | null): object {
  return keyThumbprint === null ? {} : { cnf: { jkt: keyThumbprint } }
}

function seconds(time: Date): number {
  return Math.floor(time.getTime() / 1000)
}
