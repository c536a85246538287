// Up to which hour what happened is counted already (event-hours.ts).
import type { Span } from '../../statistics/period.ts'
import { type Sql, sql } from './sql.ts'

export interface Counted {
  readonly until: Date
}

export function countedUntil(applicationId: number): Sql {
  return sql`SELECT until FROM statistics_counted WHERE application_id = ${applicationId}`
}

/** Up to here a span is read from what was counted ahead, and from the events behind it. */
export function seamOf(counted: Counted | undefined, { since, until }: Span): Date {
  const seam = (counted?.until ?? since).getTime()
  return new Date(Math.max(since.getTime(), Math.min(seam, until.getTime())))
}
