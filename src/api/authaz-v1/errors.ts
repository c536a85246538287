import type { FastifyReply, FastifyRequest } from 'fastify'
import { sendProblemDetails } from '../../http/problem-details.ts'

export function sendProblem(fault: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  return sendProblemDetails(fault, request, reply, challengeOf)
}

/** Browsers open no dialog for a scheme they do not know. */
function challengeOf(_fault: unknown, status: number): string | null {
  return status === 401 ? 'ApiKey realm="Rollcall", Bearer realm="Rollcall"' : null
}
