// Pages of users. A filter that few match is collected through its own index and sorted; one that many match is met by
// walking the sort's index and stopping after a page. The planner's estimate of the filter decides (performance.md 3).
import { mapPage, type Page } from '../../kernel/page.ts'
import type { User } from '../../users/user.ts'
import type { UserQuery, UserSortField } from '../../users/user-store.ts'
import { decodeCursor, encodeCursor, type Place } from './cursor.ts'
import type { Database } from './database.ts'
import { type Sql, sql, trusted } from './sql.ts'
import { columnOf, filterSql } from './user-filter.ts'
import { type UserRow, userColumns, userFromRow } from './user-row.ts'
import { countUsers } from './user-total.ts'

/** Up to here a filter's matches are read and sorted as a whole. */
const collectAtMost = 3_000

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
  const page = await new Listing<Row>(database, applicationId, query, columns).page()
  return mapPage(page, itemFrom)
}

type Listed<Row> = Row & { readonly id: string; readonly sort_key: string | null }

class Listing<Row> {
  readonly #database: Database
  readonly #applicationId: number
  readonly #query: UserQuery
  readonly #columns: Sql
  readonly #filter: Sql | null
  readonly #order: string

  constructor(database: Database, applicationId: number, query: UserQuery, columns: Sql) {
    this.#database = database
    this.#applicationId = applicationId
    this.#query = query
    this.#columns = columns
    this.#filter = query.filter === null ? null : filterSql(query.filter)
    this.#order = JSON.stringify([applicationId, query.sort, query.filter])
  }

  async page(): Promise<Page<Row>> {
    const { page } = this.#query
    const estimate = this.#filter === null ? null : await this.#estimate(this.#filter)
    const matches = estimate !== null && estimate <= collectAtMost ? this.#collected() : this.#walked()
    const [rows, total] = await Promise.all([
      this.#rows(matches),
      page.withTotal ? countUsers(this.#database, this.#applicationId, this.#filter, estimate) : null,
    ])
    const shown = rows.slice(0, page.limit)
    const last = shown.at(-1)
    const next = rows.length > page.limit && last ? encodeCursor(this.#order, [last.sort_key, last.id]) : null
    return { items: shown, next, total }
  }

  /** The planner's guess of how many users match, without running anything. */
  async #estimate(filter: Sql): Promise<number> {
    const [row] = await this.#database.search<{ 'QUERY PLAN': [{ Plan: { 'Plan Rows': number } }] }>(
      sql`EXPLAIN (FORMAT JSON) SELECT FROM ${this.#from()} WHERE ${this.#here()} AND ${filter}`,
    )
    return row?.['QUERY PLAN'][0].Plan['Plan Rows'] ?? 0
  }

  /** The rows of the page and one more, which tells whether there is a next page. */
  async #rows(matches: Matches): Promise<Listed<Row>[]> {
    const { page } = this.#query
    const wanted = page.limit + 1
    if (page.limit === 0) return []
    if (page.kind === 'cursor') {
      const after =
        page.after === null ? null : decodeCursor(this.#order, columnOf(this.#query.sort.field).type, page.after)
      return this.#rowsAfter(matches, after, wanted)
    }
    return this.#rowsFrom(matches, page.offset, wanted)
  }

