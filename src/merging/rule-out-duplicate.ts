import type { AuditStore } from '../audit/audit-event.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Clock } from '../kernel/clock.ts'
import { invalidField } from '../kernel/errors.ts'
import { presentUser } from '../users/find-user.ts'
import type { UserStore } from '../users/user-store.ts'
import type { MergeStore } from './merge-store.ts'

export interface RuleOutDeps {
  readonly merges: Pick<MergeStore, 'ruleOut' | 'reconsider'>
  readonly users: Pick<UserStore, 'find'>
  readonly audit: AuditStore
  readonly clock: Clock
}

/**
 * Two accounts that look like one person are two people: neither is a possible duplicate of the other any more. Recorded
 * of both, unless it was known. Throws `user_not_found`. Call it in a transaction.
 */
export async function ruleOutDuplicate(
  deps: RuleOutDeps,
  actor: Actor,
  userId: string,
  otherId: string,
): Promise<void> {
  const both = await twoPeople(deps, userId, otherId)
  if (await deps.merges.ruleOut(both, deps.clock.now())) await recordOfBoth(deps, actor, both, 'ruled_out')
}

/** Takes that back: they may be one person after all. Throws `user_not_found`. Call it in a transaction. */
export async function reconsiderDuplicate(
  deps: RuleOutDeps,
  actor: Actor,
  userId: string,
  otherId: string,
): Promise<void> {
  const both = await twoPeople(deps, userId, otherId)
  if (await deps.merges.reconsider(both)) await recordOfBoth(deps, actor, both, 'reconsidered')
}

async function twoPeople({ users }: RuleOutDeps, userId: string, otherId: string): Promise<readonly [string, string]> {
  const { id } = presentUser(await users.find(userId))
  const other = await users.find(otherId)
  if (other === null || other.id === id) throw invalidField('userId', 'Give the id of another user.')
  return [id, other.id]
}

async function recordOfBoth(
  { audit }: RuleOutDeps,
  actor: Actor,
  both: readonly [string, string],
  what: 'ruled_out' | 'reconsidered',
): Promise<void> {
  // Each without the other's id: what is erased of one must not stay with the other.
  for (const id of both) await audit.record(actor, `user.duplicate_${what}`, { kind: 'user', id }, {})
}
