import type { FastifyRequest } from 'fastify'
import type { Actor } from '../../../kernel/actor.ts'
import type { JsonObject } from '../../../kernel/json.ts'
import type { Route } from '../route.ts'

/** The caller beside what was called, for the entry of type `sapi` that a change writes. */
export function callingAs(actor: Actor, { method, summary }: Route, request: FastifyRequest): Actor {
  if (method === 'GET') return actor
  const operation = {
    name: summary ?? '',
    method: method.toLowerCase(),
    path: request.url.replace(/\?.*$/s, ''),
    query: request.query as JsonObject,
    scopes: [...actor.permissions],
  }
  return { ...actor, operation }
}
