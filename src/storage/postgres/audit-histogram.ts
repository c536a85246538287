// Events counted by time. Whole hours that are over are counted once; what is asked for by more than its type is counted
// along the index of that condition.
import { type AuditBucket, type AuditHistogramStore, bucketsFrom, type Span } from '../../audit/audit-histogram.ts'
import type { AuditFilter } from '../../audit/audit-search.ts'
import { failureTypes } from '../../audit/event-result.ts'
import { conditionsOf } from './audit-search.ts'
import type { Database, Executor } from './database.ts'
import { joinSql, type Sql, sql } from './sql.ts'

export function postgresAuditHistogram(
  database: Pick<Database, 'search'>,
  executor: Executor,
  applicationId: number,
): AuditHistogramStore {
  return {
    count: async (filter, span, bucketMinutes) => {
      const { types, ...rest } = filter
      const isKept = Object.keys(rest).length === 0 && bucketMinutes % 60 === 0
      const counted = isKept ? await countedUntil(database, applicationId) : null
      const seam = counted === null ? span.since : clamped(counted, span)
      const events = eventsOf(applicationId, filter, { since: seam, until: span.until })
      const hours = hoursOf(applicationId, types, { since: span.since, until: seam })
      const rows = await database.search<AuditBucket>(sql`SELECT
          date_bin(${bucketMinutes} * interval '1 minute', at, ${bucketsFrom}::timestamptz)::timestamptz(3) AS at,
          (sum(count) FILTER (WHERE NOT is_failure))::bigint AS success, (sum(count) FILTER (WHERE is_failure))::bigint AS failure
        FROM (SELECT at, type = ANY (${[...failureTypes]}::text[]) AS is_failure, count
          FROM (${hours} UNION ALL ${events}) counted) told
        GROUP BY 1 ORDER BY 1`)
      return rows.map(({ at, success, failure }) => ({ at, success: success ?? 0, failure: failure ?? 0 }))
    },
    keepHours: async (before) => {
      const from = (await countedUntil(executor, applicationId)) ?? (await firstHour(executor, applicationId))
      if (from === null) return false
      const next = new Date(Math.min(from.getTime() + dayMs, before.getTime() - (before.getTime() % hourMs)))
      if (next <= from) return false
      // What age took is counted no more.
      await executor.change(sql`WITH moved AS (
          INSERT INTO audit_counted AS c (application_id, until) VALUES (${applicationId}, ${next})
          ON CONFLICT (application_id) DO UPDATE SET until = excluded.until WHERE c.until = ${from}
          RETURNING 1),
        forgotten AS (
          DELETE FROM audit_hours WHERE application_id = ${applicationId} AND hour < (
            SELECT date_trunc('hour', e.at, 'UTC') FROM audit_events e WHERE e.application_id = ${applicationId}
            ORDER BY e.at, e.id LIMIT 1))
        INSERT INTO audit_hours (application_id, hour, type, count)
        SELECT ${applicationId}::integer, date_trunc('hour', e.at, 'UTC'), e.type, count(*) FROM audit_events e
        WHERE e.application_id = ${applicationId} AND e.at >= ${from} AND e.at < ${next} AND EXISTS (SELECT FROM moved)
        GROUP BY 2, 3`)
      return true
    },
  }
}

const hourMs = 3_600_000
const dayMs = 24 * hourMs

/** Hours of a span are whole where its buckets are. */
function clamped(counted: Date, { since, until }: Span): Date {
  const seam = Math.max(since.getTime(), Math.min(counted.getTime(), until.getTime()))
  return new Date(seam - (seam % hourMs))
}

function hoursOf(applicationId: number, types: AuditFilter['types'], { since, until }: Span): Sql {
  const ofTypes = types === undefined ? sql`true` : sql`h.type = ANY (${[...types]}::text[])`
  return sql`SELECT h.hour AS at, h.type, h.count FROM audit_hours h
    WHERE h.application_id = ${applicationId} AND h.hour >= ${since} AND h.hour < ${until} AND ${ofTypes}`
}

function eventsOf(applicationId: number, filter: AuditFilter, span: Span): Sql {
  const conditions = [sql`e.application_id = ${applicationId}`, ...conditionsOf({ ...filter, ...span })]
  return sql`SELECT e.at, e.type, 1 AS count FROM audit_events e WHERE ${joinSql(conditions, ' AND ')}`
}

type Reader = Pick<Database, 'search'> | Pick<Executor, 'rows'>

async function countedUntil(reader: Reader, applicationId: number): Promise<Date | null> {
  const [row] = await readerOf(reader)<{ until: Date }>(
    sql`SELECT until FROM audit_counted WHERE application_id = ${applicationId}`,
  )
  return row?.until ?? null
}

async function firstHour(executor: Executor, applicationId: number): Promise<Date | null> {
  const [row] = await executor.rows<{ hour: Date }>(sql`SELECT date_trunc('hour', at, 'UTC') AS hour FROM audit_events
    WHERE application_id = ${applicationId} ORDER BY at, id LIMIT 1`)
  return row?.hour ?? null
}

function readerOf(reader: Reader): Database['search'] {
  return 'search' in reader ? reader.search : reader.rows
}
