import { agentName } from '../../audit/agent-name.ts'
import type { AuditEvent, AuditStore, AuditSubject } from '../../audit/audit-event.ts'
import type { AuditEventType } from '../../audit/event-types.ts'
import type { LogType } from '../../audit/log-type.ts'
import { logTypesOf } from '../../audit/log-types.ts'
import type { OutboxStore } from '../../audit/outbox-store.ts'
import { withSaidReason } from '../../audit/said-reason.ts'
import type { Actor, Operation } from '../../kernel/actor.ts'
import { type Clock, systemClock } from '../../kernel/clock.ts'
import type { JsonObject } from '../../kernel/json.ts'
import type { Page, PageRequest } from '../../kernel/page.ts'
import { decodeNumberCursor, encodeNumberCursor } from './cursor.ts'
import type { Executor } from './database.ts'
import { findsAny } from './finds-any.ts'
import { prepared, sql, trusted } from './sql.ts'

/** Times are the database's, so that several servers agree on what came first. */
export function postgresAudit(executor: Executor, applicationId: number, clock: Clock = systemClock): AuditStore {
  return {
    record: async (actor, type, subject, own = {}, covers) => {
      const details = withSaidReason(actor, own)
      const logTypes = logTypesOf({ actor, type, subject, details })
      await executor.change(prepared('record audit event')`WITH event AS (
          INSERT INTO audit_events (application_id, at, type, actor_kind, actor_id, actor_name, actor_role, subject_kind,
            subject_id, ip, user_agent, agent, request_id, details, log_types, request, node_at, covers)
          VALUES (${applicationId}, clock_timestamp(), ${type}, ${actor.kind}, ${actor.id}, ${actor.name},
            ${actor.role ?? null}, ${subject?.kind ?? null}, ${subject?.id ?? null}, ${actor.ip}, ${actor.userAgent}, ${agentOf(actor)},
            ${actor.requestId}, ${details}, ${logTypes}, ${requestOf(actor, logTypes)}, ${clock.now()}, ${covers ?? null})
          RETURNING application_id, id),
        queued AS (INSERT INTO audit_queue (application_id, event_id) SELECT application_id, id FROM event)
        INSERT INTO outbox (application_id, event_id) SELECT application_id, id FROM event`)
    },
    recordEach: async (actor, type, subjects, own = {}, covers) => {
      const details = withSaidReason(actor, own)
      const [first, second] = subjects
      if (first === undefined) return
      // One call is told of once, with the first of its events.
      const ofFirst = logTypesOf({ actor, type, subject: first, details })
      const ofOthers = second === undefined ? [] : logTypesOf({ actor, type, subject: second, details })
      await executor.change(sql`WITH events AS (
          INSERT INTO audit_events (application_id, at, type, actor_kind, actor_id, actor_name, actor_role, subject_kind,
            subject_id, ip, user_agent, agent, request_id, details, log_types, request, node_at, covers)
          SELECT ${applicationId}, clock_timestamp(), ${type}, ${actor.kind}, ${actor.id}, ${actor.name},
            ${actor.role ?? null}, subject.kind, subject.id, ${actor.ip}, ${actor.userAgent}, ${agentOf(actor)}, ${actor.requestId}, ${details},
            CASE WHEN subject.place = 1 THEN ${ofFirst}::text[] ELSE ${ofOthers}::text[] END,
            CASE WHEN subject.place = 1 THEN ${requestOf(actor, ofFirst)}::jsonb END, ${clock.now()},
            CASE WHEN subject.place = 1 THEN ${covers ?? null}::jsonb END
          FROM unnest(${subjects.map(({ kind }) => kind)}::text[], ${subjects.map(({ id }) => id)}::text[])
            WITH ORDINALITY AS subject (kind, id, place)
          ORDER BY subject.place
          RETURNING application_id, id),
        queued AS (INSERT INTO audit_queue (application_id, event_id) SELECT application_id, id FROM events)
        INSERT INTO outbox (application_id, event_id) SELECT application_id, id FROM events`)
    },
    listAbout: (userId, page) => listAbout(executor, applicationId, userId, page),
    listTypesAbout: async (userId, types, { after, limit }) => {
      const order = JSON.stringify([applicationId, 'types about', userId])
      const before = after === null ? null : decodeNumberCursor(order, after)
      const rows = await executor.rows<EventRow>(sql`SELECT ${eventColumns} FROM audit_events e
        WHERE e.application_id = ${applicationId} AND e.subject_id = ${userId} AND e.type = ANY (${[...types]}::text[])
          AND (${before}::bigint IS NULL OR e.id < ${before}::bigint)
        ORDER BY e.id DESC LIMIT ${limit + 1}`)
      return pageOf(order, rows, limit)
    },
  }
}

