// The audit as it is searched: newest first, by any of its columns at once. Few matches are collected along the index of
// a condition and sorted; many are met soon on the walk from the newest on, which goes along the events of each type where
// types are asked for: what else is asked may fit none of them. The time of all is limited.
import type {
  AuditFilter,
  AuditSearchStore,
  FailedSignIn,
  FailedTry,
  SignInAddress,
  UpstreamFailureNoted,
} from '../../audit/audit-search.ts'
import type { PageRequest } from '../../kernel/page.ts'
import { type EventRow, eventColumns, eventFromRow } from './audit.ts'
import { decodeCursor, encodeCursor } from './cursor.ts'
import type { Database } from './database.ts'
import { joinSql, type Sql, sql, trusted } from './sql.ts'

export function postgresAuditSearch(database: Pick<Database, 'search'>, applicationId: number): AuditSearchStore {
  return {
    search: async (filter, page) => {
      const order = JSON.stringify([applicationId, 'audit', filter])
      const matchingAll = (asked: AuditFilter) =>
        joinSql([sql`e.application_id = ${applicationId}`, ...conditionsOf(asked), place(order, page)], ' AND ')
      const matching = matchingAll(filter)
      const offset = page.kind === 'offset' ? page.offset : 0
      const newest = sql`ORDER BY at DESC, id DESC LIMIT ${page.limit + 1} OFFSET ${offset}`
      const isFew = (await estimate(database, matching)) <= collectedAtMost
      const walked = (conditions: Sql) =>
        sql`${selected(conditions)} ORDER BY e.at DESC, e.id DESC LIMIT ${offset + page.limit + 1}`
      const { types, ...rest } = filter
      const ofEach = sql`${matchingAll(rest)} AND e.type = asked.type`
      const rows = await database.search<PlacedRow>(
        isFew
          ? sql`SELECT * FROM (${selected(matching)} OFFSET 0) few ${newest}`
          : types === undefined
            ? sql`SELECT * FROM (${walked(matching)}) many ${newest}`
            : sql`SELECT many.* FROM unnest(${[...new Set(types)]}::text[]) AS asked (type)
              CROSS JOIN LATERAL (${walked(ofEach)}) many ${newest}`,
      )
      const shown = rows.slice(0, page.limit)
      const last = shown.at(-1)
      const goesOn = rows.length > page.limit && last !== undefined
      const next = goesOn ? encodeCursor(order, [last.sort_at, String(last.id)]) : null
      return { items: shown.map(eventFromRow), next, total: null }
    },
    findNewestChange: async (userId, field) => {
      const [row] = await database.search<EventRow>(sql`SELECT ${eventColumns} FROM audit_events e
        WHERE e.application_id = ${applicationId} AND e.subject_id = ${userId} AND ${changesOf[field]}
        ORDER BY e.at DESC, e.id DESC LIMIT 1`)
      return row === undefined ? null : eventFromRow(row)
    },
    listFailedSignIns: (reason, { since, until }, atMost) =>
      // In the words of the index that holds nothing else (migration 0050).
      database.search<FailedSignIn>(sql`SELECT e.subject_id AS "userId", e.ip, e.at FROM audit_events e
        WHERE e.application_id = ${applicationId} AND e.type = 'user.sign_in_failed' AND e.details ->> 'reason' = ${reason}
          AND e.at >= ${since} AND e.at < ${until} AND e.subject_id IS NOT NULL
        ORDER BY e.at, e.id LIMIT ${atMost}`),
    listFailedTriesOf: (userId, since, atMost) =>
      // Along the index of what the logs tell of a person, which has the time.
      database.search<FailedTry>(sql`SELECT coalesce(e.details ->> 'reason', '') AS reason, e.ip, e.at FROM audit_events e
        WHERE e.application_id = ${applicationId} AND e.user_id = ${userId} AND e.log_types <> '{}' AND e.at >= ${since}
          AND e.type = 'user.sign_in_failed'
        ORDER BY e.at DESC, e.id DESC LIMIT ${atMost}`),
    listSignInAddresses: (organizationId, { since, until }, atMost) =>
      database.search<SignInAddress>(sql`SELECT n.ip, count(*)::integer AS "signIns" FROM (
          SELECT e.ip FROM audit_events e WHERE e.application_id = ${applicationId} AND e.type = 'user.signed_in'
            AND e.at >= ${since} AND e.at < ${until}
            ${organizationId === null ? sql`` : sql`AND e.organization_id = ${organizationId}`}
          ORDER BY e.at DESC, e.id DESC LIMIT ${atMost}) n
        GROUP BY n.ip`),
    findUpstreamFailures: (connectionIds) =>
      // Of a connection hardly anything else is told: the walk along its events ends at once.
      database.search<UpstreamFailureNoted>(sql`
        SELECT asked.id AS "connectionId", newest.at, newest.details ->> 'answer' AS answer,
          newest.details ->> 'detail' AS detail
        FROM unnest(${[...new Set(connectionIds)]}::text[]) AS asked (id)
        CROSS JOIN LATERAL (SELECT e.at, e.details FROM audit_events e
          WHERE e.application_id = ${applicationId} AND e.subject_id = asked.id AND e.type = 'user.sign_in_failed'
          ORDER BY e.id DESC LIMIT 1) newest`),
    names: async (ids) => {
      const named = sql`application_id = ${applicationId} AND id = ANY (${[...ids]}::text[])`
      const rows = await database.search<{ id: string; name: string }>(sql`
        SELECT id, COALESCE(name, email, username, phone_number, id) AS name FROM users WHERE ${named}
        UNION ALL SELECT id, name FROM roles WHERE ${named}
        UNION ALL SELECT id, COALESCE(display_name, name) FROM organizations WHERE ${named}
        UNION ALL SELECT id, name FROM clients WHERE ${named}
        UNION ALL SELECT id, name FROM connections WHERE ${named}`)
      return new Map(rows.map(({ id, name }) => [id, name]))
    },
    find: async (id) => {
      const [row] = await database.search<EventRow & { organization_id: string | null }>(sql`
        SELECT ${eventColumns}, e.organization_id FROM audit_events e
        WHERE e.application_id = ${applicationId} AND e.id = ${id}`)
      return row === undefined ? null : { event: eventFromRow(row), organizationId: row.organization_id }
    },
  }
}

