// Pages of users. A filter that few match is collected through its own index and sorted; one that many match is met by
// walking the sort's index and stopping after a page. The planner's estimate of the filter decides (performance.md 3).
import { RollcallError } from '../../kernel/errors.ts'
import { mapPage, type Page, type Total } from '../../kernel/page.ts'
import type { User } from '../../users/user.ts'
import type { UserQuery } from '../../users/user-store.ts'
import { encodeCursor } from './cursor.ts'
import type { Database } from './database.ts'
import { type Sql, sql } from './sql.ts'
import { type Collected, collectUsers } from './user-collect.ts'
import { filterSql } from './user-filter.ts'
import { type Listed, type Listing, usersAndLogins } from './user-listing.ts'
import { type UserRow, userColumns, userFromRow } from './user-row.ts'
import { cursorBefore, seekOf } from './user-seek.ts'
import { countUsers } from './user-total.ts'
import { walkFirstUsers, walkUsers } from './user-walk.ts'

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
  const filter = query.filter === null ? null : filterSql(query.filter, { applicationId, at: query.at })
  const order = JSON.stringify([applicationId, query.sort, query.filter])
  const { limit } = query.page
  // One row more tells whether there is a further page.
  const rowsWanted = limit === 0 ? 0 : limit + 1
  const listing = { applicationId, query, filter, columns, order, seek: seekOf(order, query), rowsWanted }
  const estimate = filter === null ? null : await estimateMatches(database, applicationId, filter)
  try {
    const [{ rows, total }, hasBefore] = await Promise.all([
      found<Row>(database, listing, estimate),
      hasRowsBefore(database, listing, estimate),
    ])
    const goesOn = rows.length > limit
    return mapPage(asPage(listing, rows.slice(0, limit), total, { goesOn, hasBefore }), itemFrom)
  } catch (fault) {
    if (query.mayStopEarly !== true || !isTimeout(fault)) throw fault
    return mapPage(await firstFound<Row>(database, listing), itemFrom)
  }
}

function isTimeout(fault: unknown): boolean {
  return fault instanceof RollcallError && fault.code === 'search_timeout'
}

/** What is found in a time that is known beforehand. */
async function firstFound<Row>(database: Database, listing: Listing): Promise<Page<Listed<Row>>> {
  const { seek, query } = listing
  const { limit } = query.page
  const rows = await walkFirstUsers<Row>(database, listing)
  const around = { goesOn: rows.length > limit, hasBefore: seek !== null && seek.origin === 'cursor' }
  return { ...asPage(listing, rows.slice(0, limit), null, around), isPartial: true }
}

interface Around {
  /** There are more than were wanted, in the way the list was read. */
  readonly goesOn: boolean
  /** Of a page that was read forwards. */
  readonly hasBefore: boolean
}

function asPage<Row>(
  { query, order, seek }: Listing,
  read: Listed<Row>[],
  total: Total | null,
  { goesOn, hasBefore }: Around,
): Page<Listed<Row>> {
  const isBackwards = seek?.isBackwards === true
  const items = isBackwards ? read.toReversed() : read
  const [first, last] = [items.at(0), items.at(-1)]
  const isNext = isBackwards ? !seek.isEnd : goesOn
  const next = isNext && last ? encodeCursor(order, [last.sort_key, last.id]) : null
  if (query.page.kind === 'offset') return { items, next, total }
  const isPrevious = isBackwards ? goesOn : hasBefore
  const place = first === undefined ? null : ([first.sort_key, first.id] as const)
  return { items, next, previous: isPrevious ? cursorBefore(order, place, query.sort.direction) : null, total }
}

/** Behind a cursor is the row it remembers; whether a jump left anybody behind is looked up. */
async function hasRowsBefore(database: Database, listing: Listing, estimate: number | null): Promise<boolean> {
  const { seek } = listing
  if (seek === null || seek.origin === 'cursor') return seek !== null
  const behind = { ...listing, seek: { ...seek, isBackwards: true }, rowsWanted: 1 }
  return (await readRows(database, behind, estimate)).rows.length > 0
}

interface Found<Row> {
  readonly rows: Listed<Row>[]
  readonly total: Total | null
}

async function found<Row>(database: Database, listing: Listing, estimate: number | null): Promise<Found<Row>> {
  const { query } = listing
  const total = () => (query.page.withTotal ? counted(database, listing, estimate) : null)
  if (isCollected(listing, estimate)) {
    const { rows, count } = await readRows<Row>(database, listing, estimate)
    if (count === null) return { rows, total: await total() }
    return { rows, total: query.page.withTotal ? { count, isEstimate: false } : null }
  }
  const [{ rows }, totalFound] = await Promise.all([readRows<Row>(database, listing, estimate), total()])
  return { rows, total: totalFound }
}

/** Null where the page is wanted without it rather than not at all. */
async function counted(
  database: Database,
  { applicationId, filter, query }: Listing,
  estimate: number | null,
): Promise<Total | null> {
  try {
    return await countUsers(database, { applicationId, filter, estimate, countsAll: query.countsAll === true })
  } catch (fault) {
    if (query.mayStopEarly === true && isTimeout(fault)) return null
    throw fault
  }
}

/** Up to here a filter's matches are read and sorted as a whole. */
const collectAtMost = 5_000

function isCollected({ filter }: Listing, estimate: number | null): boolean {
  return filter !== null && estimate !== null && estimate <= collectAtMost
}

async function readRows<Row>(database: Database, listing: Listing, estimate: number | null): Promise<Collected<Row>> {
  return listing.filter !== null && isCollected(listing, estimate)
    ? collectUsers<Row>(database, listing, listing.filter)
    : { rows: await walkUsers<Row>(database, listing), count: null }
}

/** The planner's guess of how many users match, without running anything. */
async function estimateMatches(database: Database, applicationId: number, filter: Sql): Promise<number> {
  const [row] = await database.search<{ 'QUERY PLAN': [{ Plan: { 'Plan Rows': number } }] }>(
    sql`EXPLAIN (FORMAT JSON) SELECT FROM ${usersAndLogins} WHERE u.application_id = ${applicationId} AND ${filter}`,
  )
  return row?.['QUERY PLAN'][0].Plan['Plan Rows'] ?? 0
}
