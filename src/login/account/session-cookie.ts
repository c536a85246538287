import { cookieHeader } from '../../http/cookies.ts'
import type { OpenedSession } from '../../sessions/open-session.ts'
import type { Visit } from '../visit.ts'

/** The session goes on in this browser under a secret that nobody saw before (SES-01). */
export function setSessionCookie({ directory, reply }: Visit, { session, secret }: OpenedSession): void {
  const { publicUrl, clock } = directory
  const leftSeconds = Math.max(0, Math.floor((session.expiresAt.getTime() - clock.now().getTime()) / 1000))
  const maxAgeSeconds = session.isPersistent ? leftSeconds : null
  reply.header('set-cookie', cookieHeader('session', secret, { publicUrl, maxAgeSeconds }))
}
