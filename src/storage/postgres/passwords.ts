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
    rehash: async ({ connectionId, subject }, stored) => {
      await executor.change(sql`UPDATE passwords SET stored = ${stored}
        WHERE application_id = ${applicationId} AND connection_id = ${connectionId} AND subject = ${subject}`)
    },
    keep: async ({ connectionId, subject }, stored, at) => {
      await executor.change(sql`INSERT INTO passwords (application_id, connection_id, subject, stored, changed_at)
        VALUES (${applicationId}, ${connectionId}, ${subject}, ${stored}, ${at})
        ON CONFLICT (application_id, connection_id, subject)
        DO UPDATE SET stored = excluded.stored, changed_at = excluded.changed_at`)
    },
  }
}