/** More than that is sorted for longer than the walk takes to meet a page of them. */
const collectedAtMost = 20_000

/** In the words of the two indexes that hold nothing else (migration 0042). */
const changesOf = {
  email: trusted(`(e.type IN ('user.email_changed', 'user.email_change_undone')
    OR (e.type = 'user.updated' AND e.details -> 'fields' ? 'email'))`),
  emailVerified: trusted(`(e.type = 'user.email_verified'
    OR (e.type = 'user.updated' AND e.details -> 'fields' ? 'emailVerified'))`),
} as const

interface PlacedRow extends EventRow {
  readonly sort_at: string
}

function selected(matching: Sql): Sql {
  return sql`SELECT ${eventColumns}, e.at::text AS sort_at FROM audit_events e WHERE ${matching}`
}

async function estimate(database: Pick<Database, 'search'>, matching: Sql): Promise<number> {
  const [row] = await database.search<{ 'QUERY PLAN': [{ Plan: { 'Plan Rows': number } }] }>(
    sql`EXPLAIN (FORMAT JSON) SELECT FROM audit_events e WHERE ${matching}`,
  )
  return row?.['QUERY PLAN'][0].Plan['Plan Rows'] ?? 0
}

function place(order: string, page: PageRequest): Sql {
  if (page.kind !== 'cursor' || page.after === null) return sql`true`
  const [at, id] = decodeCursor(order, 'timestamptz', page.after)
  return sql`(e.at, e.id) < (${at}::timestamptz, ${readId(id)}::bigint)`
}

/** A cursor is a caller's text: what is no number of an event is beyond the last one. */
function readId(text: string): number {
  return /^\d{1,15}$/.test(text) ? Number(text) : 0
}

const columns = {
  actorId: 'e.actor_id',
  subjectKind: 'e.subject_kind',
  subjectId: 'e.subject_id',
  organizationId: 'e.organization_id',
  clientId: 'e.client_id',
  connectionId: 'e.connection_id',
  ip: 'e.ip',
  requestId: 'e.request_id',
} as const

export function conditionsOf(filter: AuditFilter): Sql[] {
  const { types, aboutId, aboutAnyOf, anyId, recoveryRequestId, sessionId, reason, since, until } = filter
  const equal = (Object.keys(columns) as (keyof typeof columns)[])
    .filter((name) => filter[name] !== undefined)
    .map((name) => sql`${trusted(columns[name])} = ${filter[name]}`)
  return [
    ...equal,
    ...(types === undefined ? [] : [sql`e.type = ANY (${[...types]}::text[])`]),
    ...(aboutId === undefined ? [] : [sql`(e.subject_id = ${aboutId} OR e.actor_id = ${aboutId})`]),
    ...(aboutAnyOf === undefined ? [] : [aboutAny([...aboutAnyOf])]),
    ...(anyId === undefined
      ? []
      : [sql`(e.subject_id = ${anyId} OR e.actor_id = ${anyId} OR e.request_id = ${anyId})`]),
    ...(recoveryRequestId === undefined ? [] : [sql`e.details ->> 'request' = ${recoveryRequestId}`]),
    // In the words of the index of migration 0100.
    ...(sessionId === undefined ? [] : [sql`e.details ->> 'session' = ${sessionId}`]),
    // In the words of the index that holds nothing else (migration 0050).
    ...(reason === undefined ? [] : [sql`(e.type = 'user.sign_in_failed' AND e.details ->> 'reason' = ${reason})`]),
    ...(since === undefined ? [] : [sql`e.at >= ${since}`]),
    ...(until === undefined ? [] : [sql`e.at < ${until}`]),
  ]
}

function aboutAny(ids: readonly string[]): Sql {
  return sql`(e.subject_id = ANY (${ids}::text[]) OR e.actor_id = ANY (${ids}::text[]))`
}
