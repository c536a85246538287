// Pages of users. A filter that few match is collected through its own index and sorted; one that many match is met by
// walking the sort's index and stopping after a page. The planner's estimate of the filter decides (performance.md 3).
import { mapPage, type Page, type Total } from '../../kernel/page.ts'
import type { User } from '../../users/user.ts'
import type { UserQuery } from '../../users/user-store.ts'
import { encodeCursor } from './cursor.ts'
import type { Database } from './database.ts'
import { type Sql, sql } from './sql.ts'
import { collectUsers } from './user-collect.ts'
import { filterSql } from './user-filter.ts'
import { type Listed, type Listing, usersAndLogins } from './user-listing.ts'
import { type UserRow, userColumns, userFromRow } from './user-row.ts'
import { countUsers } from './user-total.ts'
import { walkUsers } from './user-walk.ts'

export function listUsers(database: Database, applicationId: number, query: UserQuery): Promise<Page<User>> {
  return listUserRows<UserRow, User>(database, applicationId, query, userColumns, userFromRow)
}

/** The page with other columns than a whole user's; `id` must be one of them. */
export async function listUserRows<Row extends { readonly id: string }, Item>(
  database: Database,
  applicationId: number,
  query: UserQuery,
  columns: Sql,
  itemFrom: (row: Row) => Item,
): Promise<Page<Item>> {
  const { page } = query
  const filter = query.filter === null ? null : filterSql(query.filter, { applicationId, at: query.at })
  const order = JSON.stringify([applicationId, query.sort, query.filter])
  const { rows, total } = await found<Row>(database, { applicationId, query, filter, columns, order })
  const shown = rows.slice(0, page.limit)
  const last = shown.at(-1)
  const next = rows.length > page.limit && last ? encodeCursor(order, [last.sort_key, last.id]) : null
  return mapPage({ items: shown, next, total }, itemFrom)
}

interface Found<Row> {
  /** The page and one row more, which tells whether there is a next page. */
  readonly rows: Listed<Row>[]
  readonly total: Total | null
}

/** Up to here a filter's matches are read and sorted as a whole. */
const collectAtMost = 5_000

async function found<Row>(database: Database, listing: Listing): Promise<Found<Row>> {
  const { applicationId, filter, query } = listing
  const { withTotal } = query.page
  const estimate = filter === null ? null : await estimateMatches(database, applicationId, filter)
  if (filter !== null && estimate !== null && estimate <= collectAtMost) {
    const { rows, count } = await collectUsers<Row>(database, listing, filter)
    if (count !== null) return { rows, total: withTotal ? { count, isEstimate: false } : null }
    return { rows, total: withTotal ? await countUsers(database, applicationId, filter, estimate) : null }
  }
  const [rows, total] = await Promise.all([
    walkUsers<Row>(database, listing),
    withTotal ? countUsers(database, applicationId, filter, estimate) : null,
  ])
  return { rows, total }
}

/** The planner's guess of how many users match, without running anything. */
async function estimateMatches(database: Database, applicationId: number, filter: Sql): Promise<number> {
  const [row] = await database.search<{ 'QUERY PLAN': [{ Plan: { 'Plan Rows': number } }] }>(
    sql`EXPLAIN (FORMAT JSON) SELECT FROM ${usersAndLogins} WHERE u.application_id = ${applicationId} AND ${filter}`,
  )
  return row?.['QUERY PLAN'][0].Plan['Plan Rows'] ?? 0
}
