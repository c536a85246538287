import { issueAccessToken } from '../../access-tokens/issue-access-token.ts'
import { secondsFor } from '../../access-tokens/token-lifetime.ts'
import { clientActor } from '../client-actor.ts'
import { OAuthError } from '../errors.ts'
import { refuseMachines, refuseWithoutPossession } from './refuse-closed-api.ts'
import type { TokenAnswer, TokenCall } from './token-call.ts'

/** For a machine that acts for itself (RFC 6749 §4.4), with the vendor's `audience` (auth0.md 1.2). */
export async function clientCredentials(call: TokenCall): Promise<TokenAnswer> {
  const { directory, client, parameters } = call
  // A public client is not known to be who it says (RFC 6749 §4.4).
  if (!call.isProven) throw new OAuthError(401, 'access_denied', 'Unauthorized')
  // Answering without it would be a token for more than was asked.
  if (parameters.text('organization', 100) !== null) {
    throw new OAuthError(400, 'invalid_request', 'Clients that act for themselves get no tokens for an organization')
  }
  const audience = parameters.text('audience', 1_000)
  if (audience === null) throw new OAuthError(403, 'access_denied', 'Missing required parameter: audience')
  const { stores } = directory
  const resourceServer = await stores.resourceServers.findByIdentifier(audience)
  if (resourceServer === null) {
    throw new OAuthError(403, 'access_denied', `Service not enabled within domain: ${audience}`)
  }
  const grant = await stores.clientGrants.findFor(client.id, audience, 'client')
  if (grant === null) {
    throw new OAuthError(
      403,
      'access_denied',
      `Client is not authorized to access "${audience}". You need to create a "client-grant" associated to this API.`,
    )
  }
  refuseMachines(resourceServer, grant)
  refuseWithoutPossession(resourceServer, call.keyThumbprint)
  const scope = grantedScope(grant.scope, parameters.words('scope', 20_000))
  const lifetimeSeconds = secondsFor(client, resourceServer.tokenLifetimeSeconds)
  const token = await issueAccessToken(
    { ...directory, signingKeys: stores.signingKeys },
    { clientId: client.id, audience, scope, lifetimeSeconds, keyThumbprint: call.keyThumbprint },
  )
  await recordIssue(call, audience)
  return {
    access_token: token,
    ...(scope.length === 0 ? {} : { scope: scope.join(' ') }),
    expires_in: lifetimeSeconds,
    token_type: call.keyThumbprint === null ? 'Bearer' : 'DPoP',
  }
}

/** What was asked for, all of which must be granted; everything granted when nothing was asked for. */
function grantedScope(granted: readonly string[], wanted: readonly string[]): readonly string[] {
  if (wanted.length === 0) return granted
  const missing = wanted.filter((scope) => !granted.includes(scope))
  if (missing.length === 0) return wanted
  throw new OAuthError(403, 'access_denied', `Client has not been granted scopes: ${missing.join(', ')}`)
}

async function recordIssue({ directory, client, origin }: TokenCall, audience: string): Promise<void> {
  const subject = { kind: 'client', id: client.id } as const
  await directory.stores.audit.record(clientActor(client, origin), 'client.tokens_issued', subject, { audience })
}
