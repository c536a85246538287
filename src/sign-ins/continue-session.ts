import type { Session } from '../sessions/session.ts'
import type { SignIn } from './sign-in.ts'

/**
 * The sign-in as it stands when this browser is signed in already; unchanged where the client wants the person to prove
 * themselves again (OpenID Connect Core §3.1.2.1, `prompt` and `max_age`).
 */
export function continueSession(signIn: SignIn, session: Session, now: Date): SignIn {
  if (asksAgain(signIn, session, now)) return signIn
  return {
    ...signIn,
    userId: session.userId,
    securityVersion: session.securityVersion,
    sessionId: session.id,
    proofs: [{ factor: 'session', id: session.id, at: session.authenticatedAt.toISOString() }],
  }
}

function asksAgain({ goal }: SignIn, { authenticatedAt }: Session, now: Date): boolean {
  if (goal.kind !== 'authorize') return false
  const { prompt, maxAgeSeconds } = goal.request
  if (prompt.includes('login') || prompt.includes('select_account')) return true
  return maxAgeSeconds !== null && now.getTime() - authenticatedAt.getTime() > maxAgeSeconds * 1000
}