function agentOf({ userAgent }: Actor): string {
  return agentName(userAgent).text
}

function requestOf({ operation }: Actor, logTypes: readonly LogType[]): Operation | null {
  return operation !== undefined && logTypes.includes('sapi') ? operation : null
}

export function postgresOutbox(executor: Executor, applicationId: number): OutboxStore {
  return {
    isFilled: () => findsAny(executor, sql`FROM outbox WHERE application_id = ${applicationId}`),
    take: async (atMost) => {
      const rows = await executor.rows<EventRow>(sql`WITH next AS MATERIALIZED (
          SELECT application_id, event_id FROM outbox WHERE application_id = ${applicationId}
          ORDER BY event_id LIMIT ${atMost} FOR UPDATE SKIP LOCKED),
        taken AS (
          DELETE FROM outbox o USING next
          WHERE o.application_id = next.application_id AND o.event_id = next.event_id
          RETURNING o.application_id, o.event_id)
        SELECT ${eventColumns} FROM taken t
        JOIN audit_events e ON e.application_id = t.application_id AND e.id = t.event_id ORDER BY e.id`)
      return rows.map(eventFromRow)
    },
  }
}

export const eventColumns =
  trusted(`e.id, e.at, e.type, e.actor_kind, e.actor_id, e.actor_name, e.actor_role, e.subject_kind, e.subject_id,
  e.ip, e.user_agent, e.request_id, e.details`)

export interface EventRow {
  readonly id: number
  readonly at: Date
  readonly type: AuditEventType
  readonly actor_kind: Actor['kind']
  readonly actor_id: string
  readonly actor_name: string
  readonly actor_role: string | null
  readonly subject_kind: AuditSubject['kind'] | null
  readonly subject_id: string | null
  readonly ip: string | null
  readonly user_agent: string | null
  readonly request_id: string | null
  readonly details: JsonObject
}

export function eventFromRow(row: EventRow): AuditEvent {
  const { subject_kind: kind, subject_id: id, actor_role: role } = row
  return {
    id: row.id,
    at: row.at,
    type: row.type,
    actor: { kind: row.actor_kind, id: row.actor_id, name: row.actor_name, ...(role === null ? {} : { role }) },
    subject: kind === null || id === null ? null : { kind, id },
    ip: row.ip,
    userAgent: row.user_agent,
    requestId: row.request_id,
    details: row.details,
  }
}

/** Each half is read along its own index; what the person did to themselves lies in both and is shown once. */
async function listAbout(
  executor: Executor,
  applicationId: number,
  userId: string,
  page: PageRequest,
): Promise<Page<AuditEvent>> {
  const order = JSON.stringify([applicationId, 'events about', userId])
  const before = page.kind === 'cursor' && page.after !== null ? decodeNumberCursor(order, page.after) : null
  const offset = page.kind === 'offset' ? page.offset : 0
  const wanted = offset + page.limit + 1
  const half = (column: 'subject_id' | 'actor_id') => sql`(SELECT ${eventColumns} FROM audit_events e
    WHERE e.application_id = ${applicationId} AND e.${trusted(column)} = ${userId}
      AND (${before}::bigint IS NULL OR e.id < ${before}::bigint)
    ORDER BY e.id DESC LIMIT ${wanted})`
  const rows = await executor.rows<EventRow>(sql`SELECT DISTINCT ON (e.id) ${eventColumns}
    FROM (${half('subject_id')} UNION ALL ${half('actor_id')}) e
    ORDER BY e.id DESC LIMIT ${page.limit + 1} OFFSET ${offset}`)
  return pageOf(order, rows, page.limit)
}

/** One row more than the page holds says that another follows. */
function pageOf(order: string, rows: readonly EventRow[], limit: number): Page<AuditEvent> {
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  const next = rows.length > limit && last !== undefined ? encodeNumberCursor(order, last.id) : null
  return { items: shown.map(eventFromRow), next, total: null }
}
