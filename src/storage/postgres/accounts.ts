import type { StoredPassword } from '../../passwords/stored-password.ts'
import type { Account, AccountStore } from '../../sign-ins/account.ts'
import type { RequiredAction } from '../../users/required-actions.ts'
import type { Executor } from './database.ts'
import { prepared, preparedChange, type Sql, sql, trusted } from './sql.ts'

export function postgresAccounts(executor: Executor, applicationId: number): AccountStore {
  const one = async (statement: Sql) => {
    const [row] = await executor.rows<AccountRow>(statement)
    return row === undefined ? null : accountFromRow(row)
  }
  return {
    // One lookup for each kind of identifier, along its unique index; an address wins over a username spelled like it.
    findByIdentifier: (connectionId, identifier) =>
      one(prepared('account by identifier')`SELECT ${columns} FROM (
          SELECT i.*, 1 AS rank FROM identities i WHERE i.application_id = ${applicationId}
            AND i.connection_id = ${connectionId} AND i.pool = '' AND i.email = ${identifier}
          UNION ALL SELECT i.*, 2 FROM identities i WHERE i.application_id = ${applicationId}
            AND i.connection_id = ${connectionId} AND i.pool = '' AND i.username = ${identifier}
          UNION ALL SELECT i.*, 3 FROM identities i WHERE i.application_id = ${applicationId}
            AND i.connection_id = ${connectionId} AND i.pool = '' AND i.phone_number = ${identifier}) i
        ${person} ${liveConnection} ORDER BY i.rank LIMIT 1`),
    findBySubject: (connectionId, subject) =>
      one(prepared('account by subject')`SELECT ${columns} FROM identities i ${person} ${liveConnection}
        WHERE i.application_id = ${applicationId} AND i.connection_id = ${connectionId} AND i.subject = ${subject}`),
    find: (userId) =>
      one(prepared('account by user')`SELECT ${columns} FROM identities i ${person}
        WHERE i.application_id = ${applicationId} AND i.user_id = ${userId} AND i.is_primary`),
    noteSignIn: async (userId, at, ip, country = null) => {
      // The wide row is rewritten once in a life. Who is being deleted at this moment is waited for, and then nobody.
      await executor.change(preparedChange(
        'note sign-in of a person',
      )`WITH person AS MATERIALIZED (SELECT application_id, id FROM users
          WHERE application_id = ${applicationId} AND id = ${userId} FOR KEY SHARE),
        first AS (UPDATE users SET has_logged_in = true FROM person
          WHERE users.application_id = person.application_id AND users.id = person.id AND NOT has_logged_in)
        INSERT INTO user_logins AS kept (application_id, user_id, last_login, last_ip, last_country, logins_count)
        SELECT application_id, id, ${at}::timestamptz, ${ip}::text, ${country}::text, 1 FROM person
        ON CONFLICT (application_id, user_id) DO UPDATE SET logins_count = kept.logins_count + 1,
          last_login = greatest(kept.last_login, excluded.last_login), last_ip = excluded.last_ip,
          last_country = excluded.last_country`)
    },
    listUnplaced: async (atMost) => {
      const rows = await executor.rows<{ user_id: string; last_ip: string | null }>(sql`
        SELECT user_id, last_ip FROM user_logins WHERE application_id = ${applicationId} AND last_country IS NULL
        ORDER BY user_id LIMIT ${atMost}`)
      return rows.map((row) => ({ userId: row.user_id, ip: row.last_ip }))
    },
    place: async (found) => {
      // Taken in one order, so that of two servers that look up the same people neither waits for the other in a circle.
      await executor.change(sql`WITH placed AS (SELECT * FROM json_to_recordset(${JSON.stringify(found)}::json)
          AS p ("userId" text, ip text, country text)),
        held AS (SELECT l.user_id FROM user_logins l JOIN placed p ON p."userId" = l.user_id
          WHERE l.application_id = ${applicationId} AND l.last_country IS NULL AND l.last_ip IS NOT DISTINCT FROM p.ip
          ORDER BY l.user_id FOR NO KEY UPDATE OF l)
        UPDATE user_logins l SET last_country = p.country FROM held JOIN placed p ON p."userId" = held.user_id
        WHERE l.application_id = ${applicationId} AND l.user_id = held.user_id`)
    },
  }
}

const person = trusted(`JOIN users u ON u.application_id = i.application_id AND u.id = i.user_id
  LEFT JOIN user_logins l ON l.application_id = u.application_id AND l.user_id = u.id
  LEFT JOIN passwords p ON p.application_id = i.application_id AND p.connection_id = i.connection_id
    AND p.subject = i.subject`)

/** The people of a connection that is being removed can sign in no more. */
const liveConnection = trusted(`JOIN connections c ON c.application_id = i.application_id AND c.id = i.connection_id
  AND c.removed_at IS NULL`)

const columns = trusted(`u.id, u.security_version, u.blocked, u.suspended_until, u.expires_at,
  u.email, u.email_verified, u.name,
  coalesce(u.user_metadata ->> 'locale', i.profile ->> 'locale') AS locale, u.created_at, l.last_login,
  i.connection_id, i.subject, p.stored, p.leaked_at, u.last_password_reset, u.required_actions`)

interface AccountRow {
  readonly id: string
  readonly security_version: number
  readonly blocked: boolean | null
  readonly suspended_until: Date | null
  readonly expires_at: Date | null
  readonly email: string | null
  readonly email_verified: boolean
  readonly name: string | null
  readonly locale: string | null
  readonly created_at: Date
  readonly last_login: Date | null
  readonly connection_id: string
  readonly subject: string
  readonly stored: StoredPassword | null
  readonly leaked_at: Date | null
  readonly last_password_reset: Date | null
  readonly required_actions: readonly RequiredAction[]
}

function accountFromRow(row: AccountRow): Account {
  return {
    userId: row.id,
    securityVersion: row.security_version,
    admission: { isBlocked: row.blocked, suspendedUntil: row.suspended_until, expiresAt: row.expires_at },
    email: row.email,
    emailVerified: row.email_verified,
    name: row.name,
    locale: row.locale,
    createdAt: row.created_at,
    lastLogin: row.last_login,
    connectionId: row.connection_id,
    subject: row.subject,
    password: row.stored,
    passwordLeakedAt: row.leaked_at,
    passwordChangedAt: row.last_password_reset,
    requiredActions: row.required_actions,
  }
}
