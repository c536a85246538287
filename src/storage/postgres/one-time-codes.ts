import type { JsonObject } from '../../kernel/json.ts'
import type { CodePurpose, OneTimeCodeStore } from '../../one-time-secrets/one-time-code.ts'
import type { Executor } from './database.ts'
import { removeRows } from './remove-rows.ts'
import { sql } from './sql.ts'
import { mayComeIn } from './standing.ts'

interface CodeRow {
  readonly purpose: CodePurpose
  readonly user_id: string | null
  readonly security_version: number | null
  readonly payload: JsonObject
  readonly created_at: Date
  readonly expires_at: Date
  readonly is_spent: boolean
}

export function postgresOneTimeCodes(executor: Executor, applicationId: number): OneTimeCodeStore {
  return {
    insert: async (code, hash, sentTo) => {
      await executor.change(sql`INSERT INTO one_time_codes (application_id, id, purpose, code_hash, user_id,
          security_version, payload, created_at, expires_at, sent_to)
        VALUES (${applicationId}, ${code.id}, ${code.purpose}, ${hash}, ${code.userId}, ${code.securityVersion},
          ${code.payload}, ${code.createdAt}, ${code.expiresAt}, ${sentTo ?? null})`)
    },
    findLatest: async (purpose, sentTo, now) => {
      const [row] = await executor.rows<{ id: string }>(sql`SELECT id FROM one_time_codes
        WHERE application_id = ${applicationId} AND purpose = ${purpose} AND sent_to = ${sentTo} AND expires_at > ${now}
        ORDER BY created_at DESC LIMIT 1`)
      return row?.id ?? null
    },
    consume: async (id, purpose, hash, triesAtMost, now) => {
      const [row] = await executor.rows<CodeRow>(sql`UPDATE one_time_codes c SET tries = c.tries + 1,
          used_at = CASE WHEN c.code_hash = ${hash} THEN ${now}::timestamptz END
        WHERE c.application_id = ${applicationId} AND c.id = ${id} AND c.purpose = ${purpose}
          AND c.used_at IS NULL AND c.expires_at > ${now} AND c.tries < ${triesAtMost}
          AND (c.user_id IS NULL OR EXISTS (SELECT FROM users u
            WHERE u.application_id = c.application_id AND u.id = c.user_id
              AND u.security_version = c.security_version AND ${mayComeIn('u', now)}))
        RETURNING c.purpose, c.user_id, c.security_version, c.payload, c.created_at, c.expires_at,
          c.used_at IS NOT NULL AS is_spent`)
      if (row === undefined || !row.is_spent) return null
      return {
        id,
        purpose: row.purpose,
        userId: row.user_id,
        securityVersion: row.security_version,
        payload: row.payload,
        createdAt: row.created_at,
        expiresAt: row.expires_at,
      }
    },
    removeEnded: (before) =>
      removeRows(executor, 'one_time_codes', sql`application_id = ${applicationId} AND expires_at < ${before}`),
  }
}
