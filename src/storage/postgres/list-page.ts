// Pages of every list but the users': each in the order of a column and the id that breaks its ties.
import type { ListOrder } from '../../kernel/list-order.ts'
import type { Page, PageRequest, Total } from '../../kernel/page.ts'
import { decodeCursor, encodeCursor } from './cursor.ts'
import type { Executor } from './database.ts'
import { type Sql, sql, trusted } from './sql.ts'

export interface Listing {
  /** Which list it is and under which filters, so that the cursor of one is refused by another. */
  readonly name: readonly unknown[]
  readonly columns: Sql
  readonly from: Sql
  readonly where: Sql
  readonly key: Sql
  readonly keyType: 'timestamptz' | 'text' | 'integer'
  readonly id: Sql
  /** The last page has a cursor too, which leads to an empty one. */
  readonly isOpenEnded?: boolean
  /** Left out: the oldest first, or from A on. */
  readonly isDescending?: boolean
  /** Small tables are counted; `count` answers for the others. */
  readonly count?: () => Promise<Total>
}

/** The order in which the rows of a table were made, along its `*_by_creation` index. */
export const byCreation = { key: trusted('created_at'), keyType: 'timestamptz', id: trusted('id') } as const

/** What the rows of a table are called, whatever the letter case, along its `*_in_order` index (migration 0108). */
export const byName = {
  key: trusted('lower(name COLLATE "default") COLLATE "C"'),
  keyType: 'text',
  id: trusted('id'),
} as const

/** The order that was asked for, of those that the list has an index for. */
export function inOrder<Field extends string>(
  { by, isDescending }: ListOrder<Field>,
  orders: Readonly<Record<Field, Pick<Listing, 'key' | 'keyType' | 'id'>>>,
) {
  return { ...orders[by], isDescending }
}

/** The rows of one page in the listing's order. */
export async function listPage<Row>(executor: Executor, listing: Listing, page: PageRequest): Promise<Page<Row>> {
  const order = JSON.stringify(listing.name)
  const rows = page.limit === 0 ? [] : await pageRows<Row>(executor, listing, page, order)
  const shown = rows.slice(0, page.limit)
  const last = shown.at(-1)
  const goesOn = rows.length > page.limit || listing.isOpenEnded === true
  const next = goesOn && last ? encodeCursor(order, [last.sort_key, last.sort_id]) : null
  const count = listing.count ?? (() => countAll(executor, listing))
  return { items: shown, next, total: page.withTotal ? await count() : null }
}

interface SortPlace {
  readonly sort_key: string
  readonly sort_id: string
}

/** One row more than the page holds tells whether there is a next one. */
function pageRows<Row>(
  executor: Executor,
  { columns, from, where, key, keyType, id, isDescending = false }: Listing,
  page: PageRequest,
  order: string,
): Promise<(Row & SortPlace)[]> {
  const [direction, beyond] = isDescending ? [trusted('DESC'), trusted('<')] : [trusted('ASC'), trusted('>')]
  const [begin, offset] = page.kind === 'cursor' ? [after(page.after), 0] : [sql`true`, page.offset]
  return executor.rows(sql`SELECT ${columns}, ${key}::text AS sort_key, ${id} AS sort_id FROM ${from}
    WHERE ${where} AND ${begin} ORDER BY ${key} ${direction}, ${id} ${direction}
    LIMIT ${page.limit + 1} OFFSET ${offset}`)

  function after(cursor: string | null): Sql {
    if (cursor === null) return sql`true`
    const [lastKey, lastId] = decodeCursor(order, keyType, cursor)
    return sql`(${key}, ${id}) ${beyond} (${lastKey}::${trusted(keyType)}, ${lastId}::text)`
  }
}

async function countAll(executor: Executor, { from, where }: Listing): Promise<Total> {
  const [row] = await executor.rows<{ count: number }>(sql`SELECT count(*) FROM ${from} WHERE ${where}`)
  return { count: row?.count ?? 0, isEstimate: false }
}

const countAtMost = 10_000

/** For lists that may be long: counted up to a cap, beyond it as the planner guesses. */
export async function countCapped(executor: Executor, from: Sql, where: Sql): Promise<Total> {
  const [row] = await executor.rows<{ count: number }>(
    sql`SELECT count(*) FROM (SELECT FROM ${from} WHERE ${where} LIMIT ${countAtMost + 1}) counted`,
  )
  const count = row?.count ?? 0
  if (count <= countAtMost) return { count, isEstimate: false }
  const [plan] = await executor.rows<{ 'QUERY PLAN': [{ Plan: { 'Plan Rows': number } }] }>(
    sql`EXPLAIN (FORMAT JSON) SELECT FROM ${from} WHERE ${where}`,
  )
  return { count: Math.max(count, plan?.['QUERY PLAN'][0].Plan['Plan Rows'] ?? 0), isEstimate: true }
}
