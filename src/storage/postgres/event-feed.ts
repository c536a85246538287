import type { EventFeed } from '../../audit/event-feed.ts'
import { type EventRow, eventColumns, eventFromRow } from './audit.ts'
import type { Executor } from './database.ts'
import { prepared, sql } from './sql.ts'

export function postgresEventFeed(executor: Executor, applicationId: number): EventFeed {
  return {
    findMany: async (ids) => {
      if (ids.length === 0) return []
      const rows = await executor.rows<EventRow>(sql`SELECT ${eventColumns} FROM audit_events e
        WHERE e.application_id = ${applicationId} AND e.id = ANY (${[...ids]}::bigint[]) ORDER BY e.id`)
      return rows.map(eventFromRow)
    },
    after: async (id, limit) => {
      const rows = await executor.rows<EventRow>(prepared(
        'audit events after',
      )`SELECT ${eventColumns} FROM audit_events e
        WHERE e.application_id = ${applicationId} AND e.id > ${id} ORDER BY e.id LIMIT ${limit}`)
      return rows.map(eventFromRow)
    },
    lastBefore: async (at) => {
      const [row] = await executor.rows<{ id: number }>(sql`SELECT id FROM audit_events
        WHERE application_id = ${applicationId} AND at < ${at} ORDER BY id DESC LIMIT 1`)
      return row?.id ?? 0
    },
    has: async (id) => {
      const rows = await executor.rows(sql`SELECT FROM audit_events
        WHERE application_id = ${applicationId} AND id = ${id}`)
      return rows.length === 1
    },
    moment: async () => {
      // A number of its own: a snapshot's xmax may lie below changes that are under way, for it follows finished ones.
      const [row] = await executor.rows<MomentRow>(prepared('moment of the audit')`
        SELECT statement_timestamp()::timestamptz(3) AS at, pg_snapshot_xmin(now)::text AS oldest,
          pg_current_xact_id()::text AS next
        FROM pg_current_snapshot() now`)
      const { at, oldest, next } = row as MomentRow
      return { at, oldestOpenChange: BigInt(oldest), nextChange: BigInt(next) }
    },
  }
}

interface MomentRow {
  readonly at: Date
  readonly oldest: string
  readonly next: string
}
