import { cookieHeader } from '../../http/cookies.ts'
import type { OpenedSession } from '../../sessions/open-session.ts'
import { cookieSeconds } from '../../sessions/session.ts'
import type { Visit } from '../visit.ts'

/** The session goes on in this browser under a secret that nobody saw before (SES-01). */
export function setSessionCookie({ directory, reply }: Visit, { session, secret }: OpenedSession): void {
  const { publicUrl, clock } = directory
  const maxAgeSeconds = cookieSeconds(session, clock.now())
  reply.header('set-cookie', cookieHeader('session', secret, { publicUrl, maxAgeSeconds }))
}
