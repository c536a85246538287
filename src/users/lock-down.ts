// Locking down: the one act for an account that a stranger may be in. The person is suspended, and nothing that opened
// the account before opens it again (console.md, D3). Activating lets them back in, by a new password.
import type { AuditStore } from '../audit/audit-event.ts'
import { changedValues } from '../audit/changed-values.ts'
import type { RememberedBrowserStore } from '../authentication-methods/remembered-browser.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Clock } from '../kernel/clock.ts'
import type { PasswordStore } from '../passwords/password-store.ts'
import type { LogoutNotices } from '../sessions/logout-notices.ts'
import { type IpRulesOfSessions, revokeIpRules } from '../sessions/revoke-ip-rules.ts'
import type { SessionStore } from '../sessions/session-store.ts'
import { presentUser } from './find-user.ts'
import type { HoldingStore } from './holdings.ts'
import type { User } from './user.ts'
import type { UserStore } from './user-store.ts'
import { userValues } from './user-values.ts'

export interface LockDownDeps {
  readonly users: Pick<UserStore, 'findForChange' | 'save' | 'endGrantsOf'>
  readonly sessions: Pick<SessionStore, 'removeAllOf'>
  readonly tokenFamilies: { revokeOf(owner: { readonly userId: string }, at: Date): Promise<number> }
  readonly apiKeys: { revokeAllOf(userId: string, at: Date): Promise<number> }
  readonly passwords: Pick<PasswordStore, 'find' | 'remove'>
  readonly rememberedBrowsers: Pick<RememberedBrowserStore, 'removeAllOf'>
  readonly holdings: HoldingStore
  readonly logoutNotices: LogoutNotices
  readonly ipRules: IpRulesOfSessions
  readonly audit: AuditStore
  readonly clock: Clock
}

/** What ended. */
export interface LockedDown {
  readonly sessions: number
  readonly refreshTokens: number
  readonly apiKeys: number
  readonly passwords: number
  readonly rememberedBrowsers: number
}

/** Repeating ends what came since. Call it in a transaction. */
export async function lockDown(
  deps: LockDownDeps,
  actor: Actor,
  id: string,
  reason: string,
): Promise<{ readonly user: User; readonly ended: LockedDown }> {
  const { users, audit, clock } = deps
  const now = clock.now()
  const user = presentUser(await users.findForChange(id))
  const held = await deps.holdings.countOf(id, now)
  const suspension = { isBlocked: true, suspendedUntil: null, suspensionReason: reason, suspendedByOrganization: null }
  const locked = { ...user, ...suspension, updatedAt: now, version: user.version + 1 }
  await users.save(locked)
  const sessions = await endSessions(deps, actor, id, now)
  await deps.tokenFamilies.revokeOf({ userId: id }, now)
  const ended = {
    sessions,
    refreshTokens: held.refreshTokens,
    apiKeys: await deps.apiKeys.revokeAllOf(id, now),
    passwords: await removePasswords(deps, user),
    rememberedBrowsers: await deps.rememberedBrowsers.removeAllOf(id),
  }
  // Whatever else was begun for them: links, codes, half-done sign-ins.
  await users.endGrantsOf(id)
  const details = { reason, ...ended, ...changedValues(userValues(user), userValues(locked)) }
  await audit.record(actor, 'user.locked_down', { kind: 'user', id }, details)
  return { user: locked, ended }
}

async function endSessions(deps: LockDownDeps, actor: Actor, id: string, now: Date): Promise<number> {
  const ended = await deps.sessions.removeAllOf(id)
  await deps.logoutNotices.queue(ended, now)
  await revokeIpRules(
    deps,
    actor,
    ended.map((session) => session.id),
  )
  return ended.length
}

/** The earlier ones go too: none of them may be guessed from what a stranger knows. */
async function removePasswords({ passwords }: LockDownDeps, { identities }: User): Promise<number> {
  let removed = 0
  for (const { connectionId, subject } of identities) {
    if ((await passwords.find({ connectionId, subject })) === null) continue
    await passwords.remove({ connectionId, subject })
    removed += 1
  }
  return removed
}
