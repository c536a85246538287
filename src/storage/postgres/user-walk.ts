// A page met by walking along the index of its sort: those who have the value, then those who lack it. What people hold
// is asked of those nearby first, who are enough where many hold it.
import type { Filter } from '../../kernel/filter.ts'
import type { UserSortField } from '../../users/user-store.ts'
import type { Database } from './database.ts'
import { preparedByText, type Sql, sql, trusted } from './sql.ts'
import { columnOf, filterSql } from './user-filter.ts'
import { splitHeld } from './user-held-filter.ts'
import { type Listed, type Listing, usersAndLogins } from './user-listing.ts'
import type { Seek } from './user-seek.ts'
import { filterAmong } from './user-stretch-filter.ts'

/** As many rows as are wanted, in the way they are read. */
export function walkUsers<Row>(database: Database, listing: Listing): Promise<Listed<Row>[]> {
  return new Walk<Row>(database, listing).rows()
}

/** The same among the first people of the order alone, whatever the filter costs to answer for everybody. */
export function walkFirstUsers<Row>(database: Database, listing: Listing): Promise<Listed<Row>[]> {
  return new Walk<Row>(database, listing).rowsAmongFirst()
}

/**
 * One row more than the page sizes people and programs ask for. Everybody's list in these sizes keeps its plan, which
 * takes longer to make than to run; any other size would only fill the server with plans that are used once.
 */
const usualLimits: ReadonlySet<number> = new Set([20, 50, 100].map((size) => size + 1))

/** So many people are asked one by one what they hold; that costs about as much as to gather all holders of a rare thing. */
const nearbyPeople = 2_000
/** So many are held against a filter one by one within a fraction of the time that a search has. */
const firstPeople = 20_000

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
    return page.kind === 'offset'
      ? this.#rowsFrom(page.offset, rowsWanted)
      : this.#rowsBeyond(seek, rowsWanted, (stretch, from, limit) => this.#select(stretch, from, 0, limit))
  }

  rowsAmongFirst(): Promise<Listed<Row>[]> {
    const { seek, rowsWanted } = this.#listing
    return this.#rowsBeyond(seek, rowsWanted, (stretch, from, limit) => this.#amongFirst(stretch, from, limit))
  }

  async #rowsBeyond(seek: Seek | null, wanted: number, select: Select<Row>): Promise<Listed<Row>[]> {
    const rows: Listed<Row>[] = []
    const stretches = this.#stretches()
    // A place beyond everybody lies in no stretch where nobody lacks the value: all of them are to be read then.
    const begin = seek === null ? -1 : stretches.findIndex(({ isMissing }) => isMissing === (seek.key === null))
    for (const [at, stretch] of stretches.entries()) {
      if (rows.length === wanted) break
      if (at < begin) continue
      const from = seek !== null && at === begin ? stretch.beyond(seek) : sql`true`
      rows.push(...(await select(stretch, from, wanted - rows.length)))
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
    const nearby = offset === 0 ? await this.#nearby(stretch, from, limit) : null
    if (nearby !== null) return nearby
    const mayKeepPlan = this.#listing.filter === null && offset === 0 && usualLimits.has(limit)
    const walked = sql`FROM ${usersAndLogins} WHERE ${matching} AND ${stretch.where} AND ${from}
      ORDER BY ${stretch.orderBy} LIMIT ${mayKeepPlan ? trusted(String(limit)) : limit}`
    const page = offset === 0 ? this.#atOnce(stretch, walked) : this.#afterSkipping(stretch, walked, offset)
    return this.#database.search<Listed<Row>>(mayKeepPlan ? preparedByText(page) : page)
  }

  /** Null where not everybody wanted is nearby. */
  async #nearby(stretch: Stretch, from: Sql, limit: number): Promise<Listed<Row>[] | null> {
    const { applicationId, columns, query } = this.#listing
    const among = this.#filterOf(stretch)
    const split = among === 'nobody' ? null : splitHeld(among)
    if (split === null) return null
    const { at } = query
    const own = split.own === null ? sql`true` : filterSql(split.own, { applicationId, at, isWalked: true })
    const rows = await this.#database.search<Listed<Row>>(sql`
      SELECT ${columns}, page.sort_value::text AS sort_key
      FROM (SELECT u.* FROM (SELECT u.application_id, u.id, ${stretch.key} AS sort_value FROM ${usersAndLogins}
          WHERE u.application_id = ${applicationId} AND ${own} AND ${stretch.where} AND ${from}
          ORDER BY ${stretch.orderBy} LIMIT ${nearbyPeople}) u
        WHERE ${filterSql(split.held, { applicationId, at, isOneByOne: true })}
        ORDER BY ${stretch.orderOf('u')} LIMIT ${limit}) page
      JOIN users u ON u.application_id = page.application_id AND u.id = page.id
      LEFT JOIN user_logins l ON l.application_id = u.application_id AND l.user_id = u.id
      ORDER BY ${stretch.orderOf('page')}`)
    return rows.length === limit ? rows : null
  }

  /** The filter stands outside the read of each person, so that no plan begins with everybody whom it may match. */
  async #amongFirst(stretch: Stretch, from: Sql, limit: number): Promise<Listed<Row>[]> {
    const { applicationId, columns, query } = this.#listing
    const filter = this.#filterOf(stretch)
    if (filter === 'nobody') return []
    const matching = filter === null ? sql`true` : filterSql(filter, { applicationId, at: query.at, isOneByOne: true })
    return this.#database.search<Listed<Row>>(sql`
      WITH first AS MATERIALIZED (SELECT u.application_id, u.id, ${stretch.key} AS sort_value FROM ${usersAndLogins}
        WHERE u.application_id = ${applicationId} AND ${stretch.where} AND ${from}
        ORDER BY ${stretch.orderBy} LIMIT ${firstPeople})
      SELECT ${columns}, first.sort_value::text AS sort_key FROM first
      CROSS JOIN LATERAL (SELECT * FROM users own
        WHERE own.application_id = first.application_id AND own.id = first.id OFFSET 0) u
      LEFT JOIN user_logins l ON l.application_id = u.application_id AND l.user_id = u.id
      WHERE ${matching} ORDER BY ${stretch.orderOf('first')} LIMIT ${limit}`)
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
      ORDER BY ${stretch.orderOf('page')}`
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
  #matching(stretch: Stretch): Sql | null {
    const { applicationId, query } = this.#listing
    const here = sql`u.application_id = ${applicationId}`
    const filter = this.#filterOf(stretch)
    if (filter === 'nobody') return null
    return filter === null
      ? here
      : sql`${here} AND ${filterSql(filter, { applicationId, at: query.at, isWalked: true })}`
  }

  #filterOf({ isMissing }: Stretch): Filter | 'nobody' | null {
    const { filter, sort } = this.#listing.query
    return filter === null || !fromLogins.has(sort.field) ? filter : filterAmong(filter, !isMissing)
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

