// A page of few matches: all of them found through the filter's own index, sorted, and counted on the way.
import { decodeCursor, type KeyType, type Place } from './cursor.ts'
import type { Database } from './database.ts'
import { type Sql, sql, trusted } from './sql.ts'
import { columnOf } from './user-filter.ts'
import { type Listed, type Listing, usersAndLogins } from './user-listing.ts'

export interface Collected<Row> {
  /** The page and one row more. */
  readonly rows: Listed<Row>[]
  /** How many match in all; null where the page holds nobody to tell. */
  readonly count: number | null
}

export async function collectUsers<Row>(database: Database, listing: Listing, filter: Sql): Promise<Collected<Row>> {
  const { applicationId, query, columns, order } = listing
  const { page, sort } = query
  if (page.limit === 0) return { rows: [], count: null }
  const { key, type } = columnOf(sort.field)
  const after = page.kind === 'cursor' && page.after !== null ? decodeCursor(order, type, page.after) : null
  const inOrder = (from: string) => {
    const way = sort.direction === 'ascending' ? 'ASC' : 'DESC'
    return trusted(`${from}.sort_value ${way} NULLS LAST, ${from}.id ${way}`)
  }
  const rows = await database.search<Listed<Row> & { matches: number }>(sql`
    WITH matched AS MATERIALIZED (SELECT u.application_id, u.id, ${key} AS sort_value
      FROM ${usersAndLogins} WHERE u.application_id = ${applicationId} AND ${filter}),
    page AS (SELECT * FROM matched WHERE ${after === null ? sql`true` : beyond(after, type, sort.direction)}
      ORDER BY ${inOrder('matched')} LIMIT ${page.limit + 1} OFFSET ${page.kind === 'offset' ? page.offset : 0})
    SELECT ${columns}, page.sort_value::text AS sort_key, (SELECT count(*) FROM matched) AS matches FROM page
    JOIN users u ON u.application_id = page.application_id AND u.id = page.id
    LEFT JOIN user_logins l ON l.application_id = u.application_id AND l.user_id = u.id
    ORDER BY ${inOrder('page')}`)
  return { rows, count: rows[0]?.matches ?? null }
}

/** What comes after a place, where missing values come last. */
function beyond([key, id]: Place, type: KeyType, direction: 'ascending' | 'descending'): Sql {
  const sign = trusted(direction === 'ascending' ? '>' : '<')
  if (key === null) return sql`(sort_value IS NULL AND id ${sign} ${id}::text)`
  return sql`((sort_value, id) ${sign} (${key}::${trusted(type)}, ${id}::text) OR sort_value IS NULL)`
}
