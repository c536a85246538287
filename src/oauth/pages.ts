// Pages of the protocol itself: what cannot be told to a client because there is none that can be trusted, or because it
// is the person's own matter.
import { randomBytes } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { type PlainPage, sendPlainPage } from '../http/plain-page.ts'
import { asOAuthError } from './errors.ts'

/** Something is wrong with the request that the browser's address bar must not be trusted with. */
export class PageError extends Error {
  override readonly name = 'PageError'
  readonly status: number
  readonly title: string

  constructor(status: number, title: string, message: string) {
    super(message)
    this.status = status
    this.title = title
  }
}

export function sendPageError(fault: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (fault instanceof PageError)
    return sendPlainPage(reply, fault.status, pageOf(fault.title, fault.message, fault.status, request))
  const known = asOAuthError(fault)
  if (known.status >= 500) request.log.error({ err: fault }, 'request failed')
  const title = known.status >= 500 ? 'Something went wrong' : 'This request is not right'
  return sendPlainPage(reply, known.status, pageOf(title, known.message, known.status, request))
}

/** The log knows a request by its id where the fault is ours; of others support finds nothing under it. */
function pageOf(title: string, message: string, status: number, request: FastifyRequest): PlainPage {
  return { title, lines: [message], ...(status >= 500 ? { reference: request.id } : {}) }
}

/** For the one script of a page (security.md 5.5). */
export function newNonce(): string {
  return randomBytes(16).toString('base64')
}
