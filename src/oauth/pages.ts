// What cannot be told to a client, because there is none that can be trusted, or because it is the person's own matter,
// is told to the person.
import { randomBytes } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { PlainPage, ShowPlainPage } from '../http/plain-page.ts'
import { RollcallError } from '../kernel/errors.ts'
import { asOAuthError } from './errors.ts'

/** Something is wrong with the request that the browser's address bar must not be trusted with. */
export class PageError extends Error {
  override readonly name = 'PageError'
  readonly status: number
  readonly title: string
  /** `over`: nobody built anything wrong; the person came too late, or in another browser. */
  readonly kind: 'wrong-request' | 'over'

  constructor(status: number, title: string, message: string, kind: PageError['kind'] = 'wrong-request') {
    super(message)
    this.status = status
    this.title = title
    this.kind = kind
  }
}

export function sendPageError(
  show: ShowPlainPage,
  fault: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  if (fault instanceof PageError) {
    const { status, kind, title, message } = fault
    return show(request, reply, status, { kind, technical: `${title}. ${message}` })
  }
  const { status, message } = asOAuthError(fault)
  if (status >= 500) request.log.error({ err: fault }, 'request failed')
  const retryAfterSeconds = fault instanceof RollcallError ? fault.retryAfterSeconds : undefined
  if (retryAfterSeconds !== undefined) reply.header('retry-after', retryAfterSeconds)
  return show(request, reply, status, pageOf(fault, status, message))
}

function pageOf(fault: unknown, status: number, message: string): PlainPage {
  if (fault instanceof RollcallError && fault.code === 'under_maintenance') return { kind: 'maintained' }
  if (status === 429) {
    const { retryAfterSeconds = null } = fault instanceof RollcallError ? fault : {}
    return { kind: 'too-many', retryAfterSeconds }
  }
  return status >= 500 ? { kind: 'broken' } : { kind: 'wrong-request', technical: message }
}

/** For the one script of a page (security.md 5.5). */
export function newNonce(): string {
  return randomBytes(16).toString('base64')
}
