import { mapPage } from '../../kernel/page.ts'
import type { DeliveryStatus, WebhookDelivery, WebhookDeliveryStore } from '../../webhooks/webhook-delivery.ts'
import type { Executor } from './database.ts'
import { byCreation, listPage } from './list-page.ts'
import { removeRows } from './remove-rows.ts'
import { sql, trusted } from './sql.ts'

export function postgresWebhookDeliveries(executor: Executor, applicationId: number): WebhookDeliveryStore {
  const find = async (webhookId: string, id: string) => {
    const [row] = await executor.rows<DeliveryRow>(sql`SELECT ${columns} FROM webhook_deliveries d
      WHERE d.application_id = ${applicationId} AND d.id = ${id} AND d.webhook_id = ${webhookId}`)
    return row === undefined ? null : deliveryFromRow(row)
  }
  return {
    find,
    queue: async (deliveries) => {
      const rows = JSON.stringify(deliveries.map(rowFromDelivery))
      await executor.change(sql`INSERT INTO webhook_deliveries (application_id, id, webhook_id, event_ids, event_type,
          status, attempts, next_attempt_at, last_attempt_at, answer_status, answer_bytes, last_fault, created_at,
          settled_at)
        SELECT w.application_id, d.id, w.id, d.event_ids, d.event_type, d.status, d.attempts, d.next_attempt_at,
          d.last_attempt_at, d.answer_status, d.answer_bytes, d.last_fault, d.created_at, d.settled_at
        FROM jsonb_to_recordset(${rows}::jsonb) AS d (id text, webhook_id text, event_ids bigint[], event_type text,
          status text, attempts integer, next_attempt_at timestamptz, last_attempt_at timestamptz,
          answer_status integer, answer_bytes integer, last_fault text, created_at timestamptz, settled_at timestamptz)
        JOIN webhooks w ON w.application_id = ${applicationId} AND w.id = d.webhook_id
        FOR KEY SHARE OF w`)
    },
    take: async (placesEach, now, leaseUntil) => {
      const isFree = (row: 'q' | 'd') => {
        const name = trusted(row)
        return sql`${name}.status = 'waiting' AND (${name}.leased_until IS NULL OR ${name}.leased_until <= ${now})`
      }
      // Set apart from the update: run once for each of its rows, it would skip what is taken and take the next.
      const rows = await executor.rows<DeliveryRow>(sql`WITH due AS MATERIALIZED (
          SELECT free.id FROM webhooks w CROSS JOIN LATERAL (
            SELECT q.id FROM webhook_deliveries q
            WHERE q.application_id = w.application_id AND q.webhook_id = w.id AND q.next_attempt_at <= ${now}
              AND ${isFree('q')}
            ORDER BY q.next_attempt_at
            LIMIT greatest(0, ${placesEach}::bigint - (SELECT count(*) FROM webhook_deliveries b
              WHERE b.application_id = w.application_id AND b.webhook_id = w.id AND b.leased_until > ${now}))
            FOR UPDATE SKIP LOCKED) free
          WHERE w.application_id = ${applicationId})
        UPDATE webhook_deliveries d
        SET attempts = d.attempts + 1, last_attempt_at = ${now}, leased_until = ${leaseUntil}
        FROM due WHERE d.application_id = ${applicationId} AND d.id = due.id AND ${isFree('d')}
        RETURNING ${columns}`)
      return rows.map(deliveryFromRow)
    },
    settle: async (taken, outcome) => {
      const { status, at, attempt } = outcome
      const next = outcome.status === 'waiting' ? outcome.nextAttemptAt : taken.nextAttemptAt
      const settled = await executor.change(sql`UPDATE webhook_deliveries
        SET status = ${status}, next_attempt_at = ${next}, leased_until = NULL, answer_status = ${attempt.answerStatus},
          answer_bytes = ${attempt.answerBytes}, last_fault = ${attempt.fault},
          settled_at = ${status === 'waiting' ? null : at}
        WHERE application_id = ${applicationId} AND id = ${taken.id} AND attempts = ${taken.attempts}
          AND leased_until IS NOT NULL`)
      return settled === 1
    },
    list: async (webhookId, { status, page }) => {
      const listing = {
        name: [applicationId, 'webhook deliveries', webhookId, status],
        columns,
        from: sql`webhook_deliveries d`,
        where: sql`d.application_id = ${applicationId} AND d.webhook_id = ${webhookId}
          AND ${status === null ? sql`true` : sql`d.status = ${status}`}`,
        ...byCreation,
        isDescending: true,
      }
      return mapPage(await listPage<DeliveryRow>(executor, listing, page), deliveryFromRow)
    },
    replay: async (webhookId, id, now) => {
      await executor.change(sql`UPDATE webhook_deliveries SET ${again(now)}
        WHERE application_id = ${applicationId} AND id = ${id} AND webhook_id = ${webhookId}
          AND (leased_until IS NULL OR leased_until <= ${now})`)
      return find(webhookId, id)
    },
    replayDead: (webhookId, since, now, atMost) =>
      executor.change(sql`UPDATE webhook_deliveries SET ${again(now)}
        WHERE application_id = ${applicationId} AND status = 'dead' AND id = ANY (ARRAY (
          SELECT id FROM webhook_deliveries
          WHERE application_id = ${applicationId} AND webhook_id = ${webhookId} AND status = 'dead'
            AND settled_at >= ${since}
          ORDER BY settled_at, id LIMIT ${atMost}))`),
    removeSettled: (statuses, before) =>
      removeRows(
        executor,
        'webhook_deliveries',
        sql`application_id = ${applicationId} AND status = ANY (${[...statuses]}::text[]) AND settled_at < ${before}`,
      ),
  }
}

