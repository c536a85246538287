import type { LogoutNotice, LogoutNoticeStore } from '../../sessions/logout-notices.ts'
import type { Executor } from './database.ts'
import { removeRows } from './remove-rows.ts'
import { sql } from './sql.ts'

interface NoticeRow {
  readonly id: string
  readonly client_id: string
  readonly session_id: string
  readonly user_id: string
  readonly created_at: Date
  readonly attempts: number
}

export function postgresLogoutNotices(executor: Executor, applicationId: number): LogoutNoticeStore {
  return {
    queue: async (ended, at) => {
      const pairs = ended.flatMap(({ id, userId, clientIds }) => clientIds.map((clientId) => [id, userId, clientId]))
      if (pairs.length === 0) return
      const column = (place: number) => pairs.map((pair) => pair[place])
      await executor.change(sql`INSERT INTO logout_notices (application_id, id, client_id, session_id, user_id,
          created_at, next_attempt_at)
        SELECT c.application_id, gen_random_uuid()::text, c.id, ended.session_id, ended.user_id, ${at}, ${at}
        FROM unnest(${column(0)}::text[], ${column(1)}::text[], ${column(2)}::text[])
          AS ended (session_id, user_id, client_id)
        JOIN clients c ON c.application_id = ${applicationId} AND c.id = ended.client_id
        WHERE jsonb_typeof(c.settings #> '{oidc_logout,backchannel_logout_urls,0}') = 'string'
          OR jsonb_typeof(c.settings #> '{oidc_backchannel_logout,backchannel_logout_urls,0}') = 'string'`)
    },
    take: async (atMost, now, leaseUntil) => {
      // Materialized: a subquery that the planner runs again takes more rows than its limit.
      const rows = await executor.rows<NoticeRow>(sql`WITH due AS MATERIALIZED (
          SELECT id FROM logout_notices
          WHERE application_id = ${applicationId} AND next_attempt_at <= ${now}
          ORDER BY next_attempt_at LIMIT ${atMost} FOR UPDATE SKIP LOCKED)
        UPDATE logout_notices n SET attempts = n.attempts + 1, next_attempt_at = ${leaseUntil} FROM due
        WHERE n.application_id = ${applicationId} AND n.id = due.id
        RETURNING n.id, n.client_id, n.session_id, n.user_id, n.created_at, n.attempts`)
      return rows.map(noticeFromRow).sort((one, other) => one.createdAt.getTime() - other.createdAt.getTime())
    },
    settle: async (id, outcome) => {
      const changes =
        outcome.kind === 'delivered'
          ? sql`delivered_at = ${outcome.at}, next_attempt_at = NULL`
          : sql`last_fault = ${outcome.fault}, next_attempt_at = ${outcome.nextAttemptAt}`
      await executor.change(sql`UPDATE logout_notices SET ${changes}
        WHERE application_id = ${applicationId} AND id = ${id}`)
      // It outlived the person only so that their clients heard.
      await executor.change(sql`DELETE FROM logout_notices n WHERE n.application_id = ${applicationId} AND n.id = ${id}
        AND n.next_attempt_at IS NULL AND NOT EXISTS (
          SELECT FROM users u WHERE u.application_id = n.application_id AND u.id = n.user_id)`)
    },
    removeBefore: (before) =>
      removeRows(executor, 'logout_notices', sql`application_id = ${applicationId} AND created_at < ${before}`),
  }
}

function noticeFromRow(row: NoticeRow): LogoutNotice {
  return {
    id: row.id,
    clientId: row.client_id,
    sessionId: row.session_id,
    userId: row.user_id,
    createdAt: row.created_at,
    attempts: row.attempts,
  }
}
