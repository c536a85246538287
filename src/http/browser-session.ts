import type { FastifyRequest } from 'fastify'
import type { Clock } from '../kernel/clock.ts'
import { type Session, sessionHash } from '../sessions/session.ts'
import type { SessionStore } from '../sessions/session-store.ts'
import { readCookie } from './cookies.ts'

export interface BrowserSessionDeps {
  readonly stores: { readonly sessions: Pick<SessionStore, 'findBySecret'> }
  readonly clock: Clock
  readonly publicUrl: string
}

export interface BrowserSession {
  readonly session: Session
  /** What the browser holds; for form tokens. */
  readonly secret: string
}

/** Who is signed in in the browser that asks; null when nobody is. */
export async function browserSession(
  { stores, clock, publicUrl }: BrowserSessionDeps,
  { headers }: Pick<FastifyRequest, 'headers'>,
): Promise<BrowserSession | null> {
  const secret = readCookie(headers.cookie, 'session', publicUrl)
  if (secret === null) return null
  const session = await stores.sessions.findBySecret(sessionHash(secret), clock.now())
  return session === null ? null : { session, secret }
}
