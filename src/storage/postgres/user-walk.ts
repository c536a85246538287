// A page met by walking along the index of its sort: those who have the value, then those who lack it.
import type { UserSortField } from '../../users/user-store.ts'
import type { Database } from './database.ts'
import { preparedByText, type Sql, sql, trusted } from './sql.ts'
import { columnOf, filterSql } from './user-filter.ts'
import { type Listed, type Listing, usersAndLogins } from './user-listing.ts'
import type { Seek } from './user-seek.ts'
import { filterAmong } from './user-stretch-filter.ts'

/** As many rows as are wanted, in the way they are read. */
export function walkUsers<Row>(database: Database, listing: Listing): Promise<Listed<Row>[]> {
  return new Walk<Row>(database, listing).rows()
}

/**
 * One row more than the page sizes people and programs ask for. Everybody's list in these sizes keeps its plan, which
 * takes longer to make than to run; any other size would only fill the server with plans that are used once.
 */
const usualLimits: ReadonlySet<number> = new Set([20, 50, 100].map((size) => size + 1))

class Walk<Row> {
  readonly #database: Database
  readonly #listing: Listing

  constructor(database: Database, listing: Listing) {
    this.#database = database
    this.#listing = listing
  }

  async rows(): Promise<Listed<Row>[]> {
    const { query, seek, rowsWanted } = this.#listing
    const { page } = query
    if (rowsWanted === 0) return []
    return page.kind === 'offset' ? this.#rowsFrom(page.offset, rowsWanted) : this.#rowsBeyond(seek, rowsWanted)
  }

  async #rowsBeyond(seek: Seek | null, wanted: number): Promise<Listed<Row>[]> {
    const rows: Listed<Row>[] = []
    const stretches = this.#stretches()
    // A place beyond everybody lies in no stretch where nobody lacks the value: all of them are to be read then.
    const begin = seek === null ? -1 : stretches.findIndex(({ isMissing }) => isMissing === (seek.key === null))
    for (const [at, stretch] of stretches.entries()) {
      if (rows.length === wanted) break
      if (at < begin) continue
      const from = seek !== null && at === begin ? stretch.beyond(seek) : sql`true`
      rows.push(...(await this.#select(stretch, from, 0, wanted - rows.length)))
    }
    return rows
  }

  async #rowsFrom(offset: number, wanted: number): Promise<Listed<Row>[]> {
    const rows: Listed<Row>[] = []
    let skip = offset
    for (const stretch of this.#stretches()) {
      if (rows.length === wanted) break
      const found = await this.#select(stretch, sql`true`, skip, wanted - rows.length)
      rows.push(...found)
      // What this stretch holds was skipped; the next one is skipped by what is left.
      if (found.length > 0) skip = 0
      else if (skip > 0 && !stretch.isMissing && this.#stretches().length > 1) skip -= await this.#count(stretch)
    }
    return rows
  }

  async #select(stretch: Stretch, from: Sql, offset: number, limit: number): Promise<Listed<Row>[]> {
    const matching = this.#matching(stretch)
    if (matching === null) return []
    const mayKeepPlan = this.#listing.filter === null && offset === 0 && usualLimits.has(limit)
    const walked = sql`FROM ${usersAndLogins} WHERE ${matching} AND ${stretch.where} AND ${from}
      ORDER BY ${stretch.orderBy} LIMIT ${mayKeepPlan ? trusted(String(limit)) : limit}`
    const page = offset === 0 ? this.#atOnce(stretch, walked) : this.#afterSkipping(stretch, walked, offset)
    return this.#database.search<Listed<Row>>(mayKeepPlan ? preparedByText(page) : page)
  }

  #atOnce(stretch: Stretch, walked: Sql): Sql {
    return sql`SELECT ${this.#listing.columns}, (${stretch.key})::text AS sort_key ${walked}`
  }

  /** Rows that are only skipped are not read: their place in the index is enough. */
  #afterSkipping(stretch: Stretch, walked: Sql, offset: number): Sql {
    return sql`SELECT ${this.#listing.columns}, page.sort_value::text AS sort_key
      FROM (SELECT u.application_id, u.id, ${stretch.key} AS sort_value ${walked} OFFSET ${offset}) page
      JOIN users u ON u.application_id = page.application_id AND u.id = page.id
      LEFT JOIN user_logins l ON l.application_id = u.application_id AND l.user_id = u.id
      ORDER BY ${stretch.orderOfPage}`
  }

  async #count(stretch: Stretch): Promise<number> {
    const matching = this.#matching(stretch)
    if (matching === null) return 0
    const [row] = await this.#database.search<{ count: number }>(
      sql`SELECT count(*) FROM ${usersAndLogins} WHERE ${matching} AND ${stretch.where}`,
    )
    return row?.count ?? 0
  }

  /** Null where nobody of the stretch can match. */
  #matching({ isMissing }: Stretch): Sql | null {
    const { applicationId, query, filter } = this.#listing
    const here = sql`u.application_id = ${applicationId}`
    if (query.filter === null || filter === null) return here
    if (!fromLogins.has(query.sort.field)) return sql`${here} AND ${filter}`
    const among = filterAmong(query.filter, !isMissing)
    if (among === 'nobody') return null
    return among === null ? here : sql`${here} AND ${filterSql(among, { applicationId, at: query.at })}`
  }

  /** The parts of the order: those who have the value, then those who lack it; on the way back the other way round. */
  #stretches(): readonly Stretch[] {
    const { query, seek } = this.#listing
    const { field } = query.sort
    const isBackwards = seek?.isBackwards === true
    const isRising = (query.sort.direction === 'ascending') !== isBackwards
    const present = presentStretch(field, isRising)
    if (neverMissing.has(field)) return [present]
    const missing = missingStretch(field, isRising)
    return isBackwards ? [missing, present] : [present, missing]
  }
}

/** One part of the order that an index can be walked along. */
interface Stretch {
  readonly isMissing: boolean
  readonly key: Sql
  readonly where: Sql
  readonly orderOfPage: Sql
  readonly orderBy: Sql
  beyond(seek: Seek): Sql
}

const neverMissing: ReadonlySet<UserSortField> = new Set(['id', 'createdAt', 'updatedAt', 'emailVerified'])
const fromLogins: ReadonlySet<UserSortField> = new Set(['lastLogin', 'loginsCount'])

function presentStretch(field: UserSortField, isRising: boolean): Stretch {
  const { key } = columnOf(field)
  const way = trusted(isRising ? 'ASC' : 'DESC')
  const beyond = trusted(isRising ? '>' : '<')
  const id = trusted(fromLogins.has(field) ? 'l.user_id' : 'u.id')
  return {
    isMissing: false,
    key,
    where: neverMissing.has(field) ? sql`true` : sql`${key} IS NOT NULL`,
    orderBy: sql`${key} ${way}, ${id} ${way}`,
    orderOfPage: sql`page.sort_value ${way}, page.id ${way}`,
    beyond: (seek) => sql`(${key}, ${id}) ${beyond} (${seek.key}, ${seek.id}::text)`,
  }
}

function missingStretch(field: UserSortField, isRising: boolean): Stretch {
  const way = trusted(isRising ? 'ASC' : 'DESC')
  const beyond = trusted(isRising ? '>' : '<')
  return {
    isMissing: true,
    key: sql`NULL`,
    where: fromLogins.has(field) ? sql`NOT u.has_logged_in` : sql`${columnOf(field).key} IS NULL`,
    orderBy: sql`u.id ${way}`,
    orderOfPage: sql`page.id ${way}`,
    beyond: (seek) => sql`u.id ${beyond} ${seek.id}::text`,
  }
}
