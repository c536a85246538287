import type { AuditStore } from '../audit/audit-event.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Clock } from '../kernel/clock.ts'
import type { LogoutNotices } from './logout-notices.ts'
import { type IpRulesOfSessions, revokeIpRules } from './revoke-ip-rules.ts'
import type { EndedSession, SessionStore } from './session-store.ts'

export interface EndSessionDeps {
  readonly sessions: SessionStore
  readonly tokenFamilies: TokensOfSessions
  readonly logoutNotices: LogoutNotices
  readonly ipRules: IpRulesOfSessions
  readonly audit: AuditStore
  readonly clock: Clock
}

/** What was issued on the strength of a session. */
export interface TokensOfSessions {
  revokeOfSessions(sessionIds: readonly string[], at: Date, onlyOnline: boolean): Promise<number>
  revokeOf(owner: { readonly userId: string; readonly exceptSessionId?: string }, at: Date): Promise<number>
}

/** `signed-out`: by the person, whose apps with offline access go on. `revoked`: whatever hangs on it ends with it. */
export type HowItEnded = 'signed-out' | 'revoked'

/**
 * Ends one session in one transaction: the cookie, the tokens and the networks bound to it, and what its clients are told. None when there
 * was no such session, live or not; tokens that outlived one are revoked nevertheless.
 */
export async function endSession(
  deps: EndSessionDeps,
  actor: Actor,
  id: string,
  how: HowItEnded,
  { keepsOffline = how === 'signed-out' }: { readonly keepsOffline?: boolean } = {},
): Promise<readonly EndedSession[]> {
  const now = deps.clock.now()
  const ended = await deps.sessions.remove(id)
  await deps.tokenFamilies.revokeOfSessions([id], now, keepsOffline)
  if (ended === null) return []
  await deps.logoutNotices.queue([ended], now)
  await revokeIpRules(deps, actor, [id])
  const type = how === 'signed-out' ? 'user.signed_out' : 'user.session_revoked'
  await deps.audit.record(actor, type, { kind: 'user', id: ended.userId }, { session: id })
  return [ended]
}
