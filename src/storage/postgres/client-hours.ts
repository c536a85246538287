// What happened through each client by the hour: kept with the other numbers (event-hours.ts), for as long as it is shown.
import { failureTypes } from '../../audit/event-result.ts'
import { activityDays, type ClientCounts, type ClientHourStore } from '../../statistics/client-activity.ts'
import { type Counted, countedUntil, seamOf } from './counted-until.ts'
import type { Database } from './database.ts'
import { type Sql, sql, trusted } from './sql.ts'

export function postgresClientHours(database: Pick<Database, 'search'>, applicationId: number): ClientHourStore {
  return {
    count: async (clientIds, span) => {
      const [counted] = await database.search<Counted>(countedUntil(applicationId))
      const seam = seamOf(counted, span)
      const ids = sql`${[...clientIds]}::text[]`
      const rows = await database.search<ClientCounts & { readonly id: string }>(sql`SELECT client_id AS id,
          sum(signed_in)::bigint AS "signIns", sum(failed)::bigint AS failures
        FROM (SELECT h.client_id, h.signed_in, h.failed FROM client_hours h
            WHERE h.application_id = ${applicationId} AND h.client_id = ANY (${ids})
              AND h.hour >= ${span.since} AND h.hour < ${seam}
          UNION ALL SELECT e.client_id, ${signedIn}, ${failed} FROM audit_events e
            WHERE e.application_id = ${applicationId} AND e.client_id = ANY (${ids})
              AND e.at >= ${seam} AND e.at < ${span.until} AND e.type = ANY (${types}::text[])) counted
        GROUP BY 1`)
      return new Map(rows.map(({ id, signIns, failures }) => [id, { signIns, failures }]))
    },
  }
}

const types = ['user.signed_in', ...failureTypes]
const signedIn = trusted(`(e.type = 'user.signed_in')::integer`)
const failed = trusted(`(e.type <> 'user.signed_in')::integer`)
/** A day to spare. */
const keptDays = activityDays + 1

/** A part of the statement that keeps a stretch of hours, where that stretch is called `moved`. */
export function keepClientHours(applicationId: number, from: Date, until: Date): Sql {
  const oldest = new Date(until.getTime() - keptDays * 86_400_000)
  return sql`aged AS (DELETE FROM client_hours WHERE application_id = ${applicationId} AND hour < ${oldest}),
    by_client AS (
      INSERT INTO client_hours (application_id, client_id, hour, signed_in, failed)
      SELECT ${applicationId}::integer, e.client_id, date_trunc('hour', e.at, 'UTC'), sum(${signedIn}), sum(${failed})
      FROM audit_events e
      WHERE e.application_id = ${applicationId} AND e.type = ANY (${types}::text[]) AND e.client_id IS NOT NULL
        AND e.at >= ${from} AND e.at < ${until} AND EXISTS (SELECT FROM moved)
      GROUP BY 2, 3)`
}
