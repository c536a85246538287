import { RollcallError } from '../../kernel/errors.ts'
import type { JsonObject } from '../../kernel/json.ts'
import { mapPage } from '../../kernel/page.ts'
import type { Impersonator } from '../../sessions/impersonator.ts'
import type { ProofOfPerson, Session } from '../../sessions/session.ts'
import type { EndedSession, SessionStore } from '../../sessions/session-store.ts'
import { type Executor, pointsNowhere } from './database.ts'
import { listPage } from './list-page.ts'
import { removeRows } from './remove-rows.ts'
import { prepared, preparedChange, type Sql, sql, trusted } from './sql.ts'
import { mayComeIn } from './standing.ts'

export function postgresSessions(executor: Executor, applicationId: number): SessionStore {
  const one = async (statement: Sql) => {
    const [row] = await executor.rows<SessionRow>(statement)
    return row === undefined ? null : sessionFromRow(row)
  }
  return {
    findBySecret: (hash, now) =>
      one(prepared('session by secret')`SELECT ${sessionColumns} FROM sessions s ${person}
        WHERE s.application_id = ${applicationId} AND s.secret_hash = ${hash} AND ${isLive(now)}`),
    find: (id, now) =>
      one(prepared('session by id')`SELECT ${sessionColumns} FROM sessions s ${person}
        WHERE s.application_id = ${applicationId} AND s.id = ${id} AND ${isLive(now)}`),
    // The person first, as who deletes them does: otherwise the two would wait for each other.
    hold: (id, now) =>
      one(prepared('session held')`SELECT ${sessionColumns} FROM sessions s ${person}
        WHERE s.application_id = ${applicationId} AND s.id = ${id} AND ${isLive(now)}
        FOR KEY SHARE OF u FOR KEY SHARE OF s`),
    listOf: async (userId, page, now) => {
      const listing = {
        name: [applicationId, 'sessions', userId],
        columns: sessionColumns,
        from: sql`sessions s ${person}`,
        where: sql`s.application_id = ${applicationId} AND s.user_id = ${userId} AND ${isLive(now)}`,
        key: sql`s.created_at`,
        keyType: 'timestamptz',
        id: sql`s.id`,
        isDescending: true,
      } as const
      return mapPage(await listPage<SessionRow>(executor, listing, page), sessionFromRow)
    },
    countOwn: async (userId, now) => {
      const [row] = await executor.rows<{ count: number }>(sql`SELECT count(*)::int AS count FROM sessions s ${person}
        WHERE s.application_id = ${applicationId} AND s.user_id = ${userId} AND s.impersonator IS NULL AND ${isLive(now)}`)
      return row?.count ?? 0
    },
    insert: (session, secretHash) => insertSession(executor, applicationId, session, secretHash),
    touch: async (id, at, idleExpiresAt, last) => {
      await executor.change(preparedChange(
        'touch session',
      )`UPDATE sessions SET last_interacted_at = ${at}, last_ip = ${last.ip},
          last_user_agent = ${last.userAgent}, idle_expires_at = greatest(idle_expires_at, ${idleExpiresAt}::timestamptz)
        WHERE application_id = ${applicationId} AND id = ${id} AND last_interacted_at < ${at}`)
    },
    renew: async (id, secretHash, { methods, authenticatedAt, securityVersion }) =>
      (await executor.change(sql`UPDATE sessions SET secret_hash = ${secretHash}, methods = ${JSON.stringify(methods)},
          authenticated_at = ${authenticatedAt}, security_version = ${securityVersion}
        WHERE application_id = ${applicationId} AND id = ${id}`)) === 1,
    noteClient: async (id, clientId) => {
      // Whichever of the two is gone by now needs no note.
      await executor.change(preparedChange(
        'note client of session',
      )`INSERT INTO session_clients (application_id, session_id, client_id)
        SELECT s.application_id, s.id, c.id FROM sessions s
        JOIN clients c ON c.application_id = s.application_id AND c.id = ${clientId}
        WHERE s.application_id = ${applicationId} AND s.id = ${id} ON CONFLICT DO NOTHING`)
    },
    setMetadata: async (id, metadata) => {
      await executor.change(sql`UPDATE sessions SET metadata = ${metadata}
        WHERE application_id = ${applicationId} AND id = ${id}`)
    },
    remove: async (id) => {
      const [row] = await executor.rows<EndedRow>(sql`DELETE FROM sessions s
        WHERE s.application_id = ${applicationId} AND s.id = ${id} RETURNING ${endedColumns}`)
      return row === undefined ? null : endedFromRow(row)
    },
    removeAllOf: async (userId, except) => {
      const rows = await executor.rows<EndedRow>(sql`DELETE FROM sessions s
        WHERE s.application_id = ${applicationId} AND s.user_id = ${userId}
          AND s.id IS DISTINCT FROM ${except ?? null}::text RETURNING ${endedColumns}`)
      return rows.map(endedFromRow)
    },
    removeOldestOf: async (userId, beyond, except, now) => {
      const rows = await executor.rows<EndedRow>(sql`DELETE FROM sessions s
        WHERE s.application_id = ${applicationId} AND s.id IN (SELECT s.id FROM sessions s ${person}
          WHERE s.application_id = ${applicationId} AND s.user_id = ${userId} AND s.id <> ${except}
            AND s.impersonator IS NULL AND ${isLive(now)}
          ORDER BY s.created_at DESC, s.id DESC OFFSET ${beyond}) RETURNING ${endedColumns}`)
      return rows.map(endedFromRow)
    },
    removeEnded: (before) =>
      removeRows(executor, 'sessions', sql`application_id = ${applicationId} AND expires_at < ${before}`),
  }
}

