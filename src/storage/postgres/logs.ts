import type { LogType } from '../../audit/log-type.ts'
import type { Operation } from '../../kernel/actor.ts'
import type { LogEntry } from '../../logs/log-entry.ts'
import type { LogPlace } from '../../logs/log-id.ts'
import type { LogOrder, LogQuery, LogStore } from '../../logs/log-store.ts'
import { type EventRow, eventColumns, eventFromRow } from './audit.ts'
import type { Database } from './database.ts'
import { logFilterSql } from './log-filter.ts'
import { shownUserName } from './log-lookups.ts'
import { prepared, type Sql, sql, trusted } from './sql.ts'

export function postgresLogs(database: Database, applicationId: number): LogStore {
  const entries = async (page: Sql) => (await database.search<LogRow>(withNames(page))).map(entryFromRow)
  return {
    find: async ({ eventId, entry }) => {
      const [found = null] = await entries(sql`SELECT ${columns} FROM ${source}
        WHERE e.application_id = ${applicationId} AND e.id = ${eventId} AND t.place = ${entry} AND ${isSettled}`)
      return found
    },
    list: async (query) => {
      const { filter, hostname } = query
      if (filter === null) return entries(pageOf(applicationId, sql`true`, query))
      const matching = await logFilterSql(database, filter, { applicationId, hostname })
      const isFew = (await estimateMatches(database, applicationId, matching)) <= collectedAtMost
      return entries(isFew ? collected(applicationId, matching, query) : pageOf(applicationId, matching, query))
    },
    listOf: (userId, query) => entries(pageOf(applicationId, sql`e.user_id = ${userId}`, query)),
    follow: async (after, limit) => {
      const from = after === null ? null : await placeIn(database, applicationId, after)
      return entries(following(applicationId, from, limit))
    },
    settleAfterRestore: async () => {
      // A row that is seen was written before whatever is open now: a later number is another server's.
      const settle = sql`UPDATE audit_events SET transaction = pg_current_xact_id()
        WHERE application_id = ${applicationId} AND id = ANY (ARRAY (SELECT id FROM audit_events
          WHERE application_id = ${applicationId} AND log_types <> '{}'
            AND transaction >= pg_snapshot_xmax(pg_current_snapshot())
          ORDER BY transaction, id LIMIT ${settledAtOnce}))`
      while ((await database.change(settle)) === settledAtOnce);
    },
  }
}

/** Few enough for the time that a statement has. */
const settledAtOnce = 5_000

const source = trusted('audit_events e CROSS JOIN LATERAL unnest(e.log_types) WITH ORDINALITY AS t (type, place)')

const columns = sql`${eventColumns}, e.application_id, e.transaction, e.request, e.user_id, e.client_id, e.connection_id,
  e.organization_id, t.type AS log_type, t.place`

/** A second is enough for what happened at the same moment to be there together. */
const isSettled = trusted(`e.log_types <> '{}' AND e.at < statement_timestamp() - interval '1 second'`)

const orders: Readonly<Record<LogOrder, string | null>> = {
  date: null,
  type: 't.type COLLATE "C"',
  userId: 'e.user_id',
  clientId: 'e.client_id',
  connectionId: 'e.connection_id',
  organizationId: 'e.organization_id',
  ip: 'e.ip COLLATE "C"',
  userAgent: 'e.agent',
}

function pageOf(applicationId: number, matching: Sql, { order, offset, limit }: Omit<LogQuery, 'filter'>): Sql {
  const direction = trusted(order.direction === 'ascending' ? 'ASC' : 'DESC')
  const key = orders[order.by]
  const first = key === null ? sql`` : sql`${trusted(key)} ${direction} NULLS LAST, `
  const whole = sql`${first}e.at ${direction}, e.id ${direction}, t.place ${direction}`
  return sql`SELECT ${columns} FROM ${source}
    WHERE e.application_id = ${applicationId} AND ${isSettled} AND ${matching}
    ORDER BY ${whole} LIMIT ${limit} OFFSET ${offset}`
}

/**
 * Few matches are collected and sorted: walking from the newest on, a search for something rare would read everything
 * before it knew. Many are met soon on that walk.
 */
const collectedAtMost = 20_000

async function estimateMatches(database: Database, applicationId: number, matching: Sql): Promise<number> {
  const [row] = await database.search<{ 'QUERY PLAN': [{ Plan: { 'Plan Rows': number } }] }>(
    sql`EXPLAIN (FORMAT JSON) SELECT FROM ${source}
      WHERE e.application_id = ${applicationId} AND ${isSettled} AND ${matching}`,
  )
  return row?.['QUERY PLAN'][0].Plan['Plan Rows'] ?? 0
}

