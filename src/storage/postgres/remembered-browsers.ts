import type { RememberedBrowserStore } from '../../authentication-methods/remembered-browser.ts'
import type { Executor } from './database.ts'
import { prepared, sql } from './sql.ts'

export function postgresRememberedBrowsers(executor: Executor, applicationId: number): RememberedBrowserStore {
  return {
    insert: async (secretHash, { userId, securityVersion, createdAt, expiresAt }) => {
      await executor.change(sql`INSERT INTO remembered_browsers (application_id, secret_hash, user_id, security_version,
          created_at, expires_at)
        VALUES (${applicationId}, ${secretHash}, ${userId}, ${securityVersion}, ${createdAt}, ${expiresAt})`)
    },
    isRemembered: async (userId, secretHash, now) => {
      const rows = await executor.rows(prepared('remembered browser')`SELECT FROM remembered_browsers b
        JOIN users u ON u.application_id = b.application_id AND u.id = b.user_id
          AND u.security_version = b.security_version
        WHERE b.application_id = ${applicationId} AND b.secret_hash = ${secretHash} AND b.user_id = ${userId}
          AND b.expires_at > ${now}`)
      return rows.length === 1
    },
    countOf: async (userId, now) => {
      const [row] = await executor.rows<{ count: number }>(sql`SELECT count(*)::integer AS count
        FROM remembered_browsers b
        JOIN users u ON u.application_id = b.application_id AND u.id = b.user_id
          AND u.security_version = b.security_version
        WHERE b.application_id = ${applicationId} AND b.user_id = ${userId} AND b.expires_at > ${now}`)
      return row?.count ?? 0
    },
    removeAllOf: (userId) =>
      executor.change(sql`DELETE FROM remembered_browsers
        WHERE application_id = ${applicationId} AND user_id = ${userId}`),
    removeEnded: async (before) => {
      await executor.change(sql`DELETE FROM remembered_browsers
        WHERE application_id = ${applicationId} AND expires_at < ${before}`)
    },
  }
}
