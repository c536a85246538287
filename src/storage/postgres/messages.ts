import type { Clock } from '../../kernel/clock.ts'
import { prefixedId } from '../../kernel/ids.ts'
import type { Page, PageRequest } from '../../kernel/page.ts'
import type { Sealer } from '../../kernel/sealing.ts'
import type { MessageKind, MessageLink, MessageSummary, QueuedMessage } from '../../messages/message.ts'
import type { MessageStore } from '../../messages/message-store.ts'
import { decodeCursor, encodeCursor } from './cursor.ts'
import type { Executor } from './database.ts'
import { prepared, type Sql, sql, trusted } from './sql.ts'

export interface MessageSurroundings {
  /** Values lie sealed: links and codes open accounts. */
  readonly sealer: Sealer
  readonly clock: Clock
  /** Where neither the server's settings nor the application name a mail server, what is queued is kept and never sent. */
  readonly sendsMail: boolean
}

export function postgresMessages(
  executor: Executor,
  applicationId: number,
  { sealer, clock, sendsMail }: MessageSurroundings,
): MessageStore {
  const here = (id: string) => sql`application_id = ${applicationId} AND id = ${id}`
  const opened = (row: SealedRow): QueuedMessage => ({ ...summaryFromRow(row), values: openedValues(sealer, row) })
  return {
    queue: async ({ kind, to, userId, locale, values }) => {
      const id = prefixedId('msg')
      const sealed = sealer.seal(JSON.stringify(values), place(id))
      const now = clock.now()
      await executor.change(prepared('queue message')`INSERT INTO mail_messages
          (application_id, id, kind, recipient, user_id, locale, sealed_values, queued_at, next_attempt_at)
        VALUES (${applicationId}, ${id}, ${kind}, ${to}, ${userId}, ${locale}, ${sealed}, ${now},
          CASE WHEN ${sendsMail}::boolean OR EXISTS (SELECT FROM mail_servers WHERE application_id = ${applicationId})
            THEN ${now}::timestamptz END)`)
    },
    list: (page) => listPage(executor, applicationId, page),
    listOf: (userId, page) => listPage(executor, applicationId, page, userId),
    find: async (id) => {
      const [row] = await executor.rows<SealedRow>(
        sql`SELECT ${columns}, m.sealed_values FROM mail_messages m WHERE ${here(id)}`,
      )
      return row === undefined ? null : opened(row)
    },
    lease: async (atMost, now, until) => {
      const rows = await executor.rows<SealedRow>(sql`WITH due AS (
          SELECT application_id, id FROM mail_messages
          WHERE application_id = ${applicationId} AND next_attempt_at <= ${now}
          ORDER BY next_attempt_at LIMIT ${atMost} FOR UPDATE SKIP LOCKED)
        UPDATE mail_messages m SET next_attempt_at = ${until}, attempts = m.attempts + 1
        FROM due WHERE m.application_id = due.application_id AND m.id = due.id
        RETURNING ${columns}, m.sealed_values`)
      return rows.map(opened).toSorted((one, other) => one.queuedAt.getTime() - other.queuedAt.getTime())
    },
    markSent: async (id, at) => {
      await executor.change(sql`UPDATE mail_messages
        SET sent_at = ${at}, sealed_values = NULL, next_attempt_at = NULL, last_fault = NULL WHERE ${here(id)}`)
    },
    postpone: async (id, fault, nextAttemptAt) => {
      await executor.change(sql`UPDATE mail_messages SET last_fault = ${fault}, next_attempt_at = ${nextAttemptAt}
        WHERE ${here(id)} AND next_attempt_at IS NOT NULL`)
    },
    giveUp: async (id, fault) => {
      await executor.change(
        sql`UPDATE mail_messages SET last_fault = ${fault}, next_attempt_at = NULL WHERE ${here(id)}`,
      )
    },
    holdBack: async (id) => {
      await executor.change(
        sql`UPDATE mail_messages SET is_suppressed = true, last_fault = NULL, next_attempt_at = NULL WHERE ${here(id)}`,
      )
    },
    removeBefore: async (before) => {
      await executor.change(
        sql`DELETE FROM mail_messages WHERE application_id = ${applicationId} AND queued_at < ${before}`,
      )
    },
  }
}

const columns = trusted(`m.id, m.kind, m.recipient, m.user_id, m.locale, m.queued_at, m.sent_at, m.attempts,
  m.next_attempt_at, m.last_fault, m.is_suppressed`)

