import type { ClientUserStore } from '../../clients/client-user.ts'
import { mapPage } from '../../kernel/page.ts'
import type { Executor } from './database.ts'
import { listPage } from './list-page.ts'
import { sql, trusted } from './sql.ts'

export function postgresClientUsers(executor: Executor, applicationId: number): ClientUserStore {
  return {
    listUsers: async (clientId, page) => {
      const listing = {
        ...latestFirst,
        name: [applicationId, 'users of client', clientId],
        columns: sql`c.user_id, u.email, u.name, c.first_at, c.last_at`,
        from: sql`client_users c JOIN users u ON u.application_id = c.application_id AND u.id = c.user_id`,
        where: sql`c.application_id = ${applicationId} AND c.client_id = ${clientId}`,
        id: trusted('c.user_id'),
      } as const
      return mapPage(await listPage<UserRow>(executor, listing, page), (row) => ({
        userId: row.user_id,
        email: row.email,
        name: row.name,
        firstAt: row.first_at,
        lastAt: row.last_at,
      }))
    },
    listClients: async (userId, page) => {
      const listing = {
        ...latestFirst,
        name: [applicationId, 'clients of user', userId],
        columns: sql`c.client_id, c.first_at, c.last_at`,
        from: sql`client_users c`,
        where: sql`c.application_id = ${applicationId} AND c.user_id = ${userId}`,
        id: trusted('c.client_id'),
      } as const
      return mapPage(await listPage<UseRow>(executor, listing, page), (row) => ({
        clientId: row.client_id,
        firstAt: row.first_at,
        lastAt: row.last_at,
      }))
    },
  }
}

/** Along an index each (migration 0071). */
const latestFirst = { key: trusted('c.last_at'), keyType: 'timestamptz', isDescending: true } as const

interface UseRow {
  readonly client_id: string
  readonly first_at: Date
  readonly last_at: Date
}

interface UserRow extends Omit<UseRow, 'client_id'> {
  readonly user_id: string
  readonly email: string | null
  readonly name: string | null
}
