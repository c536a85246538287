// Events on their way into the log.
import type { Json } from '../../kernel/json.ts'
import type { Covers } from '../../sealed-log/leaf.ts'
import type { LoggedEvent, SealStore, UnsealedEvent } from '../../seals/seal-store.ts'
import { type EventRow, eventColumns, eventFromRow } from './audit.ts'
import type { Executor } from './database.ts'
import { sql, trusted } from './sql.ts'

export const loggedColumns = trusted(`${eventColumns.text}, e.node_at, e.log_types, e.request, e.covers`)

export interface LoggedRow extends EventRow {
  readonly node_at: Date | null
  readonly log_types: readonly string[]
  readonly request: Json
  readonly covers: Covers | null
}

export function loggedFromRow(row: LoggedRow): LoggedEvent {
  const { node_at: nodeAt, log_types: logTypes, request, covers } = row
  return { event: eventFromRow(row), nodeAt, logTypes, request, covers }
}

/**
 * An id may commit after a later one. So nothing is read by id: whatever was written by a transaction that was open
 * when the sequencer last looked, or by a later one, is looked at again, until it has its seal.
 */
export async function unsealedEvents(
  executor: Executor,
  applicationId: number,
  atMost: number,
): ReturnType<SealStore['unsealed']> {
  // Read before the events: whatever ended earlier is seen by the second statement.
  const [place] = await executor.rows<{ horizon: string; open: string }>(sql`SELECT open::text,
      CASE WHEN horizon > pg_snapshot_xmax(pg_current_snapshot()) THEN '0' ELSE horizon::text END AS horizon
    FROM audit_progress, pg_snapshot_xmin(pg_current_snapshot()) AS open WHERE application_id = ${applicationId}`)
  if (place === undefined) throw new Error('the log of the audit has no key')
  const rows = await executor.rows<UnsealedRow>(sql`SELECT ${loggedColumns}, e.transaction::text,
      clock_timestamp()::timestamptz(3) AS sealed_at
    FROM audit_events e WHERE e.application_id = ${applicationId} AND e.transaction >= ${place.horizon}::xid8
      AND NOT EXISTS (SELECT FROM audit_seals s WHERE s.application_id = e.application_id AND s.event_id = e.id)
    ORDER BY e.transaction, e.id LIMIT ${atMost}`)
  const last = rows.at(-1)
  const isAll = rows.length < atMost || last === undefined
  const horizon = isAll || BigInt(place.open) < BigInt(last.transaction) ? place.open : last.transaction
  return { events: rows.map(unsealedFromRow), horizon }
}

interface UnsealedRow extends LoggedRow {
  readonly transaction: string
  readonly sealed_at: Date
}

function unsealedFromRow(row: UnsealedRow): UnsealedEvent {
  return { ...loggedFromRow(row), sealedAt: row.sealed_at, transaction: row.transaction }
}

const countedAtMost = 100_000

export async function waitingEvents(executor: Executor, applicationId: number): ReturnType<SealStore['waiting']> {
  const [row] = await executor.rows<{ count: number; late: number }>(sql`SELECT count(*) AS count,
      count(*) FILTER (WHERE at < statement_timestamp() - interval '10 seconds') AS late
    FROM (SELECT e.at FROM audit_progress p
      JOIN audit_events e ON e.application_id = p.application_id AND e.transaction >= p.horizon
      WHERE p.application_id = ${applicationId}
        AND NOT EXISTS (SELECT FROM audit_seals s WHERE s.application_id = e.application_id AND s.event_id = e.id)
      LIMIT ${countedAtMost}) waiting`)
  return { count: row?.count ?? 0, late: row?.late ?? 0 }
}
