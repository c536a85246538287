import type { Application, ApplicationStore } from '../../applications/application.ts'
import type { Executor } from './database.ts'
import { sql, trusted } from './sql.ts'

interface Row {
  readonly id: number
  readonly public_id: string
  readonly kind: Application['kind']
  readonly name: string
  readonly pool_mode: Application['poolMode']
}

const columns = trusted('id, public_id, kind, name, pool_mode')

export function postgresApplications(executor: Executor): ApplicationStore {
  const fromRow = (row: Row): Application => ({
    number: row.id,
    id: row.public_id,
    kind: row.kind,
    name: row.name,
    poolMode: row.pool_mode,
  })
  return {
    findFirst: async (kind) => {
      const [row] = await executor.rows<Row>(
        sql`SELECT ${columns} FROM applications WHERE kind = ${kind} ORDER BY id LIMIT 1`,
      )
      return row === undefined ? null : fromRow(row)
    },
    insert: async ({ id, kind = 'people', name, poolMode }) => {
      const [row] = await executor.rows<Row>(sql`INSERT INTO applications (public_id, kind, name, pool_mode)
        VALUES (${id}, ${kind}, ${name}, ${poolMode}) RETURNING ${columns}`)
      return fromRow(row as Row)
    },
  }
}
