import type { Application, ApplicationStore } from '../../applications/application.ts'
import type { Executor } from './database.ts'
import { sql } from './sql.ts'

interface Row {
  readonly id: number
  readonly public_id: string
  readonly name: string
  readonly pool_mode: Application['poolMode']
}

export function postgresApplications(executor: Executor): ApplicationStore {
  const fromRow = (row: Row): Application => ({
    number: row.id,
    id: row.public_id,
    name: row.name,
    poolMode: row.pool_mode,
  })
  return {
    findFirst: async () => {
      const [row] = await executor.rows<Row>(
        sql`SELECT id, public_id, name, pool_mode FROM applications ORDER BY id LIMIT 1`,
      )
      return row === undefined ? null : fromRow(row)
    },
    insert: async ({ id, name, poolMode }) => {
      const [row] = await executor.rows<Row>(sql`INSERT INTO applications (public_id, name, pool_mode)
        VALUES (${id}, ${name}, ${poolMode}) RETURNING id, public_id, name, pool_mode`)
      return fromRow(row as Row)
    },
  }
}
