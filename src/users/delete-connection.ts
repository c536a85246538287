// Deleting a connection takes its people with it, and they may be many: it closes in one transaction, after which it is
// gone for everybody, and empties in further short ones. A server that dies between them goes on at its next start.

import type { AuditStore } from '../audit/audit-event.ts'
import { changedValues } from '../audit/changed-values.ts'
import type { ConnectionStore } from '../connections/connection-store.ts'
import { connectionValues } from '../connections/connection-values.ts'
import { lockRelying, refuseLastWay } from '../connections/last-way-in.ts'
import { type Actor, systemActor } from '../kernel/actor.ts'
import type { Change } from '../kernel/change.ts'
import type { Clock } from '../kernel/clock.ts'
import { RollcallError } from '../kernel/errors.ts'
import { erasePeople } from '../seals/erase-from-log.ts'
import type { LogKeyDeps } from '../seals/log-key.ts'
import type { NamedPerson, TraceStore } from '../seals/trace-store.ts'

export interface DeleteConnectionStores extends LogKeyDeps {
  readonly connections: ConnectionStore
  readonly traces: TraceStore
  readonly audit: AuditStore
}

export interface DeleteConnectionDeps {
  readonly change: Change<DeleteConnectionStores>
  readonly clock: Clock
}

/**
 * When it was deleted; null when there was none. Throws `connection_not_empty` where people have their account of it and
 * nobody asked for their end, and `connection_required` where an organization that requires single sign-on has no other of
 * its own.
 */
export async function deleteConnection(
  deps: DeleteConnectionDeps,
  actor: Actor,
  id: string,
  { withPeople = false }: { readonly withPeople?: boolean } = {},
): Promise<Date | null> {
  const closedAt = await deps.change(async ({ connections, audit }) => {
    const relying = await lockRelying(connections, id)
    const connection = await connections.findForChange(id)
    if (connection === null) return null
    refuseLastWay(connection, null, relying)
    // The lock keeps out whoever would come by it from here on.
    if (!withPeople && (await connections.hasPeople(id))) throw notEmpty(connection.name)
    const now = deps.clock.now()
    await connections.close(id, now)
    const details = { name: connection.name, ...changedValues(connectionValues(connection), null) }
    await audit.record(actor, 'connection.deleted', { kind: 'connection', id }, details)
    return now
  })
  if (closedAt !== null) await emptyConnection(deps, actor, id)
  return closedAt
}

function notEmpty(name: string): RollcallError {
  const why = `People have their account of ${name}. Delete them with it, or give them another way in first.`
  return new RollcallError('connection_not_empty', why)
}

/** Goes on with the removals that an earlier process could not finish, until it is told to stop. */
export async function resumeConnectionDeletions(deps: DeleteConnectionDeps, stopping: AbortSignal): Promise<void> {
  const closed = await deps.change(({ connections }) => connections.listClosed())
  for (const id of closed) await emptyConnection(deps, systemActor, id, stopping)
}

/** Removes the people of a connection that was closed, a few at a time, and from the audit what names them (S000-44). */
export async function emptyConnection(
  { change, clock }: DeleteConnectionDeps,
  actor: Actor,
  id: string,
  stopping?: AbortSignal,
): Promise<void> {
  for (let isDone = false; !isDone && stopping?.aborted !== true; ) {
    isDone = await change((stores) => removeSome(stores, actor, id, clock.now()))
  }
}

async function removeSome(stores: DeleteConnectionStores, actor: Actor, id: string, now: Date): Promise<boolean> {
  const { connections, traces, audit } = stores
  const people = await connections.lockSome(id)
  const userIds = people.map(({ id: userId }) => userId)
  if (people.length === 0) return connections.removeSome(id, userIds, now)
  const absorbed = (await traces.findAbsorbed(userIds)).map((each) => ({ ...each, organizationId: null }))
  const forgotten = [...people, ...absorbed]
  const relatedIds = await traces.forget(forgotten, { mode: 'anonymise' })
  const isDone = await connections.removeSome(id, userIds, now)
  const input = { userIds: forgotten.map((each) => each.id), relatedIds, names: namesOf(forgotten) }
  const covers = await erasePeople(stores, { ...input, mode: 'anonymise' })
  const subjects = userIds.map((userId) => ({ kind: 'user', id: userId }) as const)
  await audit.recordEach(actor, 'user.deleted', subjects, { connection: id }, covers)
  return isDone
}

/** Less than three letters name nobody. */
function namesOf(people: readonly NamedPerson[]): string[] {
  return [...new Set(people.flatMap(({ identifiers, names }) => [...identifiers, ...names]))].filter(
    (name) => name.length > 2,
  )
}
