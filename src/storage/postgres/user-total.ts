// How many users match: everybody from a kept counter, a filter's matches counted up to a cap, and beyond it estimated.
import type { Total } from '../../kernel/page.ts'
import type { Database } from './database.ts'
import { prepared, type Sql, sql } from './sql.ts'

const countAtMost = 10_000
/** An estimate this far above the cap is not worth a count that would stop at the cap. */
const surelyAbove = 3 * countAtMost

interface Counted {
  readonly applicationId: number
  readonly filter: Sql | null
  readonly estimate: number | null
  /** Without a cap, and never estimated. */
  readonly countsAll: boolean
}

export async function countUsers(
  database: Database,
  { applicationId, filter, estimate, countsAll }: Counted,
): Promise<Total> {
  if (filter === null || estimate === null) {
    const [kept] = await database.rows<{ count: number }>(
      prepared(
        'count users',
      )`SELECT coalesce(sum(count), 0)::bigint AS count FROM user_counts WHERE application_id = ${applicationId}`,
    )
    return { count: kept?.count ?? 0, isEstimate: false }
  }
  if (!countsAll && estimate > surelyAbove) return { count: estimate, isEstimate: true }
  const [counted] = await database.search<{ count: number }>(sql`SELECT count(*) FROM (
    SELECT FROM users u LEFT JOIN user_logins l ON l.application_id = u.application_id AND l.user_id = u.id
    WHERE u.application_id = ${applicationId} AND ${filter} ${countsAll ? sql`` : sql`LIMIT ${countAtMost + 1}`}) counted`)
  const count = counted?.count ?? 0
  return !countsAll && count > countAtMost
    ? { count: Math.max(estimate, count), isEstimate: true }
    : { count, isEstimate: false }
}
