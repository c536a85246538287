import type { Session } from '../sessions/session.ts'
import { type Standing, stepOf } from './load-facts.ts'
import type { SignIn } from './sign-in.ts'
import type { SignInDeps } from './sign-in-deps.ts'
import type { RefusalReason } from './sign-in-facts.ts'

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

/**
 * Where the sign-in stands when the session carries it; null where it does not. Whom the client is not for is no more
 * signed in there than a stranger: they may come by another account (AUT-17), or by a way that is asked for.
 */
export async function carriedBy(deps: SignInDeps, signIn: SignIn, session: Session): Promise<Standing | null> {
  const standing = await stepOf(deps, continueSession(signIn, session, deps.clock.now()), signIn.origin)
  const { step } = standing
  return step.kind === 'refused' && anotherWay.has(step.reason) ? null : standing
}

/** What another sign-in mends. */
const anotherWay: ReadonlySet<RefusalReason> = new Set(['session-ended', 'not-served', 'single-sign-on', 'method'])

function asksAgain({ goal }: SignIn, { authenticatedAt }: Session, now: Date): boolean {
  if (goal.kind !== 'authorize') return false
  const { prompt, maxAgeSeconds } = goal.request
  if (prompt.includes('login') || prompt.includes('select_account')) return true
  return maxAgeSeconds !== null && now.getTime() - authenticatedAt.getTime() > maxAgeSeconds * 1000
}
