import type { Actor } from '../kernel/actor.ts'
import type { EndSessionDeps } from './end-session.ts'
import { revokeIpRules } from './revoke-ip-rules.ts'
import type { EndedSession } from './session-store.ts'

export interface EndSessionsOfOptions {
  /** The session that asks, which goes on. */
  readonly exceptId?: string
  /**
   * `bound`: what hangs on the sessions that end now. `online`: of that, what is of no use without the person. `every`:
   * also tokens whose session ended long ago.
   */
  readonly tokens?: 'online' | 'bound' | 'every'
}

/** Ends every session of a person and what was issued in them, in one transaction. Nothing to end leaves no event. */
export async function endSessionsOf(
  { sessions, tokenFamilies, logoutNotices, ipRules, audit, clock }: EndSessionDeps,
  actor: Actor,
  userId: string,
  { exceptId, tokens: which = 'bound' }: EndSessionsOfOptions = {},
): Promise<readonly EndedSession[]> {
  const now = clock.now()
  const kept = exceptId === undefined ? {} : { exceptSessionId: exceptId }
  const ended = await sessions.removeAllOf(userId, exceptId)
  const endedIds = ended.map(({ id }) => id)
  let tokens = await tokenFamilies.revokeOfSessions(endedIds, now, which === 'online')
  if (which === 'every') tokens += await tokenFamilies.revokeOf({ userId, ...kept }, now)
  if (ended.length + tokens === 0) return ended
  await logoutNotices.queue(ended, now)
  await revokeIpRules({ ipRules, audit }, actor, endedIds)
  const details = { sessions: ended.length, tokens, ...(exceptId === undefined ? {} : { except: exceptId }) }
  await audit.record(actor, 'user.sessions_revoked', { kind: 'user', id: userId }, details)
  return ended
}