const again = (now: Date) =>
  sql`status = 'waiting', attempts = 0, next_attempt_at = ${now}, leased_until = NULL, settled_at = NULL`

const columns = trusted(`d.id, d.webhook_id, d.event_ids, d.event_type, d.status, d.attempts, d.next_attempt_at,
  d.last_attempt_at, d.answer_status, d.answer_bytes, d.last_fault, d.created_at, d.settled_at`)

interface DeliveryRow {
  readonly id: string
  readonly webhook_id: string
  /** The driver reads arrays of long numbers as text. */
  readonly event_ids: readonly (string | number)[]
  readonly event_type: string | null
  readonly status: DeliveryStatus
  readonly attempts: number
  readonly next_attempt_at: Date
  readonly last_attempt_at: Date | null
  readonly answer_status: number | null
  readonly answer_bytes: number | null
  readonly last_fault: string | null
  readonly created_at: Date
  readonly settled_at: Date | null
}

function deliveryFromRow(row: DeliveryRow): WebhookDelivery {
  return {
    id: row.id,
    webhookId: row.webhook_id,
    eventIds: row.event_ids.map(Number),
    eventType: row.event_type,
    status: row.status,
    attempts: row.attempts,
    nextAttemptAt: row.next_attempt_at,
    lastAttemptAt: row.last_attempt_at,
    answerStatus: row.answer_status,
    answerBytes: row.answer_bytes,
    lastFault: row.last_fault,
    createdAt: row.created_at,
    settledAt: row.settled_at,
  }
}

function rowFromDelivery(delivery: WebhookDelivery): DeliveryRow {
  return {
    id: delivery.id,
    webhook_id: delivery.webhookId,
    event_ids: delivery.eventIds,
    event_type: delivery.eventType,
    status: delivery.status,
    attempts: delivery.attempts,
    next_attempt_at: delivery.nextAttemptAt,
    last_attempt_at: delivery.lastAttemptAt,
    answer_status: delivery.answerStatus,
    answer_bytes: delivery.answerBytes,
    last_fault: delivery.lastFault,
    created_at: delivery.createdAt,
    settled_at: delivery.settledAt,
  }
}