export const person = trusted('JOIN users u ON u.application_id = s.application_id AND u.id = s.user_id')

/** Of a session `s` and its person `u`. */
export function isLive(now: Date): Sql {
  return sql`s.expires_at > ${now} AND s.idle_expires_at > ${now}
    AND u.security_version = s.security_version AND ${mayComeIn('u', now)}`
}

async function insertSession(
  executor: Executor,
  applicationId: number,
  session: Session,
  secretHash: Buffer,
): Promise<void> {
  const { initial, last } = session
  try {
    await executor.change(preparedChange(
      'insert session',
    )`INSERT INTO sessions (application_id, id, secret_hash, user_id, security_version, methods,
        authenticated_at, is_persistent, created_at, last_interacted_at, idle_expires_at, expires_at, initial_ip,
        initial_user_agent, last_ip, last_user_agent, metadata, impersonator)
      VALUES (${applicationId}, ${session.id}, ${secretHash}, ${session.userId}, ${session.securityVersion},
        ${JSON.stringify(session.methods)}, ${session.authenticatedAt}, ${session.isPersistent}, ${session.createdAt},
        ${session.lastInteractedAt}, ${session.idleExpiresAt}, ${session.expiresAt}, ${initial.ip},
        ${initial.userAgent}, ${last.ip}, ${last.userAgent}, ${session.metadata}, ${session.impersonator ?? null})`)
  } catch (fault) {
    if (!pointsNowhere(fault, 'sessions')) throw fault
    throw new RollcallError('user_not_found', 'The user does not exist.', { cause: fault })
  }
}

const clientIds = trusted(`ARRAY(SELECT sc.client_id FROM session_clients sc
  WHERE sc.application_id = s.application_id AND sc.session_id = s.id ORDER BY sc.client_id) AS client_ids`)
const endedColumns = sql`s.id, s.user_id, ${clientIds}`
export const sessionColumns = sql`s.id, s.user_id, s.security_version, s.methods, s.authenticated_at, s.is_persistent, s.created_at,
  s.last_interacted_at, s.idle_expires_at, s.expires_at, s.initial_ip, s.initial_user_agent, s.last_ip,
  s.last_user_agent, s.metadata, s.impersonator, ${clientIds}`

interface EndedRow {
  readonly id: string
  readonly user_id: string
  readonly client_ids: readonly string[]
}

export interface SessionRow extends EndedRow {
  readonly security_version: number
  readonly methods: readonly { name: ProofOfPerson['name']; at: string; type?: string; connectionId?: string }[]
  readonly authenticated_at: Date
  readonly is_persistent: boolean
  readonly created_at: Date
  readonly last_interacted_at: Date
  readonly idle_expires_at: Date
  readonly expires_at: Date
  readonly initial_ip: string | null
  readonly initial_user_agent: string | null
  readonly last_ip: string | null
  readonly last_user_agent: string | null
  readonly metadata: JsonObject | null
  readonly impersonator: Impersonator | null
}

function endedFromRow({ id, user_id: userId, client_ids: clients }: EndedRow): EndedSession {
  return { id, userId, clientIds: clients }
}

export function sessionFromRow(row: SessionRow): Session {
  return {
    id: row.id,
    userId: row.user_id,
    securityVersion: row.security_version,
    methods: row.methods.map((method) => ({ ...method, at: new Date(method.at) })),
    authenticatedAt: row.authenticated_at,
    isPersistent: row.is_persistent,
    createdAt: row.created_at,
    lastInteractedAt: row.last_interacted_at,
    idleExpiresAt: row.idle_expires_at,
    expiresAt: row.expires_at,
    initial: { ip: row.initial_ip, userAgent: row.initial_user_agent },
    last: { ip: row.last_ip, userAgent: row.last_user_agent },
    clientIds: row.client_ids,
    metadata: row.metadata,
    ...(row.impersonator === null ? {} : { impersonator: row.impersonator }),
  }
}
