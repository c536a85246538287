// `/api/v2`: the vendor's Management API over our directory.
import type { FastifyInstance } from 'fastify'
import type { AccessTokenVerifier } from '../../access-tokens/verify-access-token.ts'
import type { Directory } from '../../directory.ts'
import { allowEveryOrigin } from '../../http/cross-origin.ts'
import type { RateLimiter } from '../../http/rate-limit.ts'
import { bearerAuthentication } from './authenticate.ts'
import { takeForms } from './jobs/jobs-import.ts'
import { type FaceLimits, mountRoutes } from './route.ts'
import { routes } from './routes.ts'

export interface Auth0V2Options {
  readonly directory: Directory
  readonly verifier: AccessTokenVerifier
  readonly rateLimiter: RateLimiter | null
  readonly limits: FaceLimits
  /** To be called when a job was queued. */
  readonly wakeJobs: () => void
}

export async function mountAuth0V2(server: FastifyInstance, options: Auth0V2Options): Promise<void> {
  const { directory, verifier, rateLimiter, limits, wakeJobs } = options
  const face = {
    directory,
    authenticate: bearerAuthentication(directory, verifier),
    rateLimiter,
    limits,
    wakeJobs,
  }
  // Apps in a browser read and change the profile of whoever is signed in, with scopes of `*:current_user*`.
  allowEveryOrigin(server, routes, {
    takes: ['Authorization', 'Content-Type', 'DPoP', 'Idempotency-Key', 'Auth0-Client'],
    exposes: ['Idempotent-Replayed', 'Retry-After', 'WWW-Authenticate', ...rateLimitHeaders],
  })
  await mountRoutes(server, routes, face, takeForms)
}

const rateLimitHeaders = ['X-RateLimit-Limit', 'X-RateLimit-Remaining', 'X-RateLimit-Reset']
