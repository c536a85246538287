// Events on their way into the log: they stand in a queue from the statement on that records them.
import type { Json } from '../../kernel/json.ts'
import type { Covers } from '../../sealed-log/leaf.ts'
import type { LoggedEvent, SealStore, UnsealedEvent } from '../../seals/seal-store.ts'
import { type EventRow, eventColumns, eventFromRow } from './audit.ts'
import type { Executor } from './database.ts'
import { type Sql, sql, trusted } from './sql.ts'

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
 * An id may commit after a later one, so the queue is walked by what became visible since the last walk. Nothing that was
 * taken is met again: a batch costs the same however much is sealed, and whatever transaction is open.
 */
export async function takeUnsealed(
  executor: Executor,
  applicationId: number,
  atMost: number,
): ReturnType<SealStore['take']> {
  const [state] = await executor.rows<ProgressRow>(sql`SELECT pg_current_snapshot()::text AS now, seen::text,
      reading::text, at_transaction::text, at_event, pg_current_xact_id_if_assigned() IS NOT NULL AS has_changed
    FROM audit_progress WHERE application_id = ${applicationId}`)
  if (state === undefined) throw new Error('the log of the audit has no key')
  // A snapshot does not tell what its own transaction is still to write.
  if (state.has_changed) throw new Error('events of the audit are sealed in a transaction that changes nothing else')
  const start = { at_transaction: '0', at_event: 0 }
  let walk: Walk = { ...state, reading: state.reading ?? state.now }
  const taken = await takeOf(executor, applicationId, walk, atMost)
  if (taken.length < atMost && state.reading !== null) {
    walk = { seen: state.reading, reading: state.now, ...start }
    taken.push(...(await takeOf(executor, applicationId, walk, atMost - taken.length)))
  }
  const last = taken.at(-1)
  if (taken.length === atMost && last !== undefined) {
    await move(executor, applicationId, { ...walk, at_transaction: last.transaction, at_event: last.event_id })
  } else if (taken.length > 0 || state.reading !== null || isFar(state)) {
    await move(executor, applicationId, { seen: walk.reading, reading: null, ...start })
  }
  return readTaken(executor, applicationId, taken)
}

interface Walk {
  readonly seen: string | null
  readonly reading: string
  readonly at_transaction: string
  readonly at_event: number
}

interface ProgressRow extends Omit<Walk, 'reading'> {
  readonly reading: string | null
  readonly now: string
  readonly has_changed: boolean
}

interface TakenRow {
  readonly transaction: string
  readonly event_id: number
}

async function takeOf(executor: Executor, applicationId: number, walk: Walk, atMost: number): Promise<TakenRow[]> {
  const rows = await executor.rows<TakenRow>(takenOf(applicationId, walk, atMost))
  return rows.sort((one, other) => {
    const [first, second] = [BigInt(one.transaction), BigInt(other.transaction)]
    return first === second ? one.event_id - other.event_id : first < second ? -1 : 1
  })
}

/** Transactions that were open at the last walk are looked up one by one, later ones are a range. */
export function takenOf(applicationId: number, walk: Walk, atMost: number): Sql {
  const { seen, reading, at_transaction: transaction, at_event: eventId } = walk
  const first = endOf(seen)
  const [start, startId] = BigInt(transaction) < first ? [first.toString(), 0] : [transaction, eventId]
  const row = sql`SELECT q.ctid AS row, q.transaction, q.event_id FROM audit_queue q WHERE q.application_id = ${applicationId}`
  const inOrder = sql`ORDER BY q.transaction, q.event_id LIMIT ${atMost}`
  return sql`DELETE FROM audit_queue q WHERE q.ctid = ANY (ARRAY (SELECT q.row FROM (
      SELECT q.* FROM pg_snapshot_xip(${seen}::pg_snapshot) AS late CROSS JOIN LATERAL (${row} AND q.transaction = late
          AND q.event_id > CASE WHEN late = ${transaction}::xid8 THEN ${eventId}::bigint ELSE 0 END ${inOrder}) q
      WHERE late >= ${transaction}::xid8 AND pg_visible_in_snapshot(late, ${reading}::pg_snapshot)
      UNION ALL (${row} AND (q.transaction, q.event_id) > (${start}::xid8, ${startId}::bigint)
        AND q.transaction < pg_snapshot_xmax(${reading}::pg_snapshot)
        AND pg_visible_in_snapshot(q.transaction, ${reading}::pg_snapshot) ${inOrder})) q
    ${inOrder})) RETURNING q.transaction::text, q.event_id`
}

