// Every endpoint of OAuth 2 and OpenID Connect: those that programs call answer in JSON, those that browsers visit in pages.
import type { FastifyInstance } from 'fastify'
import type { AccessTokenVerifier } from '../access-tokens/verify-access-token.ts'
import type { Directory } from '../directory.ts'
import type { ShowPlainPage } from '../http/plain-page.ts'
import type { RateLimiter } from '../http/rate-limit.ts'
import { RollcallError } from '../kernel/errors.ts'
import { mountAuthorize } from './authorize/authorize-endpoint.ts'
import { mountPushedRequests } from './authorize/pushed-requests.ts'
import { allowEveryOrigin } from './cors.ts'
import { dbconnectionPaths, mountDbconnections } from './dbconnections/mount-dbconnections.ts'
import { deviceCodePath, mountDeviceCode } from './device/device-code-endpoint.ts'
import { discoveryPaths, mountDiscovery } from './discovery.ts'
import { sendOAuthError } from './errors.ts'
import { mountIntrospection } from './introspection.ts'
import { mountRpLogout } from './logout/rp-logout.ts'
import { mountVendorLogout } from './logout/vendor-logout.ts'
import { mfaPaths, mountMfa } from './mfa/mount-mfa.ts'
import { sendPageError } from './pages.ts'
import { mountPasswordless, passwordlessStartPath } from './passwordless/start.ts'
import { refuseNetworks } from './refuse-network.ts'
import { mountRevocation, revocationPath } from './revocation.ts'
import { mountRevocationFeed } from './revocation-feed.ts'
import { mountTokenEndpoint, tokenEndpointPath } from './token/token-endpoint.ts'
import { mountUserinfo, userinfoPath } from './userinfo.ts'

export interface OAuthOptions {
  readonly directory: Directory
  readonly verifier: AccessTokenVerifier
  readonly rateLimiter: RateLimiter | null
  readonly showPage: ShowPlainPage
}

export async function mountOAuth(server: FastifyInstance, options: OAuthOptions): Promise<void> {
  const { directory, verifier, rateLimiter, showPage } = options
  await server.register(async (scope) => {
    scope.setErrorHandler(sendOAuthError)
    allowEveryOrigin(scope, discoveryPaths)
    mountDiscovery(scope, directory)
  })
  await server.register(async (scope) => {
    scope.setErrorHandler(sendOAuthError)
    limitRate(scope, rateLimiter)
    allowEveryOrigin(scope, [tokenEndpointPath, userinfoPath, revocationPath])
    mountTokenEndpoint(scope, directory)
    mountUserinfo(scope, directory, verifier)
    mountRevocation(scope, directory, verifier)
  })
  await server.register(async (scope) => {
    scope.setErrorHandler(sendOAuthError)
    limitRate(scope, rateLimiter)
    mountPushedRequests(scope, directory)
    mountIntrospection(scope, directory, verifier)
    mountRevocationFeed(scope, directory)
  })
  await server.register(async (scope) => {
    scope.setErrorHandler(sendOAuthError)
    limitRate(scope, rateLimiter)
    allowEveryOrigin(scope, [deviceCodePath, passwordlessStartPath, ...mfaPaths])
    refuseNetworks(scope, directory)
    mountDeviceCode(scope, directory)
    mountPasswordless(scope, directory)
    mountMfa(scope, directory)
  })
  await server.register(async (scope) => {
    limitRate(scope, rateLimiter)
    allowEveryOrigin(scope, dbconnectionPaths)
    refuseNetworks(scope, directory)
    mountDbconnections(scope, directory)
  })
  await server.register(async (scope) => {
    scope.setErrorHandler((fault, request, reply) => sendPageError(showPage, fault, request, reply))
    limitRate(scope, rateLimiter)
    mountAuthorize(scope, directory)
    mountRpLogout(scope, directory, showPage)
    mountVendorLogout(scope, directory, showPage)
  })
}

/** By address: who asks is not known yet. */
function limitRate(scope: FastifyInstance, rateLimiter: RateLimiter | null): void {
  scope.addHook('onRequest', async (request) => {
    const verdict = rateLimiter?.take(`token ${request.callerAddress}`, Date.now())
    if (verdict === undefined || verdict.isAllowed) return
    const { retryAfterSeconds } = verdict
    throw new RollcallError('rate_limited', 'Global limit has been reached', { retryAfterSeconds })
  })
}
