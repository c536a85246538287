import type { FastifyInstance } from 'fastify'
import { allowEveryOrigin as allow } from '../http/cross-origin.ts'

const methods = ['GET', 'POST']

const headers = {
  takes: ['Authorization', 'Content-Type', 'DPoP', 'Auth0-Client'],
  exposes: ['WWW-Authenticate', 'DPoP-Nonce', 'Retry-After'],
}

/** What apps in a browser call from their own origin. */
export function allowEveryOrigin(scope: FastifyInstance, paths: readonly string[]): void {
  allow(
    scope,
    paths.flatMap((path) => methods.map((method) => ({ method, path: `/${path}` }))),
    headers,
  )
}
