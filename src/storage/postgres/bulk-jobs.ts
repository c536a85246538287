import {
  type BulkAction,
  type BulkJob,
  type BulkOptions,
  type BulkOutcome,
  type BulkResult,
  noBulkOptions,
} from '../../bulk/bulk-job.ts'
import type { BulkStore } from '../../bulk/bulk-store.ts'
import type { JobOwner, JobStatus } from '../../jobs/job.ts'
import type { Filter } from '../../kernel/filter.ts'
import { mapPage } from '../../kernel/page.ts'
import { factsOf, labelSql, lastAdministrators } from './bulk-facts.ts'
import type { Executor } from './database.ts'
import { listPage } from './list-page.ts'
import { type Sql, sql, trusted } from './sql.ts'
import { filterSql } from './user-filter.ts'
import { usersAndLogins } from './user-listing.ts'

export function postgresBulkJobs(executor: Executor, applicationId: number): BulkStore {
  const ofJob = (jobId: string) => sql`application_id = ${applicationId} AND job_id = ${jobId}`
  const read = async (condition: Sql) => {
    const rows = await executor.rows<BulkRow>(sql`SELECT ${columns} FROM bulk_jobs b
      JOIN jobs j ON j.application_id = b.application_id AND j.id = b.job_id
      WHERE b.application_id = ${applicationId} AND ${condition}`)
    return rows.map(bulkFromRow)
  }
  const hold = async (jobId: string) => {
    const held = await executor.rows(
      sql`SELECT FROM bulk_jobs WHERE ${ofJob(jobId)} AND NOT is_stopped FOR NO KEY UPDATE`,
    )
    return held.length > 0
  }
  return {
    find: async (jobId) => (await read(sql`b.job_id = ${jobId}`))[0] ?? null,
    ofJobs: (jobIds) => read(sql`b.job_id = ANY (${[...jobIds]}::text[])`),
    insert: async ({ id, action, options, collect, runAt, undoes }) => {
      const filter = collect === null ? null : JSON.stringify(collect.filter)
      await executor.change(sql`INSERT INTO bulk_jobs (application_id, job_id, action, options, filter, as_of, run_at, undoes)
        VALUES (${applicationId}, ${id}, ${action}, ${options}, ${filter}::jsonb, ${collect?.asOf ?? null}, ${runAt},
          ${undoes})`)
    },
    addPeople: async (jobId, people) => {
      await executor.change(sql`INSERT INTO bulk_results (application_id, job_id, position, user_id, outcome, version)
        SELECT ${applicationId}, ${jobId}, known.many + p.place, p.user_id, 'waiting', p.version
        FROM unnest(${people.map(({ userId }) => userId)}::text[], ${people.map(({ version }) => version)}::integer[])
            WITH ORDINALITY AS p (user_id, version, place),
          (SELECT coalesce(max(position), 0) AS many FROM bulk_results WHERE ${ofJob(jobId)}) known
        ON CONFLICT (application_id, job_id, user_id) DO NOTHING`)
    },
    endCollecting: async (jobId) => {
      await executor.change(sql`WITH ended AS (
          UPDATE bulk_jobs SET filter = NULL, as_of = NULL WHERE ${ofJob(jobId)})
        UPDATE jobs SET total = (SELECT count(*) FROM bulk_results WHERE ${ofJob(jobId)})
        WHERE application_id = ${applicationId} AND id = ${jobId}`)
    },
    toCollect: async (jobId) => {
      const [row] = await executor.rows<{ filter: Filter | null; as_of: Date }>(sql`SELECT filter, as_of FROM bulk_jobs
        WHERE ${ofJob(jobId)} AND as_of IS NOT NULL`)
      return row === undefined ? null : { filter: row.filter, asOf: row.as_of }
    },
    matching: async ({ filter, asOf }, at, after, atMost) => {
      const rows = await executor.rows<{ id: string }>(sql`SELECT u.id FROM ${usersAndLogins}
        WHERE u.application_id = ${applicationId} AND ${filter === null ? sql`true` : filterSql(filter, { applicationId, at })}
          AND u.created_at <= ${asOf} AND u.id > ${after ?? ''} ORDER BY u.id LIMIT ${atMost}`)
      return rows.map(({ id }) => id)
    },
    listWaiting: (jobId, atMost) =>
      executor.rows(sql`SELECT ${waiting}, tries FROM bulk_results WHERE ${ofJob(jobId)} AND outcome = 'waiting'
        ORDER BY tries, position LIMIT ${atMost}`),
    take: async (jobId, positions) => {
      if (!(await hold(jobId))) return []
      return executor.rows(sql`SELECT ${waiting} FROM bulk_results
        WHERE ${ofJob(jobId)} AND position = ANY (${[...positions]}::integer[]) AND outcome = 'waiting' ORDER BY position`)
    },
    takeLastAdministrators: async (jobId) => {
      if (!(await hold(jobId))) return null
      return executor.rows(sql`WITH again AS (
          UPDATE bulk_results SET outcome = 'waiting', reason = NULL, message = NULL, at = NULL
          WHERE ${ofJob(jobId)} AND outcome = 'skipped' AND reason = 'last_administrator' RETURNING ${waiting}),
        counted AS (
          UPDATE bulk_jobs SET skipped = skipped - (SELECT count(*) FROM again) WHERE ${ofJob(jobId)})
        SELECT * FROM again ORDER BY position`)
    },
    settle: async (jobId, positions, { outcome, reason, message, at }) => {
      await executor.change(sql`WITH settled AS (
          UPDATE bulk_results r SET outcome = ${outcome}, reason = ${reason}, message = ${message}, at = ${at},
            version = CASE WHEN ${outcome} = 'done' THEN (SELECT u.version FROM users u
              WHERE u.application_id = r.application_id AND u.id = r.user_id) ELSE r.version END
          WHERE ${ofJob(jobId)} AND position = ANY (${[...positions]}::integer[]) RETURNING outcome)
        UPDATE bulk_jobs b SET done = b.done + s.done, skipped = b.skipped + s.skipped, failed = b.failed + s.failed
        FROM (SELECT count(*) FILTER (WHERE outcome = 'done') AS done,
            count(*) FILTER (WHERE outcome = 'skipped') AS skipped,
            count(*) FILTER (WHERE outcome = 'failed') AS failed FROM settled) s
        WHERE b.application_id = ${applicationId} AND b.job_id = ${jobId}`)
    },
    postpone: async (jobId, position) => {
      const [row] = await executor.rows<{ tries: number }>(sql`UPDATE bulk_results SET tries = tries + 1
        WHERE ${ofJob(jobId)} AND position = ${position} RETURNING tries`)
      return row?.tries ?? 0
    },
    stop: async (jobId) => {
      await executor.change(sql`UPDATE bulk_jobs SET is_stopped = true WHERE ${ofJob(jobId)}`)
    },
    retryFailed: async (jobId) => {
      const [row] = await executor.rows<{ count: number }>(sql`WITH again AS (
          UPDATE bulk_results SET outcome = 'waiting', reason = NULL, message = NULL, at = NULL, tries = 0
          WHERE ${ofJob(jobId)} AND outcome = 'failed' RETURNING position),
        counted AS (
          UPDATE bulk_jobs SET failed = failed - (SELECT count(*) FROM again) WHERE ${ofJob(jobId)})
        SELECT count(*) FROM again`)
      return row?.count ?? 0
    },
    withdrawApproval: async (jobId) => {
      await executor.change(
        sql`UPDATE bulk_jobs SET options = options || '{"isApproved": false}' WHERE ${ofJob(jobId)}`,
      )
    },
    listChanged: (jobId, after, atMost) =>
      executor.rows(sql`SELECT ${waiting} FROM bulk_results WHERE ${ofJob(jobId)} AND outcome = 'done'
        AND position > ${after} ORDER BY position LIMIT ${atMost}`),
    noteUndone: async (jobId, by) =>
      (await executor.change(
        sql`UPDATE bulk_jobs SET undone_by = ${by} WHERE ${ofJob(jobId)} AND undone_by IS NULL`,
      )) === 1,
    listResults: async (jobId, outcome, page) => {
      const listing = {
        name: [applicationId, 'bulk results', jobId, outcome],
        columns: resultColumns,
        from: trusted('bulk_results r LEFT JOIN users u ON u.application_id = r.application_id AND u.id = r.user_id'),
        where: sql`r.application_id = ${applicationId} AND r.job_id = ${jobId}
          AND (${outcome}::text IS NULL OR r.outcome = ${outcome})`,
        key: trusted('r.position'),
        keyType: 'integer',
        id: trusted('r.user_id'),
      } as const
      return mapPage(await listPage<ResultRow>(executor, listing, page), resultFromRow)
    },
    factsOf: (userIds, asked, at) => factsOf(executor, applicationId, userIds, asked, at),
    lastAdministrators: (userIds, organizationId, at) =>
      lastAdministrators(executor, applicationId, userIds, organizationId, at),
  }
}

