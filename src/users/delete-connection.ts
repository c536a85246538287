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
import { anonymisedReceipts } from './delete-user.ts'
import type { ErasureStore } from './erasure.ts'
import type { HoldingStore } from './holdings.ts'

export interface DeleteConnectionStores extends LogKeyDeps {
  readonly connections: ConnectionStore
  readonly traces: TraceStore
  readonly holdings: HoldingStore
  readonly erasures: Pick<ErasureStore, 'insert'>
  readonly audit: AuditStore
}

export interface DeleteConnectionDeps {
  readonly change: Change<DeleteConnectionStores>
  readonly clock: Clock
}

/**
 * When it was deleted; null when there was none. Throws `connection_not_empty` where people have their account of it and
 * nobody asked for their end, `connection_required` where an organization that requires single sign-on has no other of its
 * own, `last_administrator`, and of an organization's own with people `approval_required`, or `not_permitted` to a program.
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
    const now = deps.clock.now()
    // The lock keeps out whoever would come by it from here on.
    if (await connections.hasPeople(id)) {
      if (!withPeople) throw notEmpty(connection.name)
      if (connection.organizationId !== null) throw takesTwo(actor)
      refuseLastAdministrators(await connections.listLosingAdministrators(id, now))
    }
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

/** Its people are those of the organization, whom nobody deletes alone (console.md 3.15, decision 015). */
function takesTwo({ kind }: Actor): RollcallError {
  return kind === 'operator'
    ? new RollcallError(
        'approval_required',
        'The people of this connection are those of an organization, and to delete them with it takes a second person. Delete them first, or ask to delete the organization: delete-organization with POST /api/v1/approvals.',
      )
    : new RollcallError(
        'not_permitted',
        'The people of this connection are those of an organization, and to delete them with it takes a second person, whom a program has not. Delete the people first, or let an operator do it.',
      )
}

/** The database would refuse it at the step that takes them, when the connection is closed already. */
function refuseLastAdministrators(organizations: readonly string[]): void {
  if (organizations.length === 0) return
  const why = `All administrators of ${organizations.join(', ')} would be deleted with it. Make someone else an administrator there first.`
  throw new RollcallError('last_administrator', why)
}

export interface ResumeConnectionDeletionsDeps extends DeleteConnectionDeps {
  /** Of one connection, which is tried again at the next start. */
  readonly onFault: (fault: unknown) => void
}

/** Goes on with the removals that an earlier process could not finish, until it is told to stop. */
export async function resumeConnectionDeletions(
  deps: ResumeConnectionDeletionsDeps,
  stopping: AbortSignal,
): Promise<void> {
  const closed = await deps.change(({ connections }) => connections.listClosed())
  for (const id of closed) await emptyConnection(deps, systemActor, id, stopping).catch(deps.onFault)
}

/** Removes the people of a connection that was closed, a few at a time, and from the audit what names them (S000-44). */
export async function emptyConnection(
  { change, clock }: DeleteConnectionDeps,
  actor: Actor,
  id: string,
  stopping?: AbortSignal,
): Promise<void> {
  for (let isDone = false; !isDone && stopping?.aborted !== true; ) {
    isDone = await change((stores) => removeSome({ ...stores, clock }, actor, id))
  }
}

type RemoveSomeDeps = DeleteConnectionStores & Pick<DeleteConnectionDeps, 'clock'>

async function removeSome(stores: RemoveSomeDeps, actor: Actor, id: string): Promise<boolean> {
  const { connections, traces, audit, holdings, erasures, clock } = stores
  const now = clock.now()
  const people = await connections.lockSome(id)
  const userIds = people.map(({ id: userId }) => userId)
  if (people.length === 0) return connections.removeSome(id, userIds, now)
  const counts = await holdings.countOfEach(userIds, now)
  const absorbed = (await traces.findAbsorbed(userIds)).map((each) => ({ ...each, organizationId: null }))
  const forgotten = [...people, ...absorbed]
  const relatedIds = await traces.forget(forgotten, { mode: 'anonymise' })
  const isDone = await connections.removeSome(id, userIds, now)
  const input = { userIds: forgotten.map((each) => each.id), relatedIds, names: namesOf(forgotten) }
  const covers = await erasePeople(stores, { ...input, mode: 'anonymise' })
  const subjects = userIds.map((userId) => ({ kind: 'user', id: userId }) as const)
  await audit.recordEach(actor, 'user.deleted', subjects, { connection: id }, covers)
  await erasures.insert(anonymisedReceipts(stores, actor, people, counts))
  return isDone
}

/** Less than three letters name nobody. */
function namesOf(people: readonly NamedPerson[]): string[] {
  return [...new Set(people.flatMap(({ identifiers, names }) => [...identifiers, ...names]))].filter(
    (name) => name.length > 2,
  )
}
