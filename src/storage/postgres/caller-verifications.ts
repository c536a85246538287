import type { CallerVerification, CallerVerificationStore } from '../../caller-verification/caller-verification.ts'
import type { Executor } from './database.ts'
import { removeRows } from './remove-rows.ts'
import { sql, trusted } from './sql.ts'

export function postgresCallerVerifications(executor: Executor, applicationId: number): CallerVerificationStore {
  return {
    insert: async (verification, codeHash) => {
      const { id, userId, channel, kind, note, agent, channelChangedAt, startedAt, validUntil, verifiedAt } =
        verification
      await executor.change(sql`INSERT INTO caller_verifications (application_id, id, user_id, channel, kind, note,
          agent_kind, agent_id, agent_name, code_hash, channel_changed_at, started_at, valid_until, verified_at)
        VALUES (${applicationId}, ${id}, ${userId}, ${channel}, ${kind}, ${note}, ${agent.kind}, ${agent.id},
          ${agent.name}, ${codeHash}, ${channelChangedAt}, ${startedAt}, ${validUntil}, ${verifiedAt})`)
    },
    find: async (id, userId, agentId, now) => {
      const [row] = await executor.rows<VerificationRow>(sql`SELECT ${columns} FROM caller_verifications v
        WHERE v.application_id = ${applicationId} AND v.id = ${id} AND v.user_id = ${userId}
          AND v.agent_id = ${agentId} AND v.valid_until > ${now}`)
      return row === undefined ? null : verificationFromRow(row)
    },
    check: async ({ id, userId, agentId, codeHash }, triesAtMost, now, validUntil) => {
      const fits = sql`v.code_hash = ${codeHash}`
      const [row] = await executor.rows<VerificationRow>(sql`UPDATE caller_verifications v SET tries = v.tries + 1,
          verified_at = CASE WHEN ${fits} THEN ${now}::timestamptz END,
          valid_until = CASE WHEN ${fits} THEN ${validUntil}::timestamptz ELSE v.valid_until END
        WHERE v.application_id = ${applicationId} AND v.id = ${id} AND v.user_id = ${userId}
          AND v.agent_id = ${agentId} AND v.verified_at IS NULL AND v.valid_until > ${now}
          AND v.tries < ${triesAtMost}
        RETURNING ${columns}`)
      return row === undefined || row.verified_at === null ? null : verificationFromRow(row)
    },
    listStanding: async (userId, agentId, now) => {
      const rows = await executor.rows<VerificationRow>(sql`SELECT ${columns} FROM caller_verifications v
        WHERE v.application_id = ${applicationId} AND v.user_id = ${userId} AND v.agent_id = ${agentId}
          AND v.valid_until > ${now} AND v.verified_at IS NOT NULL
        ORDER BY v.valid_until DESC LIMIT 10`)
      return rows.map(verificationFromRow)
    },
    removeEnded: (before) =>
      removeRows(executor, 'caller_verifications', sql`application_id = ${applicationId} AND valid_until < ${before}`),
  }
}

const columns = trusted(`v.id, v.user_id, v.channel, v.kind, v.note, v.agent_kind, v.agent_id, v.agent_name,
  v.channel_changed_at, v.started_at, v.valid_until, v.verified_at`)

interface VerificationRow {
  readonly id: string
  readonly user_id: string
  readonly channel: CallerVerification['channel']
  readonly kind: CallerVerification['kind']
  readonly note: string | null
  readonly agent_kind: CallerVerification['agent']['kind']
  readonly agent_id: string
  readonly agent_name: string
  readonly channel_changed_at: Date | null
  readonly started_at: Date
  readonly valid_until: Date
  readonly verified_at: Date | null
}

function verificationFromRow(row: VerificationRow): CallerVerification {
  return {
    id: row.id,
    userId: row.user_id,
    channel: row.channel,
    kind: row.kind,
    note: row.note,
    agent: { kind: row.agent_kind, id: row.agent_id, name: row.agent_name },
    channelChangedAt: row.channel_changed_at,
    startedAt: row.started_at,
    validUntil: row.valid_until,
    verifiedAt: row.verified_at,
  }
}