  async #rowsAfter(matches: Matches, after: Place | null, wanted: number): Promise<Listed<Row>[]> {
    const rows: Listed<Row>[] = []
    for (const stretch of this.#stretches()) {
      if (rows.length === wanted) break
      if (after !== null && after[0] === null && !stretch.isMissing) continue
      const from = after !== null && stretch.isMissing === (after[0] === null) ? stretch.after(after) : sql`true`
      rows.push(...(await this.#select(matches, stretch, from, 0, wanted - rows.length)))
    }
    return rows
  }

  async #rowsFrom(matches: Matches, offset: number, wanted: number): Promise<Listed<Row>[]> {
    const rows: Listed<Row>[] = []
    let skip = offset
    for (const stretch of this.#stretches()) {
      if (rows.length === wanted) break
      const found = await this.#select(matches, stretch, sql`true`, skip, wanted - rows.length)
      rows.push(...found)
      // What this stretch holds was skipped; the next one is skipped by what is left.
      if (found.length > 0) skip = 0
      else if (skip > 0 && !stretch.isMissing && this.#stretches().length > 1)
        skip -= await this.#count(matches, stretch)
    }
    return rows
  }

  #select(matches: Matches, stretch: Stretch, from: Sql, offset: number, limit: number): Promise<Listed<Row>[]> {
    const ids = sql`SELECT u.application_id, u.id, ${stretch.key}::text AS sort_key, ${stretch.key} AS sort_value
      FROM ${matches.from} WHERE ${matches.where} AND ${stretch.where} AND ${from}
      ORDER BY ${stretch.orderBy('u.id')} LIMIT ${limit} OFFSET ${offset}`
    return this.#database.search<Listed<Row>>(sql`${matches.with}
      SELECT ${this.#columns}, page.sort_key FROM (${ids}) page
      JOIN users u ON u.application_id = page.application_id AND u.id = page.id
      LEFT JOIN user_logins l ON l.application_id = u.application_id AND l.user_id = u.id
      ORDER BY ${stretch.orderOfPage}`)
  }

  async #count(matches: Matches, stretch: Stretch): Promise<number> {
    const [row] = await this.#database.search<{ count: number }>(
      sql`${matches.with} SELECT count(*) FROM ${matches.from} WHERE ${matches.where} AND ${stretch.where}`,
    )
    return row?.count ?? 0
  }

  #from(): Sql {
    return sql`users u LEFT JOIN user_logins l ON l.application_id = u.application_id AND l.user_id = u.id`
  }

  #here(): Sql {
    return sql`u.application_id = ${this.#applicationId}`
  }

  #walked(): Matches {
    const where = this.#filter === null ? this.#here() : sql`${this.#here()} AND ${this.#filter}`
    return { with: sql``, from: this.#from(), where }
  }

  #collected(): Matches {
    const { with: none, from, where } = this.#walked()
    return {
      with: sql`${none}WITH matched AS MATERIALIZED (SELECT u.application_id, u.id FROM ${from} WHERE ${where})`,
      from: sql`matched m JOIN users u ON u.application_id = m.application_id AND u.id = m.id
        LEFT JOIN user_logins l ON l.application_id = u.application_id AND l.user_id = u.id`,
      where: sql`true`,
    }
  }

  /** The parts of the order: those who have the value, then those who lack it. */
  #stretches(): readonly Stretch[] {
    const { field, direction } = this.#query.sort
    const present = presentStretch(field, direction)
    return neverMissing.has(field) ? [present] : [present, missingStretch(field, direction)]
  }
}

/** Where the matching users come from. */
interface Matches {
  readonly with: Sql
  readonly from: Sql
  readonly where: Sql
}

/** One part of the order that an index can be walked along. */
interface Stretch {
  readonly isMissing: boolean
  readonly key: Sql
  readonly where: Sql
  readonly orderOfPage: Sql
  orderBy(id: string): Sql
  after(place: Place): Sql
}

type Direction = UserQuery['sort']['direction']

const neverMissing: ReadonlySet<UserSortField> = new Set(['id', 'createdAt', 'updatedAt', 'emailVerified'])
const fromLogins: ReadonlySet<UserSortField> = new Set(['lastLogin', 'loginsCount'])

function presentStretch(field: UserSortField, direction: Direction): Stretch {
  const { key, type } = columnOf(field)
  const way = trusted(direction === 'ascending' ? 'ASC' : 'DESC')
  const beyond = trusted(direction === 'ascending' ? '>' : '<')
  const id = trusted(fromLogins.has(field) ? 'l.user_id' : 'u.id')
  return {
    isMissing: false,
    key,
    where: neverMissing.has(field) ? sql`true` : sql`${key} IS NOT NULL`,
    orderBy: () => sql`${key} ${way}, ${id} ${way}`,
    orderOfPage: sql`page.sort_value ${way}, page.id ${way}`,
    after: ([value, lastId]) => sql`(${key}, ${id}) ${beyond} (${value}::${trusted(type)}, ${lastId}::text)`,
  }
}

function missingStretch(field: UserSortField, direction: Direction): Stretch {
  const way = trusted(direction === 'ascending' ? 'ASC' : 'DESC')
  const beyond = trusted(direction === 'ascending' ? '>' : '<')
  return {
    isMissing: true,
    key: sql`NULL`,
    where: fromLogins.has(field) ? sql`NOT u.has_logged_in` : sql`${columnOf(field).key} IS NULL`,
    orderBy: () => sql`u.id ${way}`,
    orderOfPage: sql`page.id ${way}`,
    after: ([, lastId]) => sql`u.id ${beyond} ${lastId}::text`,
  }
}