const columns =
  trusted(`b.job_id, b.action, b.options, j.status, j.created_by, j.finished_at, j.total, b.done, b.skipped,
  b.failed, b.run_at, b.undoes, b.undone_by`)

const waiting = trusted('position, user_id AS "userId", version')

const resultColumns = sql`r.position, r.user_id, coalesce(${labelSql}, r.user_id) AS label, u.email, r.outcome, r.reason,
  r.message, r.at`

interface BulkRow {
  readonly job_id: string
  readonly action: BulkAction
  /** Of an older job without the options that are newer. */
  readonly options: Partial<BulkOptions>
  readonly status: JobStatus
  readonly created_by: JobOwner
  readonly finished_at: Date | null
  readonly total: number | null
  readonly done: number
  readonly skipped: number
  readonly failed: number
  readonly run_at: Date | null
  readonly undoes: string | null
  readonly undone_by: string | null
}

function bulkFromRow(row: BulkRow): BulkJob {
  const { action, status, total, done, skipped, failed, undoes } = row
  return {
    id: row.job_id,
    action,
    options: { ...noBulkOptions, ...row.options },
    status,
    createdBy: row.created_by,
    finishedAt: row.finished_at,
    total,
    done,
    skipped,
    failed,
    runAt: row.run_at,
    undoes,
    undoneBy: row.undone_by,
  }
}

interface ResultRow {
  readonly position: number
  readonly user_id: string
  readonly label: string
  readonly email: string | null
  readonly outcome: BulkOutcome
  readonly reason: string | null
  readonly message: string | null
  readonly at: Date | null
}

function resultFromRow(row: ResultRow): BulkResult {
  const { position, user_id: userId, label, email, outcome, reason, message, at } = row
  return { position, userId, label, email, outcome, reason, message, at }
}
