import type { IdempotencyStore, KeptAnswer } from '../../idempotency/kept-answer.ts'
import type { Executor } from './database.ts'
import { removeRows } from './remove-rows.ts'
import { sql } from './sql.ts'

export function postgresIdempotency(executor: Executor, applicationId: number): IdempotencyStore {
  return {
    hold: async (keyHash) => {
      // The database frees it with the transaction, and with the connection of a process that died.
      const lock = keyHash.readBigInt64BE().toString()
      const [row] = await executor.rows<{ held: boolean }>(
        sql`SELECT pg_try_advisory_xact_lock(${lock}::bigint) AS held`,
      )
      return row?.held === true
    },
    find: async (keyHash, since) => {
      const [row] = await executor.rows<KeptRow>(sql`SELECT key_hash, request_hash, status, answer, created_at
        FROM idempotency_keys
        WHERE application_id = ${applicationId} AND key_hash = ${keyHash} AND created_at > ${since}`)
      return row === undefined ? null : answerFromRow(row)
    },
    keep: async ({ keyHash, requestHash, status, sealedAnswer, createdAt }) => {
      await executor.change(sql`INSERT INTO idempotency_keys
          (application_id, key_hash, request_hash, status, answer, created_at)
        VALUES (${applicationId}, ${keyHash}, ${requestHash}, ${status}, ${sealedAnswer}, ${createdAt})
        ON CONFLICT (application_id, key_hash) DO UPDATE SET request_hash = excluded.request_hash,
          status = excluded.status, answer = excluded.answer, created_at = excluded.created_at`)
    },
    removeUntil: (at) =>
      removeRows(executor, 'idempotency_keys', sql`application_id = ${applicationId} AND created_at <= ${at}`),
  }
}

interface KeptRow {
  readonly key_hash: Buffer
  readonly request_hash: Buffer
  readonly status: number
  readonly answer: Buffer
  readonly created_at: Date
}

function answerFromRow(row: KeptRow): KeptAnswer {
  return {
    keyHash: row.key_hash,
    requestHash: row.request_hash,
    status: row.status,
    sealedAnswer: row.answer,
    createdAt: row.created_at,
  }
}