/** The first transaction that a snapshot knows nothing of. */
function endOf(snapshot: string | null): bigint {
  return BigInt(snapshot?.split(':')[1] ?? 0)
}

async function move(
  executor: Executor,
  applicationId: number,
  { seen, reading, at_transaction: transaction, at_event: eventId }: Omit<Walk, 'reading'> & { reading: string | null },
): Promise<void> {
  await executor.change(sql`UPDATE audit_progress SET seen = ${seen}::pg_snapshot, reading = ${reading}::pg_snapshot,
      at_transaction = ${transaction}::xid8, at_event = ${eventId} WHERE application_id = ${applicationId}`)
}

/** Nothing is written while nothing happens; what others do without us is passed over now and then. */
const passedTransactions = 1_000n

function isFar({ seen, now }: ProgressRow): boolean {
  return seen === null || endOf(now) - endOf(seen) > passedTransactions
}

/** A statement of its own: an erasure that was waited for has changed what an earlier one saw. */
async function readTaken(
  executor: Executor,
  applicationId: number,
  taken: readonly TakenRow[],
): Promise<UnsealedEvent[]> {
  if (taken.length === 0) return []
  const rows = await executor.rows<LoggedRow & { sealed_at: Date }>(sql`SELECT ${loggedColumns},
      clock_timestamp()::timestamptz(3) AS sealed_at
    FROM unnest(${taken.map(({ event_id: id }) => id)}::bigint[]) WITH ORDINALITY AS t (id, place)
    JOIN audit_events e ON e.application_id = ${applicationId} AND e.id = t.id ORDER BY t.place`)
  return rows.map((row) => ({ ...loggedFromRow(row), sealedAt: row.sealed_at }))
}

/** After a restore the numbers of transactions, and the snapshots, are another server's. */
export async function startOver(executor: Executor, applicationId: number): Promise<void> {
  const settle = sql`UPDATE audit_queue SET transaction = pg_current_xact_id()
    WHERE application_id = ${applicationId} AND event_id = ANY (ARRAY (SELECT event_id FROM audit_queue
      WHERE application_id = ${applicationId} AND transaction >= pg_snapshot_xmax(pg_current_snapshot())
      ORDER BY transaction, event_id LIMIT ${settledAtOnce}))`
  while ((await executor.change(settle)) === settledAtOnce);
  await executor.change(sql`UPDATE audit_progress SET seen = NULL, reading = NULL, at_transaction = '0', at_event = 0
    WHERE application_id = ${applicationId}`)
}

/** Few enough for the time that a statement has. */
const settledAtOnce = 5_000

const countedAtMost = 100_000

export async function waitingEvents(executor: Executor, applicationId: number): ReturnType<SealStore['waiting']> {
  const [row] = await executor.rows<{ count: number; late: number }>(sql`SELECT count(*) AS count,
      count(*) FILTER (WHERE e.at IS NULL OR e.at < statement_timestamp() - interval '10 seconds') AS late
    FROM (SELECT event_id FROM audit_queue WHERE application_id = ${applicationId} LIMIT ${countedAtMost}) waiting
    LEFT JOIN audit_events e ON e.application_id = ${applicationId} AND e.id = waiting.event_id`)
  return { count: row?.count ?? 0, late: row?.late ?? 0 }
}

export async function waitingCovers(executor: Executor, applicationId: number, after: number): Promise<Covers[]> {
  const rows = await executor.rows<{ covers: Covers }>(sql`SELECT e.covers FROM audit_events e
    WHERE e.application_id = ${applicationId} AND e.id > ${after} AND e.covers IS NOT NULL
      AND EXISTS (SELECT FROM audit_queue q WHERE q.application_id = e.application_id AND q.event_id = e.id)`)
  return rows.map(({ covers }) => covers)
}
