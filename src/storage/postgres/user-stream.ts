// Everybody a filter matches, from one snapshot, through a server-side cursor: memory stays flat however many there are.
import type { Filter } from '../../kernel/filter.ts'
import type { User } from '../../users/user.ts'
import type { Database } from './database.ts'
import { sql } from './sql.ts'
import { filterSql } from './user-filter.ts'
import { type UserRow, userColumns, userFromRow } from './user-row.ts'

const chunkRows = 1_000

export async function* streamUsers(
  database: Database,
  applicationId: number,
  filter: Filter | null,
  at?: Date,
): AsyncIterable<readonly User[]> {
  const matching = filter === null ? sql`true` : filterSql(filter, { applicationId, at })
  const everybody = sql`SELECT ${userColumns} FROM users u
    LEFT JOIN user_logins l ON l.application_id = u.application_id AND l.user_id = u.id
    WHERE u.application_id = ${applicationId} AND ${matching} ORDER BY u.id`
  const rows = database.cursor<UserRow>(everybody, chunkRows)
  for await (const chunk of rows) yield chunk.map(userFromRow)
}
