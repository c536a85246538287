// `POST /oauth/token` for machines: client_credentials (RFC 6749 §4.4) with the vendor's `audience` (auth0.md 1.2).
import type { FastifyInstance } from 'fastify'
import { type Static, Type } from 'typebox'
import { issueAccessToken } from '../access-tokens/issue-access-token.ts'
import type { Client } from '../clients/client.ts'
import type { Directory } from '../directory.ts'
import type { RateLimiter } from '../http/rate-limit.ts'
import { compileSchema } from '../http/schema.ts'
import { RollcallError } from '../kernel/errors.ts'
import { authenticatedClient, presentedClient } from './client-authentication.ts'
import { OAuthError, sendOAuthError } from './errors.ts'

export const tokenEndpointPath = 'oauth/token'

const text = (maxLength: number) => Type.Optional(Type.String({ maxLength }))

const tokenBody = Type.Object({
  grant_type: Type.String({ minLength: 1, maxLength: 200 }),
  client_id: text(200),
  client_secret: text(1_000),
  audience: text(1_000),
  scope: text(20_000),
})
type TokenBody = Static<typeof tokenBody>

export function mountTokenEndpoint(
  server: FastifyInstance,
  directory: Directory,
  rateLimiter: RateLimiter | null,
): void {
  const validate = compileSchema(tokenBody)
  server.setErrorHandler(sendOAuthError)
  server.post(`/${tokenEndpointPath}`, async (request, reply) => {
    const verdict = rateLimiter?.take(`token ${request.callerAddress}`, Date.now())
    if (verdict?.isAllowed === false) {
      throw new RollcallError('rate_limited', 'Global limit has been reached', {
        retryAfterSeconds: verdict.retryAfterSeconds,
      })
    }
    const body = (request.body ?? {}) as TokenBody
    const fault = validate(body)
    if (fault !== null) {
      throw new OAuthError(400, 'invalid_request', `${fault.message}${fault.path === '' ? '' : ` on ${fault.path}`}`)
    }
    if (body.grant_type !== 'client_credentials') {
      throw new OAuthError(403, 'unsupported_grant_type', `Unsupported grant type: ${body.grant_type.slice(0, 100)}`)
    }
    const { stores, sealer } = directory
    const client = await authenticatedClient(
      { clients: stores.clients, sealer },
      presentedClient(request.headers.authorization, body),
    )
    reply.header('cache-control', 'no-store')
    return grantClientCredentials(directory, client, body)
  })
}

async function grantClientCredentials(directory: Directory, client: Client, { audience, scope }: TokenBody) {
  if (!client.grantTypes.includes('client_credentials')) {
    throw new OAuthError(403, 'unauthorized_client', "Grant type 'client_credentials' not allowed for the client.")
  }
  if (audience === undefined || audience === '') {
    throw new OAuthError(403, 'access_denied', 'Missing required parameter: audience')
  }
  const { stores, issuer, clock, sealer } = directory
  const resourceServer = await stores.resourceServers.findByIdentifier(audience)
  if (resourceServer === null)
    throw new OAuthError(403, 'access_denied', `Service not enabled within domain: ${audience}`)
  const grant = await stores.clientGrants.findFor(client.id, audience, 'client')
  if (grant === null) {
    throw new OAuthError(
      403,
      'access_denied',
      `Client is not authorized to access "${audience}". You need to create a "client-grant" associated to this API.`,
    )
  }
  const granted = grantedScope(grant.scope, scope)
  const lifetimeSeconds = resourceServer.tokenLifetimeSeconds
  const accessToken = await issueAccessToken(
    { signingKeys: stores.signingKeys, sealer, clock, issuer },
    { clientId: client.id, audience, scope: granted, lifetimeSeconds },
  )
  return {
    access_token: accessToken,
    ...(granted.length === 0 ? {} : { scope: granted.join(' ') }),
    expires_in: lifetimeSeconds,
    token_type: 'Bearer',
  }
}

/** What was asked for, all of which must be granted; everything granted when nothing was asked for. */
function grantedScope(granted: readonly string[], asked: string | undefined): readonly string[] {
  const wanted = (asked ?? '').split(' ').filter((scope) => scope !== '')
  if (wanted.length === 0) return granted
  const missing = wanted.filter((scope) => !granted.includes(scope))
  if (missing.length > 0) {
    throw new OAuthError(403, 'access_denied', `Client has not been granted scopes: ${missing.join(', ')}`)
  }
  return [...new Set(wanted)]
}
