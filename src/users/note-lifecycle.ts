// What the clock alone has decided, made visible: a suspension that has lapsed, an account that has expired. Every door
// knew already; the record, the audit and whoever waits for news of ended tokens hear of it here, once.
import type { AuditStore } from '../audit/audit-event.ts'
import { systemActor } from '../kernel/actor.ts'
import type { Change } from '../kernel/change.ts'
import type { Clock } from '../kernel/clock.ts'
import { activateLocked } from './activate-user.ts'
import { statusOf } from './lifecycle.ts'
import type { UserStore } from './user-store.ts'

export interface NoteLifecycleDeps {
  readonly stores: { readonly users: Pick<UserStore, 'findLapsed' | 'findExpired'> }
  readonly change: Change<{ readonly users: UserStore; readonly audit: AuditStore; readonly clock: Clock }>
  readonly clock: Clock
  readonly onFault: (fault: unknown) => void
}

const atOnce = 100

/** As many as one round takes; the next one goes on. Whoever cannot be noted keeps nobody behind. For a worker. */
export async function noteLifecycle(deps: NoteLifecycleDeps): Promise<void> {
  const now = deps.clock.now()
  const { users } = deps.stores
  for (const id of await users.findLapsed(now, atOnce)) await noteLapse(deps, id, now).catch(deps.onFault)
  for (const id of await users.findExpired(now, atOnce)) await noteExpiry(deps, id, now).catch(deps.onFault)
}

/** Somebody may have suspended them anew since, or another process was faster. */
function noteLapse({ change }: NoteLifecycleDeps, id: string, now: Date): Promise<void> {
  return change(async (stores) => {
    const user = await stores.users.findForChange(id)
    if (user === null || user.suspendedUntil === null || statusOf(user, now) === 'suspended') return
    await activateLocked(stores, systemActor, user, { reason: null, hasExpired: false })
  })
}

function noteExpiry({ change }: NoteLifecycleDeps, id: string, now: Date): Promise<void> {
  return change(async ({ users, audit }) => {
    if (!(await users.noteExpiry(id, now))) return
    await users.endGrantsOf(id)
    await audit.record(systemActor, 'user.expired', { kind: 'user', id })
  })
}
