// Deleting: softly, leaving the id so that audit stays attributable; or for good, leaving a tombstone (S000-43 to 51).
import type { AuditStore } from '../audit/audit-event.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Clock } from '../kernel/clock.ts'
import { prefixedId } from '../kernel/ids.ts'
import { erasePeople } from '../seals/erase-from-log.ts'
import type { LogKeyDeps } from '../seals/log-key.ts'
import type { TracedPerson, TraceStore } from '../seals/trace-store.ts'
import type { User } from './user.ts'
import type { UserStore } from './user-store.ts'

export interface DeleteUserDeps extends LogKeyDeps {
  readonly users: UserStore
  readonly traces: TraceStore
  readonly audit: AuditStore
  readonly clock: Clock
}

/**
 * False when there was nobody. Everything that hangs on the person goes with them; of the events their id stays, and
 * nothing else that names them (S000-44).
 */
export async function deleteUser(deps: DeleteUserDeps, actor: Actor, id: string): Promise<boolean> {
  const { users, traces, audit, clock } = deps
  const user = await users.findForChange(id)
  const relatedIds = await traces.forget([traced(id, user)], { mode: 'anonymise' })
  if (!(await users.remove(id))) return false
  await users.entomb(id, clock.now())
  const person = { userIds: [id], relatedIds, names: namesOf(user) }
  const covers = await erasePeople(deps, { ...person, mode: 'anonymise', tombstone: id })
  await audit.record(withoutQuery(actor), 'user.deleted', { kind: 'user', id }, {}, covers)
  return true
}

/** False when there was nobody. Also erases somebody who was deleted before, so that their id leaves the audit too. */
export async function eraseUser(deps: DeleteUserDeps, actor: Actor, id: string): Promise<boolean> {
  const { users, traces, audit } = deps
  const user = await users.findForChange(id)
  const tombstone = prefixedId('erased')
  const relatedIds = await traces.forget([traced(id, user)], { mode: 'erase', tombstone })
  const wasThere = await users.remove(id)
  const wasEntombed = await users.exhume(id)
  if (!wasThere && !wasEntombed) return false
  const person = { userIds: [id], relatedIds, names: [id, ...namesOf(user)] }
  const covers = await erasePeople(deps, { ...person, mode: 'erase', tombstone })
  await audit.record(withoutId(actor, id, tombstone), 'user.erased', { kind: 'user', id: tombstone }, {}, covers)
  return true
}

function traced(id: string, user: User | null): TracedPerson {
  const identifiers = [user?.email, user?.username, user?.phoneNumber].filter((text) => text != null)
  return { id, identifiers, organizationId: user?.organization?.id ?? null }
}

/** What others may have searched for. Less than three letters name nobody. */
function namesOf(user: User | null): string[] {
  if (user === null) return []
  const { email, username, phoneNumber, name, nickname, givenName, familyName } = user
  const all = [email, username, phoneNumber, name, nickname, givenName, familyName]
  return [...new Set(all)].filter((text) => text != null && text.length > 2) as string[]
}

function withoutQuery(actor: Actor): Actor {
  const { operation } = actor
  return operation === undefined ? actor : { ...actor, operation: { ...operation, query: {} } }
}

/** The call that erases somebody names them: in its path, or in its query by their address. */
function withoutId(actor: Actor, id: string, tombstone: string): Actor {
  const { operation } = actor
  if (operation === undefined) return actor
  const parts = operation.path.split('/').map((part) => (decodeURIComponent(part) === id ? tombstone : part))
  return { ...actor, operation: { ...operation, path: parts.join('/'), query: {} } }
}
