import type { FastifyRequest } from 'fastify'
import type { Caller } from '../kernel/actor.ts'

const userAgentMaxCharacters = 500

export function callerOf(request: FastifyRequest): Caller {
  return {
    ip: request.callerAddress,
    userAgent: request.headers['user-agent']?.slice(0, userAgentMaxCharacters) ?? null,
    requestId: request.id,
  }
}
