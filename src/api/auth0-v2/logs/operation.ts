import type { FastifyRequest } from 'fastify'
import type { Actor } from '../../../kernel/actor.ts'
import type { JsonObject } from '../../../kernel/json.ts'

/** The row that was called. */
interface Called {
  readonly method: string
  readonly summary?: string
}

/** The caller beside what was called, for the entry of type `sapi` that a change writes. */
export function callingAs(actor: Actor, { method, summary }: Called, request: FastifyRequest): Actor {
  if (method === 'GET') return actor
  const operation = {
    name: summary ?? '',
    method: method.toLowerCase(),
    path: request.url.replace(/\?.*$/s, ''),
    query: request.query as JsonObject,
  }
  return { ...actor, operation }
}
