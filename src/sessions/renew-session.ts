import { RollcallError } from '../kernel/errors.ts'
import { newSessionSecret, type OpenedSession, type OpenSessionDeps } from './open-session.ts'
import { type ProofOfPerson, type Session, sessionHash } from './session.ts'
import { lastFirstFactorAt, withProofs } from './session-proofs.ts'

export interface RenewSessionInput {
  /** What was proven just now; joins what was proven before. */
  readonly methods: readonly ProofOfPerson[]
  /** The person's present one, after a change of their own that ended everything else. */
  readonly securityVersion: number
}

/**
 * A new secret for a session whose person just proved more, or changed what they prove it by: whatever cookie was known
 * before is worthless (SES-01). Its limits stay as they are. Throws `session_expired` when it ended meanwhile.
 */
export async function renewSession(
  { sessions }: OpenSessionDeps,
  session: Session,
  { methods, securityVersion }: RenewSessionInput,
): Promise<OpenedSession> {
  const changes = {
    methods: withProofs(session.methods, methods),
    authenticatedAt: lastFirstFactorAt(methods) ?? session.authenticatedAt,
    securityVersion,
  }
  const secret = newSessionSecret()
  if (!(await sessions.renew(session.id, sessionHash(secret), changes))) {
    throw new RollcallError('session_expired', 'This session has ended. Sign in again.')
  }
  return { session: { ...session, ...changes }, secret }
}
