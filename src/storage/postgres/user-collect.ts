// A page of few matches: all of them found through the filter's own index, sorted, and counted on the way.
import type { Database } from './database.ts'
import { type Sql, sql, trusted } from './sql.ts'
import { columnOf } from './user-filter.ts'
import { type Listed, type Listing, usersAndLogins } from './user-listing.ts'
import type { Seek } from './user-seek.ts'

export interface Collected<Row> {
  /** As many as are wanted, in the way they are read. */
  readonly rows: Listed<Row>[]
  /** How many match in all; null where the page holds nobody to tell. */
  readonly count: number | null
}

export async function collectUsers<Row>(database: Database, listing: Listing, filter: Sql): Promise<Collected<Row>> {
  const { applicationId, query, columns, seek, rowsWanted } = listing
  const { page, sort } = query
  if (rowsWanted === 0) return { rows: [], count: null }
  const { key } = columnOf(sort.field)
  const isBackwards = seek?.isBackwards === true
  const isRising = (sort.direction === 'ascending') !== isBackwards
  const inOrder = (from: string) => {
    const way = isRising ? 'ASC' : 'DESC'
    return trusted(`${from}.sort_value ${way} NULLS ${isBackwards ? 'FIRST' : 'LAST'}, ${from}.id ${way}`)
  }
  const rows = await database.search<Listed<Row> & { matches: number }>(sql`
    WITH matched AS MATERIALIZED (SELECT u.application_id, u.id, ${key} AS sort_value
      FROM ${usersAndLogins} WHERE u.application_id = ${applicationId} AND ${filter}),
    page AS (SELECT * FROM matched WHERE ${seek === null ? sql`true` : beyond(seek, isRising)}
      ORDER BY ${inOrder('matched')} LIMIT ${rowsWanted} OFFSET ${page.kind === 'offset' ? page.offset : 0})
    SELECT ${columns}, page.sort_value::text AS sort_key, (SELECT count(*) FROM matched) AS matches FROM page
    JOIN users u ON u.application_id = page.application_id AND u.id = page.id
    LEFT JOIN user_logins l ON l.application_id = u.application_id AND l.user_id = u.id
    ORDER BY ${inOrder('page')}`)
  return { rows, count: rows[0]?.matches ?? null }
}

/** What comes beyond a place in the way the list is read. Missing values come last, and so first on the way back. */
function beyond({ key, id, isBackwards }: Seek, isRising: boolean): Sql {
  const sign = trusted(isRising ? '>' : '<')
  if (key === null) {
    const among = sql`sort_value IS NULL AND id ${sign} ${id}::text`
    return isBackwards ? sql`(${among} OR sort_value IS NOT NULL)` : sql`(${among})`
  }
  const among = sql`(sort_value, id) ${sign} (${key}, ${id}::text)`
  return isBackwards ? among : sql`(${among} OR sort_value IS NULL)`
}
