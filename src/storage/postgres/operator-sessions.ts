import { RollcallError } from '../../kernel/errors.ts'
import type { OperatorSession, OperatorSessionStore } from '../../operators/operator-session.ts'
import { type Executor, pointsNowhere } from './database.ts'
import { type OperatorRow, operatorColumns, operatorFromRow } from './operators.ts'
import { prepared, sql } from './sql.ts'

interface SessionRow extends OperatorRow {
  readonly secret_hash: Buffer
  readonly csrf_token: string
  readonly opened_at: Date
  readonly last_seen_at: Date
  readonly expires_at: Date
  readonly ip: string | null
  readonly user_agent: string | null
}

export function postgresOperatorSessions(executor: Executor, applicationId: number): OperatorSessionStore {
  return {
    find: async (hash) => {
      const [row] = await executor.rows<SessionRow>(prepared('operator session by hash')`
        SELECT ${operatorColumns}, s.secret_hash, s.csrf_token, s.created_at AS opened_at, s.last_seen_at, s.expires_at,
          s.ip, s.user_agent
        FROM operator_sessions s JOIN operators o ON o.application_id = s.application_id AND o.id = s.operator_id
        WHERE s.application_id = ${applicationId} AND s.secret_hash = ${hash}`)
      return row === undefined ? null : { session: sessionFromRow(row), operator: operatorFromRow(row) }
    },
    insert: async (session) => {
      try {
        await executor.change(sql`INSERT INTO operator_sessions (application_id, secret_hash, operator_id, csrf_token,
            created_at, last_seen_at, expires_at, ip, user_agent)
          VALUES (${applicationId}, ${session.secretHash}, ${session.operatorId}, ${session.csrfToken},
            ${session.createdAt}, ${session.lastSeenAt}, ${session.expiresAt}, ${session.ip}, ${session.userAgent})`)
      } catch (fault) {
        if (!pointsNowhere(fault, 'operator_sessions')) throw fault
        throw new RollcallError('operator_not_found', 'This operator was removed.', { cause: fault })
      }
    },
    setLastSeen: async (hash, at) => {
      await executor.change(sql`UPDATE operator_sessions SET last_seen_at = ${at}
        WHERE application_id = ${applicationId} AND secret_hash = ${hash} AND last_seen_at < ${at}`)
    },
    remove: async (hash) =>
      (await executor.change(sql`DELETE FROM operator_sessions
        WHERE application_id = ${applicationId} AND secret_hash = ${hash}`)) === 1,
    removeAllOf: async (operatorId) => {
      await executor.change(sql`DELETE FROM operator_sessions
        WHERE application_id = ${applicationId} AND operator_id = ${operatorId}`)
    },
    removeEnded: async (before) => {
      await executor.change(sql`DELETE FROM operator_sessions
        WHERE application_id = ${applicationId} AND expires_at < ${before}`)
    },
  }
}

function sessionFromRow(row: SessionRow): OperatorSession {
  return {
    secretHash: row.secret_hash,
    operatorId: row.id,
    csrfToken: row.csrf_token,
    createdAt: row.opened_at,
    lastSeenAt: row.last_seen_at,
    expiresAt: row.expires_at,
    ip: row.ip,
    userAgent: row.user_agent,
  }
}
