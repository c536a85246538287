import type { Job, JobKind, JobOwner, JobStatus, NewJob } from '../../jobs/job.ts'
import type { JobStore } from '../../jobs/job-store.ts'
import { RollcallError } from '../../kernel/errors.ts'
import type { JsonObject } from '../../kernel/json.ts'
import { newestFirst } from '../../kernel/list-order.ts'
import { mapPage } from '../../kernel/page.ts'
import { type Executor, pointsNowhere } from './database.ts'
import { findsAny } from './finds-any.ts'
import { listPage } from './list-page.ts'
import { type Sql, sql, trusted } from './sql.ts'

export function postgresJobs(executor: Executor, applicationId: number): JobStore {
  const here = (id: string) => sql`application_id = ${applicationId} AND id = ${id}`
  const touched = async (statement: Sql) => (await executor.change(statement)) === 1
  return {
    find: async (id) => {
      const [row] = await executor.rows<JobRow>(sql`SELECT ${columns} FROM jobs j ${withConnection}
        WHERE j.application_id = ${applicationId} AND j.id = ${id}`)
      return row === undefined ? null : jobFromRow(row)
    },
    list: async ({ kind, status, createdById = null }, page, { isDescending } = newestFirst) => {
      const listing = {
        name: [applicationId, 'jobs', kind, status, createdById, isDescending],
        columns,
        from: sql`jobs j ${withConnection}`,
        where: sql`j.application_id = ${applicationId} AND j.status <> 'receiving' AND (${kind}::text IS NULL OR j.kind = ${kind})
          AND (${status}::text IS NULL OR j.status = ${status})
          AND (${createdById}::text IS NULL OR j.created_by ->> 'id' = ${createdById})`,
        key: trusted('j.created_at'),
        keyType: 'timestamptz',
        id: trusted('j.id'),
        isDescending,
      } as const
      return mapPage(await listPage<JobRow>(executor, listing, page), jobFromRow)
    },
    insert: async (job) => {
      await refusingUnknownConnection(
        executor.change(sql`INSERT INTO jobs (application_id, id, kind, status, connection_id, parameters, created_by,
            created_at, leased_until)
          VALUES (${applicationId}, ${job.id}, ${job.kind}, ${firstStatus(job)}, ${job.connectionId}, ${job.parameters},
            ${job.createdBy}, ${job.createdAt}, ${job.receivingUntil ?? job.runAt ?? null})`),
      )
    },
    keepReceiving: (id, until) =>
      touched(sql`UPDATE jobs SET leased_until = ${until} WHERE ${here(id)} AND status = 'receiving'`),
    queue: (id, { connectionId, parameters, total }) =>
      refusingUnknownConnection(
        touched(sql`UPDATE jobs SET status = 'pending', connection_id = ${connectionId}, parameters = ${parameters},
            total = ${total}, leased_until = NULL
          WHERE ${here(id)} AND status = 'receiving'`),
      ),
    isAnyDue: (kinds, now) =>
      findsAny(
        executor,
        sql`FROM jobs WHERE application_id = ${applicationId} AND kind = ANY (${kinds}) AND ${isFree(now)}`,
      ),
    lease: async (kind, now, until) => {
      const [row] = await executor.rows<JobRow & { strikes: number }>(sql`WITH leased AS (
          UPDATE jobs SET status = 'processing', leased_until = ${until}, strikes = strikes + 1,
            started_at = coalesce(started_at, ${now})
          WHERE (application_id, id) = (
            SELECT application_id, id FROM jobs
            WHERE application_id = ${applicationId} AND kind = ${kind} AND ${isFree(now)}
            ORDER BY created_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)
          RETURNING *)
        SELECT ${columns}, j.strikes FROM leased j ${withConnection}`)
      return row === undefined ? null : { job: jobFromRow(row), strikes: row.strikes }
    },
    extendLease: (id, until) =>
      touched(sql`UPDATE jobs SET leased_until = ${until} WHERE ${here(id)} AND status = 'processing'`),
    release: async (id, notBefore, strikes) => {
      await executor.change(sql`UPDATE jobs SET status = 'pending', leased_until = ${notBefore},
          strikes = strikes + ${strikes}
        WHERE ${here(id)} AND status = 'processing'`)
    },
    count: async (id, { inserted, updated, failed }) => {
      await executor.change(sql`UPDATE jobs SET inserted = inserted + ${inserted}, updated = updated + ${updated},
        failed = failed + ${failed}, strikes = 0 WHERE ${here(id)}`)
    },
    finish: (id, status, failure, at) =>
      touched(sql`UPDATE jobs SET status = ${status}, failure = ${failure}, finished_at = ${at}, leased_until = NULL
        WHERE ${here(id)} AND finished_at IS NULL`),
    reopen: (id, by, at) =>
      touched(sql`UPDATE jobs SET status = 'pending', created_by = ${by}, leased_until = ${at}, finished_at = NULL,
          failed = 0, strikes = 0
        WHERE ${here(id)} AND status = 'completed'`),
    remove: async (id) => {
      await executor.change(sql`DELETE FROM jobs WHERE ${here(id)}`)
    },
    sweep: ({ finishedBefore, bulkFinishedBefore, now }) =>
      executor.change(sql`DELETE FROM jobs WHERE application_id = ${applicationId} AND (
        finished_at < ${finishedBefore} AND (kind <> 'users-bulk' OR finished_at < ${bulkFinishedBefore})
        OR kind = 'verification-email' AND status = 'pending' AND created_at < ${finishedBefore}
        OR status = 'receiving' AND leased_until < ${now})`),
  }
}

/** Waits for a worker, or was left behind by one. */
function isFree(now: Date): Sql {
  return sql`status IN ('scheduled', 'pending', 'processing') AND (leased_until IS NULL OR leased_until <= ${now})`
}

function firstStatus({ receivingUntil, runAt = null }: NewJob): JobStatus {
  if (receivingUntil !== null) return 'receiving'
  return runAt === null ? 'pending' : 'scheduled'
}

const columns = trusted(`j.id, j.kind, j.status, j.connection_id, c.name AS connection_name, j.parameters, j.total,
  j.inserted, j.updated, j.failed, j.failure, j.created_by, j.created_at, j.started_at, j.finished_at`)

const withConnection = trusted(
  'LEFT JOIN connections c ON c.application_id = j.application_id AND c.id = j.connection_id',
)

interface JobRow {
  readonly id: string
  readonly kind: JobKind
  readonly status: JobStatus
  readonly connection_id: string | null
  readonly connection_name: string | null
  readonly parameters: JsonObject
  readonly total: number | null
  readonly inserted: number
  readonly updated: number
  readonly failed: number
  readonly failure: string | null
  readonly created_by: JobOwner
  readonly created_at: Date
  readonly started_at: Date | null
  readonly finished_at: Date | null
}

function jobFromRow(row: JobRow): Job {
  const { connection_id: connectionId, connection_name: connectionName } = row
  return {
    id: row.id,
    kind: row.kind,
    status: row.status,
    connection: connectionId === null || connectionName === null ? null : { id: connectionId, name: connectionName },
    parameters: row.parameters,
    progress: { total: row.total, inserted: row.inserted, updated: row.updated, failed: row.failed },
    failure: row.failure,
    createdBy: row.created_by,
    createdAt: row.created_at,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
  }
}

async function refusingUnknownConnection<Result>(change: Promise<Result>): Promise<Result> {
  try {
    return await change
  } catch (fault) {
    if (!pointsNowhere(fault, 'jobs')) throw fault
    throw new RollcallError('connection_not_found', 'The connection does not exist.', { cause: fault })
  }
}
