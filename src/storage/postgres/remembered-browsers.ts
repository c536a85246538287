import {
  browserIdLength,
  type ListedBrowser,
  type RememberedBrowserStore,
} from '../../authentication-methods/remembered-browser.ts'
import type { Executor } from './database.ts'
import { prepared, sql, trusted } from './sql.ts'

export function postgresRememberedBrowsers(executor: Executor, applicationId: number): RememberedBrowserStore {
  return {
    insert: async (secretHash, { userId, securityVersion, createdAt, expiresAt, origin }) => {
      await executor.change(sql`INSERT INTO remembered_browsers (application_id, secret_hash, user_id, security_version,
          created_at, expires_at, ip, user_agent)
        VALUES (${applicationId}, ${secretHash}, ${userId}, ${securityVersion}, ${createdAt}, ${expiresAt},
          ${origin.ip}, ${origin.userAgent})`)
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
    listOf: async (userId, atMost, now) => {
      const rows =
        await executor.rows<BrowserRow>(sql`SELECT ${id} AS id, b.created_at, b.expires_at, b.ip, b.user_agent
        FROM remembered_browsers b
        JOIN users u ON u.application_id = b.application_id AND u.id = b.user_id
          AND u.security_version = b.security_version
        WHERE b.application_id = ${applicationId} AND b.user_id = ${userId} AND b.expires_at > ${now}
        ORDER BY b.created_at DESC, b.secret_hash LIMIT ${atMost}`)
      return rows.map(browserFromRow)
    },
    remove: async (userId, wanted) =>
      (await executor.change(sql`DELETE FROM remembered_browsers b
        WHERE b.application_id = ${applicationId} AND b.user_id = ${userId} AND ${id} = ${wanted}`)) > 0,
    removeAllOf: (userId) =>
      executor.change(sql`DELETE FROM remembered_browsers
        WHERE application_id = ${applicationId} AND user_id = ${userId}`),
    removeEnded: async (before) => {
      await executor.change(sql`DELETE FROM remembered_browsers
        WHERE application_id = ${applicationId} AND expires_at < ${before}`)
    },
  }
}

/** Of a browser `b`. Few belong to one person, so none is looked for by it alone. */
const id = trusted(`left(encode(b.secret_hash, 'hex'), ${browserIdLength})`)

interface BrowserRow {
  readonly id: string
  readonly created_at: Date
  readonly expires_at: Date
  readonly ip: string | null
  readonly user_agent: string | null
}

function browserFromRow(row: BrowserRow): ListedBrowser {
  const { created_at: createdAt, expires_at: expiresAt, ip, user_agent: userAgent } = row
  return { id: row.id, createdAt, expiresAt, origin: { ip, userAgent } }
}
