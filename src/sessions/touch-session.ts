import { RollcallError } from '../kernel/errors.ts'
import { idleEnd, type OpenSessionDeps, type SessionLimits } from './open-session.ts'
import type { Origin, Session } from './session.ts'

export interface TouchSessionInput {
  readonly origin: Origin
  readonly settings: Pick<SessionLimits, 'sessionIdleMinutes'>
}

const touchEveryMs = 60_000

/** Notes that the session is in use, at most once a minute, and at once where it moved. False where nothing was written. */
export async function touchSession(
  { sessions, clock }: OpenSessionDeps,
  { id, lastInteractedAt, expiresAt, last }: Session,
  { origin, settings }: TouchSessionInput,
): Promise<boolean> {
  const now = clock.now()
  if (now.getTime() - lastInteractedAt.getTime() < touchEveryMs && origin.ip === last.ip) return false
  try {
    await sessions.touch(id, now, idleEnd(now, expiresAt, settings), origin)
    return true
  } catch (fault) {
    // Where nothing can be written people go on reading. A session that was not prolonged only ends the earlier.
    if (fault instanceof RollcallError && fault.code === 'under_maintenance') return false
    throw fault
  }
}
