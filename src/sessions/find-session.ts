import { RollcallError } from '../kernel/errors.ts'
import type { Session } from './session.ts'

/** The session, or `session_not_found`. */
export function presentSession(session: Session | null): Session {
  if (session === null) throw new RollcallError('session_not_found', 'The session does not exist.')
  return session
}
