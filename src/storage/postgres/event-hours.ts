// Sign-ins, failures and sign-ups by time. Whole hours that are over are counted once; the events since then are counted
// along the index of their types.
import { bucketsFrom } from '../../audit/audit-histogram.ts'
import { type CountedType, countedTypes, type EventCount, type EventHourStore } from '../../statistics/event-hours.ts'
import type { Span } from '../../statistics/period.ts'
import { keepClientHours } from './client-hours.ts'
import { type Counted, countedUntil, seamOf } from './counted-until.ts'
import type { Database, Executor } from './database.ts'
import { type Sql, sql, trusted } from './sql.ts'

export function postgresEventHours(
  database: Pick<Database, 'search'>,
  executor: Executor,
  applicationId: number,
): EventHourStore {
  return {
    count: async (types, { since, until }, bucketMinutes) => {
      const [counted] = await database.search<Counted>(countedUntil(applicationId))
      const seam = seamOf(counted, { since, until })
      return database.search<EventCount>(sql`SELECT
          date_bin(${bucketMinutes} * interval '1 minute', at, ${bucketsFrom}::timestamptz)::timestamptz(3) AS at,
          type, name, sum(count)::bigint AS count
        FROM (${hoursOf(applicationId, types, { since, until: seam })}
          UNION ALL ${eventsOf(applicationId, types, { since: seam, until })}) counted
        GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`)
    },
    keepHours: async (before) => {
      const [counted] = await executor.rows<Counted>(countedUntil(applicationId))
      const from = counted?.until ?? (await firstHour(executor, applicationId))
      if (from === null) return false
      const next = new Date(Math.min(from.getTime() + dayMs, before.getTime() - (before.getTime() % hourMs)))
      if (next <= from) return false
      await executor.change(sql`WITH moved AS (
          INSERT INTO statistics_counted AS c (application_id, until) VALUES (${applicationId}, ${next})
          ON CONFLICT (application_id) DO UPDATE SET until = excluded.until WHERE c.until = ${from}
          RETURNING 1),
        forgotten AS (
          DELETE FROM statistic_hours WHERE application_id = ${applicationId}
            AND hour < ${new Date(next.getTime() - keptDays * dayMs)}),
        ${keepClientHours(applicationId, from, next)}
        INSERT INTO statistic_hours (application_id, hour, type, name, count)
        SELECT ${applicationId}::integer, date_trunc('hour', e.at, 'UTC'), e.type, ${nameOf}, count(*)
        FROM audit_events e
        WHERE e.application_id = ${applicationId} AND e.type = ANY (${[...countedTypes]}::text[])
          AND e.at >= ${from} AND e.at < ${next} AND EXISTS (SELECT FROM moved)
        GROUP BY 2, 3, 4`)
      return true
    },
  }
}

const hourMs = 3_600_000
const dayMs = 24 * hourMs
/** The longest period twice, and some days to spare. */
const keptDays = 200

/** A passkey is two factors in one. */
const nameOf = trusted(`CASE e.type WHEN 'user.sign_in_failed' THEN coalesce(e.details ->> 'reason', '')
  WHEN 'user.signed_up' THEN coalesce(e.connection_id, '')
  ELSE CASE WHEN e.details -> 'methods' ?| ARRAY['totp', 'second-email-code', 'recovery-code', 'passkey']
    THEN 'mfa' ELSE '' END END`)

function hoursOf(applicationId: number, types: readonly CountedType[], { since, until }: Span): Sql {
  return sql`SELECT h.hour AS at, h.type, h.name, h.count FROM statistic_hours h
    WHERE h.application_id = ${applicationId} AND h.hour >= ${since} AND h.hour < ${until}
      AND h.type = ANY (${[...types]}::text[])`
}

function eventsOf(applicationId: number, types: readonly CountedType[], { since, until }: Span): Sql {
  return sql`SELECT e.at, e.type, ${nameOf} AS name, 1 AS count FROM audit_events e
    WHERE e.application_id = ${applicationId} AND e.type = ANY (${[...types]}::text[])
      AND e.at >= ${since} AND e.at < ${until}`
}

/** The first of any of the types, each found along its index. */
async function firstHour(executor: Executor, applicationId: number): Promise<Date | null> {
  const [row] = await executor.rows<{
    hour: Date | null
  }>(sql`SELECT date_trunc('hour', min(earliest.at), 'UTC') AS hour
    FROM unnest(${[...countedTypes]}::text[]) AS counted (type)
    CROSS JOIN LATERAL (SELECT e.at FROM audit_events e
      WHERE e.application_id = ${applicationId} AND e.type = counted.type ORDER BY e.at, e.id LIMIT 1) earliest`)
  return row?.hour ?? null
}