interface MessageRow {
  readonly id: string
  readonly kind: MessageKind
  readonly recipient: string
  readonly user_id: string | null
  readonly locale: string | null
  readonly queued_at: Date
  readonly sent_at: Date | null
  readonly attempts: number
  readonly next_attempt_at: Date | null
  readonly last_fault: string | null
  readonly is_suppressed: boolean
  readonly ends_at?: Date | null
  readonly used_at?: Date | null
  readonly opened_at?: Date | null
  readonly opened_from?: string | null
}

interface SealedRow extends MessageRow {
  readonly sealed_values: Buffer | null
}

async function listPage(
  executor: Executor,
  applicationId: number,
  page: PageRequest,
  userId: string | null = null,
): Promise<Page<MessageSummary>> {
  const order = JSON.stringify(userId === null ? [applicationId, 'messages'] : [applicationId, 'messages', userId])
  const offset = page.kind === 'offset' ? page.offset : 0
  const rows = await executor.rows<MessageRow & { queued: string }>(sql`SELECT ${columns}, m.queued_at::text AS queued${
    userId === null ? sql`` : linkColumns
  }
    FROM mail_messages m ${userId === null ? sql`` : itsLink}
    WHERE m.application_id = ${applicationId} ${userId === null ? sql`` : sql`AND m.user_id = ${userId}`}
      AND ${page.kind === 'cursor' ? olderThan(order, page.after) : sql`true`}
    ORDER BY m.queued_at DESC, m.id DESC LIMIT ${page.limit + 1} OFFSET ${offset}`)
  const shown = rows.slice(0, page.limit)
  const last = shown.at(-1)
  const next = rows.length > page.limit && last !== undefined ? encodeCursor(order, [last.queued, last.id]) : null
  return { items: shown.map(summaryFromRow), next, total: null }
}

const linkColumns = trusted(', link.used_at, link.opened_at, link.opened_from, link.ends_at')

/** Message and secret are made in one transaction, by clocks that are read twice. Of two the one that was used counts. */
const itsLink = trusted(`LEFT JOIN LATERAL (
    SELECT s.used_at, s.opened_at, s.opened_from, least(s.expires_at, s.superseded_at) AS ends_at
    FROM one_time_secrets s
    WHERE s.application_id = m.application_id AND s.user_id = m.user_id
      AND s.purpose = CASE m.kind WHEN 'reset-password' THEN 'password-reset' WHEN 'account-made' THEN 'password-reset'
        WHEN 'verify-email' THEN 'email-verification'
        WHEN 'factor-enrolment' THEN 'mfa-enrolment' END
      AND s.created_at BETWEEN m.queued_at - interval '1 second' AND m.queued_at
    ORDER BY s.used_at, s.opened_at, s.created_at DESC LIMIT 1) link ON true`)

function olderThan(order: string, cursor: string | null): Sql {
  if (cursor === null) return sql`true`
  const [queuedAt, id] = decodeCursor(order, 'timestamptz', cursor)
  return sql`(m.queued_at, m.id) < (${queuedAt}::timestamptz, ${id}::text)`
}

function summaryFromRow(row: MessageRow): MessageSummary {
  return {
    id: row.id,
    kind: row.kind,
    to: row.recipient,
    userId: row.user_id,
    locale: row.locale,
    status: statusOf(row),
    queuedAt: row.queued_at,
    sentAt: row.sent_at,
    attempts: row.attempts,
    lastFault: row.last_fault,
    ...(row.ends_at === undefined ? {} : { link: linkFromRow(row) }),
  }
}

function linkFromRow({ ends_at, used_at, opened_at, opened_from }: MessageRow): MessageLink | null {
  if (ends_at == null) return null
  return { usedAt: used_at ?? null, openedAt: opened_at ?? null, openedFrom: opened_from ?? null, endsAt: ends_at }
}

function statusOf({ sent_at, next_attempt_at, attempts, is_suppressed }: MessageRow): MessageSummary['status'] {
  if (is_suppressed) return 'suppressed'
  if (sent_at !== null) return 'sent'
  if (next_attempt_at !== null) return 'waiting'
  return attempts === 0 ? 'kept' : 'failed'
}

function openedValues(sealer: Sealer, { id, sealed_values }: SealedRow): QueuedMessage['values'] {
  return sealed_values === null ? null : JSON.parse(sealer.unseal(sealed_values, place(id)).toString())
}

function place(id: string): string[] {
  return ['mail_messages', 'values', id]
}
