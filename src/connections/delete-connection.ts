// Deleting a connection takes its people with it, and they may be many: it closes in one transaction, after which it is
// gone for everybody, and empties in further short ones. A server that dies between them goes on at its next start.
import type { AuditStore } from '../audit/audit-event.ts'
import { type Actor, systemActor } from '../kernel/actor.ts'
import type { Change } from '../kernel/change.ts'
import type { Clock } from '../kernel/clock.ts'
import type { ConnectionStore } from './connection-store.ts'

export interface DeleteConnectionDeps {
  readonly change: Change<{ connections: ConnectionStore; audit: AuditStore }>
  readonly clock: Clock
}

/** When it was deleted; null when there was none. */
export async function deleteConnection(deps: DeleteConnectionDeps, actor: Actor, id: string): Promise<Date | null> {
  const closedAt = await deps.change(async ({ connections, audit }) => {
    const connection = await connections.findForChange(id)
    if (connection === null) return null
    const now = deps.clock.now()
    await connections.close(id, now)
    await audit.record(actor, 'connection.deleted', { kind: 'connection', id }, { name: connection.name })
    return now
  })
  if (closedAt !== null) await emptyConnection(deps, actor, id)
  return closedAt
}

/** Goes on with the removals that an earlier process could not finish, until it is told to stop. */
export async function resumeConnectionDeletions(deps: DeleteConnectionDeps, stopping: AbortSignal): Promise<void> {
  const closed = await deps.change(({ connections }) => connections.listClosed())
  for (const id of closed) await emptyConnection(deps, systemActor, id, stopping)
}

/** Removes the people of a connection that was closed, a few at a time. */
export async function emptyConnection(
  { change, clock }: DeleteConnectionDeps,
  actor: Actor,
  id: string,
  stopping?: AbortSignal,
): Promise<void> {
  for (let isDone = false; !isDone && stopping?.aborted !== true; ) {
    isDone = await change(async ({ connections, audit }) => {
      const step = await connections.removeSome(id, clock.now())
      const people = step.userIds.map((userId) => ({ kind: 'user', id: userId }) as const)
      await audit.recordEach(actor, 'user.deleted', people, { connection: id })
      return step.isDone
    })
  }
}
