// Suspending: new sign-ins, refresh and our own APIs refuse the person from the next request on, until somebody activates
// them or the time that was named has come. What they hold rests meanwhile, unless the caller ends it.

import type { AuditStore } from '../audit/audit-event.ts'
import { changedValues } from '../audit/changed-values.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Clock } from '../kernel/clock.ts'
import { invalidField } from '../kernel/errors.ts'
import type { JsonObject } from '../kernel/json.ts'
import { presentUser } from './find-user.ts'
import { stateAfter, stateOf } from './lifecycle.ts'
import type { User } from './user.ts'
import type { UserStore } from './user-store.ts'
import { userValues } from './user-values.ts'

export interface SuspendUserDeps {
  readonly users: Pick<UserStore, 'findForChange' | 'save' | 'endGrantsOf' | 'keepAccount'>
  readonly audit: AuditStore
  readonly clock: Clock
}

export interface SuspendUserInput {
  /** Left out, the reason of a suspension that stands is kept. */
  readonly reason?: string | null
  /** Left out, it ends by nothing but activation. */
  readonly until?: Date | null
  /** Sessions and tokens end for good, and do not come back with the person. */
  readonly endsSessions?: boolean
}

/** Repeating is no fault: a suspension that stands takes the new end and reason. Call it in a transaction. */
export async function suspendUser(
  deps: SuspendUserDeps,
  actor: Actor,
  id: string,
  input: SuspendUserInput,
): Promise<User> {
  const until = input.until ?? null
  if (until !== null && until <= deps.clock.now()) {
    throw invalidField('until', 'Name a time in the future, or leave it out for a suspension without end.')
  }
  const user = presentUser(await deps.users.findForChange(id))
  const suspended = await suspendLocked(deps, actor, user, { ...input, until })
  // Of a suspension that stands this alone is new.
  if (suspended === user && input.endsSessions === true) await recordSuspension(deps, actor, user, { ...input, until })
  return suspended
}

/**
 * For a user the caller has locked already. Whoever suspended last answers for it, but an organization does not take over,
 * nor change, what the directory set; what they hold ends all the same.
 */
export async function suspendLocked(
  { users, audit, clock }: SuspendUserDeps,
  actor: Actor,
  user: User,
  { reason, until = null, endsSessions = false }: SuspendUserInput,
): Promise<User> {
  const now = clock.now()
  if (endsSessions) await users.endGrantsOf(user.id)
  const before = stateOf(user, now)
  const { organizationId = null } = actor
  if (before === 'suspended' && organizationId !== null && user.suspendedByOrganization !== organizationId) return user
  const isBlocked = stateAfter(before, 'suspend') === 'suspended'
  const kept = before === 'suspended' ? user.suspensionReason : null
  const suspension = {
    isBlocked,
    suspendedUntil: until,
    suspensionReason: reason === undefined ? kept : reason,
    suspendedByOrganization: organizationId,
  }
  if (before === 'suspended' && isSame(user, suspension)) return user
  const changed = { ...user, ...suspension, updatedAt: now, version: user.version + 1 }
  await users.save(changed)
  const values = changedValues(userValues(user), userValues(changed))
  await recordSuspension({ audit }, actor, user, { reason, until, endsSessions }, values)
  return changed
}

function isSame(
  user: User,
  next: Pick<User, 'suspendedUntil' | 'suspensionReason' | 'suspendedByOrganization'>,
): boolean {
  return (
    user.suspendedUntil?.getTime() === next.suspendedUntil?.getTime() &&
    user.suspensionReason === next.suspensionReason &&
    user.suspendedByOrganization === next.suspendedByOrganization
  )
}

async function recordSuspension(
  { audit }: Pick<SuspendUserDeps, 'audit'>,
  actor: Actor,
  { id }: User,
  { reason, until, endsSessions }: SuspendUserInput,
  values: JsonObject = {},
): Promise<void> {
  await audit.record(
    actor,
    'user.suspended',
    { kind: 'user', id },
    {
      ...(reason == null ? {} : { reason }),
      ...(until == null ? {} : { until: until.toISOString() }),
      ...(endsSessions === true ? { endsSessions } : {}),
      ...values,
    },
  )
}
