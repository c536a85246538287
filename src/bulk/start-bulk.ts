import type { AuditStore } from '../audit/audit-event.ts'
import type { JobStore } from '../jobs/job-store.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Clock } from '../kernel/clock.ts'
import { invalidField } from '../kernel/errors.ts'
import { prefixedId } from '../kernel/ids.ts'
import type { BulkAction, BulkJob, BulkOptions, BulkSelection } from './bulk-job.ts'
import type { BulkStore, MeantPerson } from './bulk-store.ts'
import { presentBulk } from './find-bulk.ts'

export interface StartBulkDeps {
  readonly jobs: JobStore
  readonly bulk: BulkStore
  readonly audit: AuditStore
  readonly clock: Clock
}

export interface BulkOrder {
  readonly action: BulkAction
  readonly options: BulkOptions
  readonly selection: BulkSelection
  /** Null: now. */
  readonly runAt: Date | null
}

/** Queues it. Call it in a transaction. */
export async function startBulk(deps: StartBulkDeps, actor: Actor, order: BulkOrder): Promise<BulkJob> {
  const { action, options, selection, runAt } = order
  if (runAt !== null && runAt <= deps.clock.now()) {
    throw invalidField('options.runAt', 'Name a time in the future, or leave it out to begin now.')
  }
  const people = selection.kind === 'ids' ? [...new Set(selection.ids)].map(anyVersion) : null
  const collect = selection.kind === 'ids' ? null : { filter: selection.filter, asOf: selection.asOf }
  return queueBulk(deps, actor, { action, options, people, collect, runAt, undoes: null })
}

interface QueuedBulk extends Pick<BulkOrder, 'action' | 'options' | 'runAt'> {
  readonly people: readonly MeantPerson[] | null
  readonly collect: Parameters<BulkStore['insert']>[0]['collect']
  readonly undoes: string | null
}

export async function queueBulk(
  { jobs, bulk, audit, clock }: StartBulkDeps,
  actor: Actor,
  { people, ...order }: QueuedBulk,
): Promise<BulkJob> {
  const { action, options, runAt, undoes } = order
  const id = prefixedId('job')
  await jobs.insert({
    id,
    kind: 'users-bulk',
    connectionId: null,
    parameters: {},
    createdBy: { kind: actor.kind, id: actor.id, name: actor.name },
    createdAt: clock.now(),
    receivingUntil: null,
    runAt,
  })
  await bulk.insert({ id, ...order })
  if (people !== null) {
    await bulk.addPeople(id, people)
    await bulk.endCollecting(id)
  }
  const details = {
    action,
    people: people?.length ?? null,
    ...(options.reason === null ? {} : { reason: options.reason }),
    ...(options.ticket === null ? {} : { ticket: options.ticket }),
    ...(options.approval === null ? {} : { approval: options.approval }),
    ...(options.endsOrganization ? { organization: options.organizationId } : {}),
    ...(runAt === null ? {} : { runAt: runAt.toISOString() }),
    ...(undoes === null ? {} : { undoes }),
  }
  await audit.record(actor, 'users.bulk_started', { kind: 'job', id }, details)
  return presentBulk(await bulk.find(id))
}

function anyVersion(userId: string): MeantPerson {
  return { userId, version: null }
}
