// Failures of this face. What has a page is shown by the login face; here is only what keeps us from getting there.
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { statusOfKind } from '../http/error-status.ts'
import { RollcallError } from '../kernel/errors.ts'

export function sendFault(fault: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { status, message } = known(fault)
  if (status >= 500) request.log.error({ err: fault }, 'request failed')
  if (fault instanceof RollcallError && fault.retryAfterSeconds !== undefined) {
    reply.header('retry-after', fault.retryAfterSeconds)
  }
  return reply.code(status).type('text/plain; charset=utf-8').send(`${message} (${request.id})\n`)
}

function known(fault: unknown): { readonly status: number; readonly message: string } {
  if (fault instanceof RollcallError && fault.kind !== 'internal') {
    return { status: statusOfKind[fault.kind], message: fault.message }
  }
  const status = (fault as FastifyError).statusCode
  if (status !== undefined && status >= 400 && status < 500) {
    return { status, message: 'The answer of the provider could not be read. Sign in again.' }
  }
  return { status: 500, message: 'Something broke on our side. Go back to the app and sign in again.' }
}
