// `/api/{tenantId}/admin`: the API by which a customer company's own people are managed (seed 001).
import type { FastifyInstance } from 'fastify'
import type { AccessTokenVerifier } from '../../access-tokens/verify-access-token.ts'
import type { Directory } from '../../directory.ts'
import type { RateLimiter } from '../../http/rate-limit.ts'
import { bearerAuthentication } from './authenticate.ts'
import { mountRoutes } from './route.ts'
import { userRoutes } from './users.ts'

export interface TenantAdminOptions {
  readonly directory: Directory
  readonly verifier: AccessTokenVerifier
  readonly rateLimiter: RateLimiter | null
}

export async function mountTenantAdmin(server: FastifyInstance, options: TenantAdminOptions): Promise<void> {
  const { directory, verifier, rateLimiter } = options
  allowEveryOrigin(server)
  mountRoutes(server, userRoutes, { directory, authenticate: bearerAuthentication(directory, verifier), rateLimiter })
}

const preflightSeconds = 600

/**
 * Apps in a browser, for which the implicit flow is, call from an origin of their own. Any may: what is answered depends
 * on the token that is sent along and never on a cookie (WEB-10).
 */
function allowEveryOrigin(server: FastifyInstance): void {
  server.addHook('onRequest', async (_request, reply) => {
    reply.header('access-control-allow-origin', '*')
    reply.header('access-control-expose-headers', 'Idempotent-Replayed, Link, Location, Retry-After, WWW-Authenticate')
  })
  for (const path of new Set(userRoutes.map((route) => route.path))) {
    const methods = userRoutes.filter((route) => route.path === path).map(({ method }) => method)
    server.options(path, async (_request, reply) =>
      reply
        .code(204)
        .header('access-control-allow-methods', methods.join(', '))
        .header('access-control-allow-headers', 'Authorization, Content-Type, DPoP, Idempotency-Key')
        .header('access-control-max-age', preflightSeconds)
        .send(),
    )
  }
}
