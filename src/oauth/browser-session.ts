import type { FastifyRequest } from 'fastify'
import type { Directory } from '../directory.ts'
import { readCookie } from '../http/cookies.ts'
import { type Session, sessionHash } from '../sessions/session.ts'

export interface BrowserSession {
  readonly session: Session
  /** What the browser holds; for form tokens. */
  readonly secret: string
}

/** Who is signed in in the browser that asks; null when nobody is. */
export async function browserSession(directory: Directory, request: FastifyRequest): Promise<BrowserSession | null> {
  const secret = readCookie(request.headers.cookie, 'session', directory.publicUrl)
  if (secret === null) return null
  const session = await directory.stores.sessions.findBySecret(sessionHash(secret), directory.clock.now())
  return session === null ? null : { session, secret }
}
