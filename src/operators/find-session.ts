import type { Clock } from '../kernel/clock.ts'
import type { Operator } from './operator.ts'
import { endOfSession, type OperatorSession, type OperatorSessionStore, sessionHash } from './operator-session.ts'

/** Written at most this often, so that reading pages does not become a write a click. */
const lastSeenEveryMinutes = 1

/** Who the cookie's secret belongs to; null for an unknown one and for a session that sat idle or ran out (SES-12). */
export async function findSession(
  { operatorSessions, clock }: { readonly operatorSessions: OperatorSessionStore; readonly clock: Clock },
  secret: string,
): Promise<{ readonly session: OperatorSession; readonly operator: Operator } | null> {
  const found = await operatorSessions.find(sessionHash(secret))
  if (found === null) return null
  const now = clock.now()
  if (endOfSession(found.session) <= now) return null
  if (now.getTime() - found.session.lastSeenAt.getTime() < lastSeenEveryMinutes * 60_000) return found
  await operatorSessions.setLastSeen(found.session.secretHash, now)
  return { ...found, session: { ...found.session, lastSeenAt: now } }
}
