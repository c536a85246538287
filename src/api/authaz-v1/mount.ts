// `/api/v1`: the API of the console, the command line and of programs with an API key.
import type { FastifyInstance } from 'fastify'
import type { AccessTokenVerifier } from '../../access-tokens/verify-access-token.ts'
import type { Directory } from '../../directory.ts'
import type { RateLimiter } from '../../http/rate-limit.ts'
import { anyCaller } from './authenticate.ts'
import { leaveBodies } from './imports.ts'
import { mountRoutes } from './route.ts'
import { routes } from './routes.ts'

export interface AuthazV1Options {
  readonly directory: Directory
  /** Of the people who run Rollcall. */
  readonly console: Directory
  readonly verifier: AccessTokenVerifier
  readonly rateLimiter: RateLimiter | null
  /** To be called when a job was queued. */
  readonly wakeJobs: () => void
}

export async function mountAuthazV1(server: FastifyInstance, options: AuthazV1Options): Promise<void> {
  const face = { ...options, authenticate: anyCaller(options.directory, options.console, options.verifier) }
  await mountRoutes(server, routes, face, leaveBodies)
}
