import type { FastifyRequest } from 'fastify'
import type { Client } from '../clients/client.ts'
import type { Actor } from '../kernel/actor.ts'

export type RequestOrigin = Pick<Actor, 'ip' | 'userAgent' | 'requestId'>

const userAgentMaxLength = 500

/** Where a request comes from, as sessions and the audit keep it. */
export function originOf(request: FastifyRequest): RequestOrigin {
  return {
    ip: request.callerAddress,
    userAgent: request.headers['user-agent']?.slice(0, userAgentMaxLength) ?? null,
    requestId: request.id,
  }
}

export function clientActor({ id, name }: Client, origin: RequestOrigin): Actor {
  return { kind: 'client', id, name, permissions: new Set(), ...origin }
}
