// Deleting: softly, leaving the id so that audit stays attributable; or for good, leaving a tombstone (S000-43 to 51).
import type { AuditStore } from '../audit/audit-event.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Clock } from '../kernel/clock.ts'
import { prefixedId } from '../kernel/ids.ts'
import type { UserStore } from './user-store.ts'

export interface DeleteUserDeps {
  readonly users: UserStore
  readonly audit: AuditStore
  readonly clock: Clock
}

/** False when there was nobody. Everything that hangs on the person goes with them. */
export async function deleteUser({ users, audit, clock }: DeleteUserDeps, actor: Actor, id: string): Promise<boolean> {
  if (!(await users.remove(id))) return false
  await users.entomb(id, clock.now())
  await audit.record(actor, 'user.deleted', { kind: 'user', id })
  return true
}

/** False when there was nobody. Also erases somebody who was deleted before, so that their id leaves the audit too. */
export async function eraseUser({ users, audit }: DeleteUserDeps, actor: Actor, id: string): Promise<boolean> {
  const wasThere = await users.remove(id)
  const wasEntombed = await users.exhume(id)
  if (!wasThere && !wasEntombed) return false
  const tombstone = prefixedId('erased')
  await audit.entomb(id, tombstone)
  await audit.record(withoutId(actor, id, tombstone), 'user.erased', { kind: 'user', id: tombstone })
  return true
}

/** The call that erases somebody names them: in its path, or in its query by their address. */
function withoutId(actor: Actor, id: string, tombstone: string): Actor {
  const { operation } = actor
  if (operation === undefined) return actor
  const parts = operation.path.split('/').map((part) => (decodeURIComponent(part) === id ? tombstone : part))
  return { ...actor, operation: { ...operation, path: parts.join('/'), query: {} } }
}
