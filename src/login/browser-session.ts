import { readCookie } from '../http/cookies.ts'
import { type Session, sessionHash } from '../sessions/session.ts'
import type { Visit } from './visit.ts'

/** The session that this browser is signed in by; null where nobody is. */
export async function browserSession({ directory, request }: Visit): Promise<Session | null> {
  const { stores, clock, publicUrl } = directory
  const secret = readCookie(request.headers.cookie, 'session', publicUrl)
  return secret === null ? null : stores.sessions.findBySecret(sessionHash(secret), clock.now())
}
