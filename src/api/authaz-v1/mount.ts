// `/api/v1`: the API of the console, the command line and of programs with an API key.
import type { FastifyInstance } from 'fastify'
import type { AccessTokenVerifier } from '../../access-tokens/verify-access-token.ts'
import type { Directory } from '../../directory.ts'
import type { DrawLoginPreview } from '../../http/login-preview.ts'
import type { RateLimiter } from '../../http/rate-limit.ts'
import { eventStreams } from './audit/event-streams.ts'
import { anyCaller } from './authenticate.ts'
import { leaveBodies } from './imports/imports.ts'
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
  readonly drawLoginPreview: DrawLoginPreview
}

export async function mountAuthazV1(server: FastifyInstance, options: AuthazV1Options): Promise<void> {
  const { directory, console, verifier } = options
  const streams = eventStreams(directory, console, (fault) =>
    server.log.warn({ err: fault }, 'events could not be followed'),
  )
  // Before the server waits for its last answers: these would never end.
  server.addHook('preClose', () => streams.close())
  const face = { ...options, eventStreams: streams, authenticate: anyCaller(directory, console, verifier) }
  await mountRoutes(server, routes, face, leaveBodies)
}
