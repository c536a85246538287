// `/api/{tenantId}/admin`: the API by which a customer company's own people are managed (seed 001).
import type { FastifyInstance } from 'fastify'
import type { AccessTokenVerifier } from '../../access-tokens/verify-access-token.ts'
import type { Directory } from '../../directory.ts'
import { allowEveryOrigin } from '../../http/cross-origin.ts'
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
  // Apps in a browser, for which the implicit flow is, call from an origin of their own.
  allowEveryOrigin(server, userRoutes, {
    takes: ['Authorization', 'Content-Type', 'DPoP', 'Idempotency-Key'],
    exposes: ['Idempotent-Replayed', 'Link', 'Location', 'Retry-After', 'WWW-Authenticate'],
  })
  mountRoutes(server, userRoutes, { directory, authenticate: bearerAuthentication(directory, verifier), rateLimiter })
}
