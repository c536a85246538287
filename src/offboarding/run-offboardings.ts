// What is due happens in one transaction a person: the lock on its row is the lease, so of several processes one does it,
// and one that is killed has done nothing.
import { systemActor } from '../kernel/actor.ts'
import type { Change } from '../kernel/change.ts'
import type { Clock } from '../kernel/clock.ts'
import { RollcallError } from '../kernel/errors.ts'
import { type DeleteUserDeps, deleteUser } from '../users/delete-user.ts'
import { presentUser } from '../users/find-user.ts'
import { mayComeIn } from '../users/lifecycle.ts'
import { suspendLocked } from '../users/suspend-user.ts'
import type { User } from '../users/user.ts'
import type { UserStore } from '../users/user-store.ts'
import type { Offboarding, OffboardingStore } from './offboarding.ts'

export interface RunOffboardingsDeps {
  readonly change: Change<RunningStores>
  readonly clock: Clock
  readonly onFault: (fault: unknown) => void
}

interface RunningStores extends DeleteUserDeps {
  readonly users: UserStore
  readonly offboardings: OffboardingStore
}

const dayMs = 24 * 60 * 60_000

/** Everything that is due now. An offboarding that cannot be is recorded as failed, and nothing of it has happened. */
export async function runOffboardings(deps: RunOffboardingsDeps, stop: AbortSignal): Promise<void> {
  while (!stop.aborted) {
    const held: { due: Offboarding | null } = { due: null }
    try {
      await deps.change(async (stores) => {
        const now = deps.clock.now()
        held.due = await stores.offboardings.lockDue(now)
        if (held.due !== null) await carryOut(stores, held.due, now)
      })
    } catch (fault) {
      if (held.due === null) throw fault
      await noteFailure(deps, held.due, fault)
    }
    if (held.due === null) return
  }
}

async function carryOut(stores: RunningStores, due: Offboarding, now: Date): Promise<void> {
  const user = presentUser(await stores.users.findForChange(due.userId))
  if (due.status === 'scheduled') await offboard(stores, user, due, now)
  // Whoever was let in again since is kept.
  else if (mayComeIn(user, now)) await stores.offboardings.finish(user.id, null)
  else await deleteUser(stores, systemActor, user.id)
}

async function offboard(
  stores: RunningStores,
  user: User,
  { leavesOrganizations, deleteAfterDays }: Offboarding,
  now: Date,
): Promise<void> {
  const { offboardings, audit } = stores
  const subject = { kind: 'user', id: user.id } as const
  await suspendLocked(stores, systemActor, user, { reason: 'Offboarding', endsSessions: true })
  const left = leavesOrganizations ? await offboardings.leaveOrganizations(user.id) : []
  for (const organization of left) {
    await audit.record(systemActor, 'organization.member_removed', subject, { organization })
  }
  const deleteAt = deleteAfterDays === null ? null : new Date(now.getTime() + deleteAfterDays * dayMs)
  await offboardings.finish(user.id, deleteAt)
  const details = { organizations: left, deleteAt: deleteAt?.toISOString() ?? null }
  await audit.record(systemActor, 'user.offboarded', subject, details)
}

/** A rule of ours that stands against it will stand tomorrow; whatever else went wrong may not. */
async function noteFailure(deps: RunOffboardingsDeps, due: Offboarding, fault: unknown): Promise<void> {
  const isRefused = fault instanceof RollcallError && fault.kind === 'conflict'
  if (!isRefused) deps.onFault(fault)
  await deps.change(async ({ offboardings, audit }) => {
    if (!isRefused) return offboardings.postpone(due, deps.clock.now())
    if (!(await offboardings.fail(due, fault.message))) return
    const subject = { kind: 'user', id: due.userId } as const
    await audit.record(systemActor, 'user.offboarding_failed', subject, { code: fault.code })
  })
}
