// Where events stand in the log.
import type { Covers } from '../../sealed-log/leaf.ts'
import type { Covering } from '../../seals/sealed-event-faults.ts'
import type { Executor } from './database.ts'
import { type Sql, sql, trusted } from './sql.ts'

/** Few events take something from others, and an index holds nothing else (migration 0043). */
export async function coveringsAfter(executor: Executor, applicationId: number, after: number): Promise<Covering[]> {
  const rows = await executor.rows<{ sequence: number | null; covers: Covers }>(sql`SELECT s.sequence, e.covers
    FROM audit_events e LEFT JOIN audit_seals s ON s.application_id = e.application_id AND s.event_id = e.id
    WHERE e.application_id = ${applicationId} AND e.covers IS NOT NULL
      AND (s.sequence IS NULL OR s.sequence > ${after})`)
  return rows.map(({ sequence, covers }) => ({ sequence: sequence ?? Number.MAX_SAFE_INTEGER, covers }))
}

export async function sequencesIn(
  executor: Executor,
  applicationId: number,
  since: Date | null,
  until: Date | null,
): Promise<{ readonly from: number; readonly to: number } | null> {
  const edge = async (direction: Sql) => {
    const [row] = await executor.rows<{ sequence: number }>(sql`SELECT s.sequence FROM audit_events e
      JOIN audit_seals s ON s.application_id = e.application_id AND s.event_id = e.id
      WHERE e.application_id = ${applicationId} AND (${since}::timestamptz IS NULL OR e.at >= ${since})
        AND (${until}::timestamptz IS NULL OR e.at < ${until})
      ORDER BY e.at ${direction}, e.id ${direction} LIMIT 1`)
    return row?.sequence ?? null
  }
  const [from, to] = [await edge(trusted('ASC')), await edge(trusted('DESC'))]
  return from === null || to === null ? null : { from: Math.min(from, to), to: Math.max(from, to) }
}
