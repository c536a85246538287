import type { PasswordStore } from '../../passwords/password-store.ts'
import type { StoredPassword } from '../../passwords/stored-password.ts'
import type { Executor } from './database.ts'
import { sql } from './sql.ts'

export function postgresPasswords(executor: Executor, applicationId: number): PasswordStore {
  return {
    find: async ({ connectionId, subject }) => {
      const [row] = await executor.rows<{ stored: StoredPassword }>(sql`SELECT stored FROM passwords
        WHERE application_id = ${applicationId} AND connection_id = ${connectionId} AND subject = ${subject}`)
      return row?.stored ?? null
    },
    listEarlier: async ({ connectionId, subject }, atMost) => {
      const rows = await executor.rows<{ stored: StoredPassword }>(sql`SELECT stored FROM password_history
        WHERE application_id = ${applicationId} AND connection_id = ${connectionId} AND subject = ${subject}
        ORDER BY id DESC LIMIT ${atMost}`)
      return rows.map(({ stored }) => stored)
    },
    rehash: async ({ connectionId, subject }, stored, insteadOf) => {
      await executor.change(sql`UPDATE passwords SET stored = ${stored}
        WHERE application_id = ${applicationId} AND connection_id = ${connectionId} AND subject = ${subject}
          AND stored = ${insteadOf}::jsonb`)
    },
    noteLeaked: async ({ connectionId, subject }, stored, at) =>
      (await executor.change(sql`UPDATE passwords SET leaked_at = ${at}
        WHERE application_id = ${applicationId} AND connection_id = ${connectionId} AND subject = ${subject}
          AND stored = ${stored}::jsonb AND leaked_at IS NULL`)) === 1,
    keep: async ({ connectionId, subject }, stored, at, earlierToKeep = 0) => {
      const ofOwner = sql`application_id = ${applicationId} AND connection_id = ${connectionId} AND subject = ${subject}`
      await executor.change(sql`WITH present AS (
          SELECT stored FROM passwords WHERE ${ofOwner}
        ), remembered AS (
          INSERT INTO password_history (application_id, connection_id, subject, stored, kept_at)
          SELECT ${applicationId}, ${connectionId}, ${subject}, stored, ${at} FROM present WHERE ${earlierToKeep}::integer > 0
        ), forgotten AS (
          -- The one that is remembered here is not among them yet.
          DELETE FROM password_history WHERE ${ofOwner} AND id <= (
            SELECT id FROM password_history WHERE ${ofOwner}
            ORDER BY id DESC OFFSET greatest(${earlierToKeep}::integer - 1, 0) LIMIT 1)
        )
        INSERT INTO passwords (application_id, connection_id, subject, stored, changed_at)
        VALUES (${applicationId}, ${connectionId}, ${subject}, ${stored}, ${at})
        ON CONFLICT (application_id, connection_id, subject)
        DO UPDATE SET stored = excluded.stored, changed_at = excluded.changed_at, leaked_at = NULL`)
    },
    remove: async ({ connectionId, subject }) => {
      const ofOwner = sql`application_id = ${applicationId} AND connection_id = ${connectionId} AND subject = ${subject}`
      await executor.change(sql`WITH earlier AS (DELETE FROM password_history WHERE ${ofOwner})
        DELETE FROM passwords WHERE ${ofOwner}`)
    },
  }
}