function collected(applicationId: number, matching: Sql, { order, offset, limit }: Omit<LogQuery, 'filter'>): Sql {
  const direction = trusted(order.direction === 'ascending' ? 'ASC' : 'DESC')
  return sql`SELECT * FROM (
      SELECT ${columns} FROM ${source} WHERE e.application_id = ${applicationId} AND ${isSettled} AND ${matching} OFFSET 0
    ) few ORDER BY at ${direction}, id ${direction}, place ${direction} LIMIT ${limit} OFFSET ${offset}`
}

/** What a reader has is behind: transactions that are still open write to places that come later. */
function following(applicationId: number, from: FollowedPlace | null, limit: number): Sql {
  const after =
    from === null
      ? sql`true`
      : sql`(e.transaction, e.id) >= (${from.transaction}::xid8, ${from.event_id}::bigint)
        AND (e.transaction, e.id, t.place) > (${from.transaction}::xid8, ${from.event_id}::bigint, ${from.entry}::bigint)`
  return sql`SELECT ${columns} FROM ${source}
    WHERE e.application_id = ${applicationId} AND e.log_types <> '{}' AND ${after}
      AND e.transaction < pg_snapshot_xmin(pg_current_snapshot())
      AND e.transaction < ALL (SELECT young.transaction FROM audit_events young
        WHERE young.application_id = ${applicationId} AND young.log_types <> '{}'
          AND young.at >= statement_timestamp() - interval '1 second')
    ORDER BY e.transaction, e.id, t.place LIMIT ${limit}`
}

interface FollowedPlace {
  readonly transaction: string
  readonly event_id: number
  readonly entry: number
}

/** Of an entry that is not ours, the last of ours that is not later. */
async function placeIn(
  database: Database,
  applicationId: number,
  { at, eventId, entry }: LogPlace,
): Promise<FollowedPlace | null> {
  const [own] = await database.rows<FollowedPlace>(prepared('place of a log entry')`
    SELECT transaction::text, id AS event_id, ${entry}::integer AS entry FROM audit_events
    WHERE application_id = ${applicationId} AND id = ${eventId} AND at = ${at}`)
  if (own !== undefined) return own
  const [earlier] = await database.rows<FollowedPlace>(sql`
    SELECT transaction::text, id AS event_id, cardinality(log_types) AS entry FROM audit_events
    WHERE application_id = ${applicationId} AND log_types <> '{}' AND at <= ${at} ORDER BY at DESC, id DESC LIMIT 1`)
  return earlier ?? null
}

/** One statement a page: names are those of the moment, and were never copied into an event. */
function withNames(page: Sql): Sql {
  return sql`WITH page AS MATERIALIZED (SELECT row_number() OVER () AS number, ordered.* FROM (${page}) ordered)
    SELECT page.*, ${shownUserName} AS user_name, c.name AS client_name, k.name AS connection_name, k.strategy,
      o.name AS organization_name, m.recipient
    FROM page
    LEFT JOIN users u ON u.application_id = page.application_id AND u.id = page.user_id
    LEFT JOIN clients c ON c.application_id = page.application_id AND c.id = page.client_id
    LEFT JOIN connections k ON k.application_id = page.application_id AND k.id = page.connection_id
      AND k.removed_at IS NULL
    LEFT JOIN organizations o ON o.application_id = page.application_id AND o.id = page.organization_id
    LEFT JOIN mail_messages m ON m.application_id = page.application_id AND m.id = page.subject_id
      AND page.subject_kind = 'message'
    ORDER BY page.number`
}

interface LogRow extends EventRow {
  readonly log_type: LogType
  readonly place: number
  readonly request: Operation | null
  readonly user_id: string | null
  readonly user_name: string | null
  readonly client_id: string | null
  readonly client_name: string | null
  readonly connection_id: string | null
  readonly connection_name: string | null
  readonly strategy: string | null
  readonly organization_id: string | null
  readonly organization_name: string | null
  readonly recipient: string | null
}

function entryFromRow(row: LogRow): LogEntry {
  return {
    place: { at: row.at, eventId: row.id, entry: row.place },
    type: row.log_type,
    event: eventFromRow(row),
    operation: row.log_type === 'sapi' ? row.request : null,
    userId: row.user_id,
    userName: row.user_name,
    clientId: row.client_id,
    clientName: row.client_name,
    connectionId: row.connection_id,
    connectionName: row.connection_name,
    strategy: row.strategy,
    organizationId: row.organization_id,
    organizationName: row.organization_name,
    recipient: row.recipient,
  }
}
