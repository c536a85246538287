import type { Actor } from '../kernel/actor.ts'
import type { JsonObject } from '../kernel/json.ts'
import type { EndSessionDeps } from './end-session.ts'
import { revokeIpRules } from './revoke-ip-rules.ts'
import type { Session } from './session.ts'
import type { EndedSession } from './session-store.ts'

/** More than one end at once only where the limit was set or lowered lately. */
const namedAtMost = 100

/**
 * Ends the oldest sessions of a person so that at most so many are left with the one that was just opened, and what was
 * issued in them. Call it in the transaction that opened that one, behind whatever keeps two sign-ins of one person apart.
 */
export async function endOldestSessions(
  { sessions, tokenFamilies, logoutNotices, ipRules, audit, clock }: EndSessionDeps,
  actor: Actor,
  { id: kept, userId }: Pick<Session, 'id' | 'userId'>,
  mostSessions: number,
): Promise<readonly EndedSession[]> {
  const now = clock.now()
  const ended = await sessions.removeOldestOf(userId, mostSessions - 1, kept, now)
  if (ended.length === 0) return ended
  const endedIds = ended.map(({ id }) => id)
  const tokens = await tokenFamilies.revokeOfSessions(endedIds, now, false)
  await logoutNotices.queue(ended, now)
  await revokeIpRules({ ipRules, audit }, actor, endedIds)
  const [only, ...more] = endedIds
  const named: JsonObject =
    more.length === 0 && only !== undefined ? { session: only } : { ended: endedIds.slice(0, namedAtMost) }
  const details = { sessions: ended.length, tokens, except: kept, mostSessions, ...named }
  await audit.record(actor, 'user.oldest_sessions_ended', { kind: 'user', id: userId }, details)
  return ended
}