type Select<Row> = (stretch: Stretch, from: Sql, limit: number) => Promise<Listed<Row>[]>

/** One part of the order that an index can be walked along. */
interface Stretch {
  readonly isMissing: boolean
  readonly key: Sql
  readonly where: Sql
  /** Of rows `alias` with the value as `sort_value`. */
  orderOf(alias: string): Sql
  readonly orderBy: Sql
  beyond(seek: Seek): Sql
}

const neverMissing: ReadonlySet<UserSortField> = new Set(['id', 'createdAt', 'updatedAt', 'emailVerified'])
const fromLogins: ReadonlySet<UserSortField> = new Set(['lastLogin', 'loginsCount'])

function presentStretch(field: UserSortField, isRising: boolean): Stretch {
  const { key } = columnOf(field)
  const named = isRising ? 'ASC' : 'DESC'
  const way = trusted(named)
  const beyond = trusted(isRising ? '>' : '<')
  const id = trusted(fromLogins.has(field) ? 'l.user_id' : 'u.id')
  return {
    isMissing: false,
    key,
    where: neverMissing.has(field) ? sql`true` : sql`${key} IS NOT NULL`,
    orderBy: sql`${key} ${way}, ${id} ${way}`,
    orderOf: (alias) => trusted(`${alias}.sort_value ${named}, ${alias}.id ${named}`),
    beyond: (seek) => sql`(${key}, ${id}) ${beyond} (${seek.key}, ${seek.id}::text)`,
  }
}

function missingStretch(field: UserSortField, isRising: boolean): Stretch {
  const named = isRising ? 'ASC' : 'DESC'
  const way = trusted(named)
  const beyond = trusted(isRising ? '>' : '<')
  return {
    isMissing: true,
    key: sql`NULL`,
    where: fromLogins.has(field) ? sql`NOT u.has_logged_in` : sql`${columnOf(field).key} IS NULL`,
    orderBy: sql`u.id ${way}`,
    orderOf: (alias) => trusted(`${alias}.id ${named}`),
    beyond: (seek) => sql`u.id ${beyond} ${seek.id}::text`,
  }
}
