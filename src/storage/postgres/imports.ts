import type { ImportFault, RefusedRecord } from '../../imports/import-fault.ts'
import type { ImportStore, StoredBatch } from '../../imports/import-store.ts'
import { namesInRecord } from '../../imports/names-in-record.ts'
import type { Page, PageRequest } from '../../kernel/page.ts'
import { decodeNumberCursor, encodeNumberCursor } from './cursor.ts'
import type { Executor } from './database.ts'
import { insertUsers } from './imports-insert.ts'
import { findMatches } from './imports-matches.ts'
import { lockMatched, updateUsers } from './imports-update.ts'
import { sql } from './sql.ts'

export function postgresImports(executor: Executor, applicationId: number): ImportStore {
  return {
    keepBatch: async (jobId, { sequence, records }) => {
      await executor.change(sql`INSERT INTO import_batches (application_id, job_id, sequence, records)
        VALUES (${applicationId}, ${jobId}, ${sequence}, ${records})`)
    },
    nextBatch: async (jobId, afterSequence) => {
      const [batch] = await executor.rows<StoredBatch>(sql`SELECT sequence, records FROM import_batches
        WHERE application_id = ${applicationId} AND job_id = ${jobId} AND sequence > ${afterSequence}
        ORDER BY sequence LIMIT 1`)
      return batch ?? null
    },
    takeBatch: async (jobId, sequence) => {
      // A batch is a thousand people and all their indexes: it may take longer than a request's statement.
      await executor.rows(sql`SELECT set_config('statement_timeout', ${`${batchLimitMs}`}, true)`)
      const taken = await executor.change(sql`DELETE FROM import_batches
        WHERE application_id = ${applicationId} AND job_id = ${jobId} AND sequence = ${sequence}`)
      return taken === 1
    },
    findMatches: (offered) => findMatches(executor, applicationId, offered),
    insertUsers: (offered) => insertUsers(executor, applicationId, offered),
    lockMatched: (userIds) => lockMatched(executor, applicationId, userIds),
    updateUsers: (upserts, at) => updateUsers(executor, applicationId, upserts, at),
    keepRefused: async (jobId, refused) => {
      if (refused.length === 0) return
      await executor.change(sql`INSERT INTO import_faults (application_id, job_id, position, record, faults, names)
        SELECT ${applicationId}, ${jobId}, refused.position, refused.record, refused.faults,
          ARRAY(SELECT jsonb_array_elements_text(refused.names)) FROM unnest(
          ${refused.map(({ position }) => position)}::int[],
          ${refused.map(({ record }) => JSON.stringify(record))}::json[],
          ${refused.map(({ faults }) => JSON.stringify(faults))}::json[],
          ${refused.map(({ record }) => JSON.stringify(namesInRecord(record)))}::jsonb[])
          AS refused (position, record, faults, names)`)
    },
    listRefused: (jobId, page) => listRefused(executor, applicationId, jobId, page),
    refreshStatistics: () => refreshStatistics(executor),
  }
}

const batchLimitMs = 60_000

/**
 * PostgreSQL renews its figures by itself within a minute or so. Until then it may still take the tables for empty, and
 * then the wrong index is as good to it as the right one.
 */
async function refreshStatistics(executor: Executor): Promise<void> {
  const [figures] = await executor.rows<{ are_stale: boolean }>(sql`SELECT
    (SELECT reltuples FROM pg_class WHERE oid = 'users'::regclass)
      < 0.8 * (SELECT coalesce(sum(count), 0) FROM user_counts) AS are_stale`)
  if (figures?.are_stale !== true) return
  await executor.rows(sql`SELECT set_config('statement_timeout', ${`${batchLimitMs}`}, true)`)
  await executor.change(sql`ANALYZE users, user_logins, identities`)
}

interface FaultRow {
  readonly position: number
  readonly record: unknown
  readonly faults: readonly ImportFault[]
}

async function listRefused(
  executor: Executor,
  applicationId: number,
  jobId: string,
  page: PageRequest,
): Promise<Page<RefusedRecord>> {
  const order = JSON.stringify([applicationId, 'refused records', jobId])
  const after = page.kind === 'cursor' && page.after !== null ? decodeNumberCursor(order, page.after) : 0
  const offset = page.kind === 'offset' ? page.offset : 0
  const rows = await executor.rows<FaultRow>(sql`SELECT position, record, faults FROM import_faults
    WHERE application_id = ${applicationId} AND job_id = ${jobId} AND position > ${after}
    ORDER BY position LIMIT ${page.limit + 1} OFFSET ${offset}`)
  const shown = rows.slice(0, page.limit)
  const last = shown.at(-1)
  const next = rows.length > page.limit && last ? encodeNumberCursor(order, last.position) : null
  return { items: shown, next, total: null }
}
