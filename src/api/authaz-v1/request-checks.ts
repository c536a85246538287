// What is checked of a request before anything in it is read.
import { timingSafeEqual } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { ProblemError } from '../../http/problem-details.ts'
import { RollcallError } from '../../kernel/errors.ts'
import { secretHash } from '../../kernel/sealing.ts'

/** A form or a text from another site needs no preflight, so nothing but JSON is read (WEB-03, INJ-11). */
export function refuseNoJson({ headers }: FastifyRequest): void {
  const hasBody = headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0
  const type = headers['content-type']?.split(';', 1)[0]?.trim().toLowerCase()
  if (!hasBody || type === 'application/json') return
  throw new ProblemError(415, 'invalid_input', 'Send the body as application/json.')
}

/** Browsers name the site that a write comes from. Programs do not, and they carry no cookies of somebody else. */
export function refuseForeignOrigin({ headers }: FastifyRequest, publicUrl: string): void {
  const { origin, host } = headers
  const site = headers['sec-fetch-site']
  const isForeignSite = site !== undefined && site !== 'same-origin' && site !== 'none'
  const isForeignOrigin = origin !== undefined && origin !== new URL(publicUrl).origin && hostOf(origin) !== host
  if (!isForeignSite && !isForeignOrigin) return
  throw new RollcallError('csrf_refused', `This request came from another site. Open the console at ${publicUrl}.`)
}

/** For writes that only a cookie vouches for: a page of another site cannot read the token (security.md 5.5). */
export function refuseMissingCsrfToken(request: FastifyRequest, csrfToken: string, source: string): void {
  if (isCsrfToken(request, csrfToken)) return
  throw new RollcallError('csrf_refused', `Send the csrfToken of ${source} as X-CSRF-Token.`)
}

export function isCsrfToken({ headers }: FastifyRequest, csrfToken: string): boolean {
  const given = headers['x-csrf-token']
  const hash = (token: string) => secretHash('csrf token', token)
  return typeof given === 'string' && timingSafeEqual(hash(given), hash(csrfToken))
}

/** Whether a page says that it asks by itself, with nobody at it. It can only keep its own session from being prolonged. */
export function isUnattended({ headers }: FastifyRequest): boolean {
  return headers['x-unattended'] !== undefined
}

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null
}
