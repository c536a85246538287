import type { Application } from '../applications/application.ts'
import type { AuditStore } from '../audit/audit-event.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Clock } from '../kernel/clock.ts'
import { invalidField } from '../kernel/errors.ts'
import { presentUser } from '../users/find-user.ts'
import type { UserStore } from '../users/user-store.ts'
import {
  isSamePlan,
  type Offboarding,
  type OffboardingPlan,
  type OffboardingStore,
  onlyOrganization,
} from './offboarding.ts'

export interface OffboardingDeps {
  readonly users: Pick<UserStore, 'findForChange'>
  readonly offboardings: OffboardingStore
  readonly audit: AuditStore
  readonly clock: Clock
}

/**
 * Sets the day, or another one. Repeating is no fault and leaves no second event. Call it in a transaction, whose end
 * refuses it with `last_administrator` where an organization would be left without one.
 */
export async function scheduleOffboarding(
  deps: OffboardingDeps & { readonly application: Pick<Application, 'poolMode'> },
  actor: Actor,
  userId: string,
  plan: OffboardingPlan,
): Promise<Offboarding> {
  const { users, offboardings, audit, clock } = deps
  const now = clock.now()
  if (plan.at <= now) throw invalidField('at', 'Name a time in the future. To end an account now, suspend it.')
  if (plan.leavesOrganizations && deps.application.poolMode === 'isolated') throw onlyOrganization()
  presentUser(await users.findForChange(userId))
  const before = await offboardings.find(userId)
  if (before !== null && before.status === 'scheduled' && isSamePlan(before, plan)) return before
  await offboardings.schedule(userId, plan, now)
  const { leavesOrganizations, deleteAfterDays } = plan
  const details = { at: plan.at.toISOString(), leavesOrganizations, deleteAfterDays }
  await audit.record(actor, 'user.offboarding_scheduled', { kind: 'user', id: userId }, details)
  return { ...plan, userId, status: 'scheduled', scheduledAt: now, deleteAt: null, failure: null }
}

/** Calls off what waits for its day. Nothing to call off is no fault. Call it in a transaction. */
export async function cancelOffboarding(deps: OffboardingDeps, actor: Actor, userId: string): Promise<void> {
  presentUser(await deps.users.findForChange(userId))
  if (!(await deps.offboardings.cancel(userId))) return
  await deps.audit.record(actor, 'user.offboarding_cancelled', { kind: 'user', id: userId })
}
