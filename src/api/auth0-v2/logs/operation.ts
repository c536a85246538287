import type { FastifyRequest } from 'fastify'
import type { TSchema } from 'typebox'
import type { Actor } from '../../../kernel/actor.ts'
import type { JsonObject } from '../../../kernel/json.ts'

/** The row that was called. */
interface Called {
  readonly method: string
  readonly summary?: string
  readonly query?: TSchema
}

/** The caller beside what was called, for the entry of type `sapi` that a change writes. */
export function callingAs(actor: Actor, { method, summary, query }: Called, request: FastifyRequest): Actor {
  if (method === 'GET') return actor
  const operation = {
    name: summary ?? '',
    method: method.toLowerCase(),
    path: request.url.replace(/\?.*$/s, ''),
    query: declaredIn(query, request.query as JsonObject),
  }
  return { ...actor, operation }
}

/** What the row knows nothing of is anybody's text, and kept nowhere. */
function declaredIn(schema: TSchema | undefined, query: JsonObject): JsonObject {
  const known = (schema as { properties?: object } | undefined)?.properties ?? {}
  return Object.fromEntries(Object.entries(query).filter(([name]) => Object.hasOwn(known, name)))
}
