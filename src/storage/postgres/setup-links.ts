import type { SetupLinkStore } from '../../operators/setup-link.ts'
import type { Executor } from './database.ts'
import { sql } from './sql.ts'

export function postgresSetupLinks(executor: Executor, applicationId: number): SetupLinkStore {
  return {
    replace: async (hash, createdAt, expiresAt) => {
      await executor.change(sql`DELETE FROM setup_links WHERE application_id = ${applicationId} AND used_at IS NULL`)
      await executor.change(sql`INSERT INTO setup_links (application_id, secret_hash, created_at, expires_at)
        VALUES (${applicationId}, ${hash}, ${createdAt}, ${expiresAt})`)
    },
    consume: async (hash, at) => {
      const used = await executor.rows(sql`UPDATE setup_links SET used_at = ${at}
        WHERE application_id = ${applicationId} AND secret_hash = ${hash} AND used_at IS NULL AND expires_at > ${at}
        RETURNING secret_hash`)
      return used.length === 1
    },
  }
}
