// Sessions of an organization's people. Those of a small one are collected from its members; of a large one the sessions
// of the application are met from the newest on, and each is asked whether it is theirs. The time of neither grows with
// what there is.
import type { Page, PageRequest } from '../../kernel/page.ts'
import { mapPage } from '../../kernel/page.ts'
import type { MemberSession, MemberSessionStore } from '../../memberships/member-session-store.ts'
import { decodeCursor, encodeCursor } from './cursor.ts'
import type { Executor } from './database.ts'
import { listPage } from './list-page.ts'
import { belongsElsewhere } from './organization-people.ts'
import { isLive, person, type SessionRow, sessionColumns, sessionFromRow } from './sessions.ts'
import { prepared, type Sql, sql, trusted } from './sql.ts'

/** From how many members on the sessions are walked, and how many of them one page looks at. */
export interface WalkLimits {
  readonly membersCollected: number
  readonly sessionsLookedAt: number
}

const usualLimits: WalkLimits = { membersCollected: 1_000, sessionsLookedAt: 10_000 }

export function postgresMemberSessions(
  executor: Executor,
  applicationId: number,
  limits: WalkLimits = usualLimits,
): MemberSessionStore {
  return {
    list: async (organizationId, page, at) => {
      const listing = {
        name: [applicationId, 'sessions of members', organizationId],
        columns,
        from: collected,
        where: ofOrganization(applicationId, organizationId, at),
        key: trusted('s.created_at'),
        keyType: 'timestamptz',
        id: trusted('s.id'),
        isDescending: true,
      } as const
      const isWalked =
        page.kind === 'cursor' && !page.withTotal && (await isLarge(executor, applicationId, organizationId, limits))
      const listed = isWalked
        ? await walk(executor, { ...listing, applicationId }, page, limits.sessionsLookedAt)
        : await listPage<MemberSessionRow>(executor, listing, page)
      return mapPage(listed, memberSessionFromRow)
    },
    find: async (organizationId, sessionId, at) => {
      const [row] = await executor.rows<MemberSessionRow>(prepared(
        'session of member',
      )`SELECT ${columns} FROM ${members}
        WHERE ${ofOrganization(applicationId, organizationId, at)} AND s.id = ${sessionId}`)
      return row === undefined ? null : memberSessionFromRow(row)
    },
    endTokens: (organizationId, sessionId, at) =>
      executor.change(sql`UPDATE token_families SET revoked_at = ${at}
        WHERE application_id = ${applicationId} AND session_id = ${sessionId} AND organization_id = ${organizationId}
          AND revoked_at IS NULL`),
  }
}

async function isLarge(
  executor: Executor,
  applicationId: number,
  organizationId: string,
  { membersCollected }: WalkLimits,
): Promise<boolean> {
  const rows = await executor.rows(sql`SELECT FROM organization_members
    WHERE application_id = ${applicationId} AND organization_id = ${organizationId} OFFSET ${membersCollected} LIMIT 1`)
  return rows.length > 0
}

interface Walk {
  readonly name: readonly unknown[]
  readonly applicationId: number
  readonly where: Sql
}

/**
 * So many sessions of the application from the place of the cursor on, whoever's they are, and of them those that fit. A
 * page may hold fewer than were asked for, or none, and still lead on: `next` is null only where no session is left.
 */
async function walk(
  executor: Executor,
  { name, applicationId, where }: Walk,
  page: PageRequest & { readonly kind: 'cursor' },
  atMost: number,
): Promise<Page<MemberSessionRow>> {
  const order = JSON.stringify(name)
  const looked = sql`(SELECT * FROM sessions w WHERE w.application_id = ${applicationId} AND ${place(order, page.after)}
    ORDER BY w.created_at DESC, w.id DESC LIMIT ${atMost})`
  const rows = await executor.rows<MemberSessionRow & Place>(sql`
    SELECT ${columns}, s.created_at::text AS sort_key FROM ${looked} s
    JOIN organization_members m ON m.application_id = s.application_id AND m.user_id = s.user_id ${person}
    WHERE ${where} ORDER BY s.created_at DESC, s.id DESC LIMIT ${page.limit + 1}`)
  const items = rows.slice(0, page.limit)
  const last = rows.length > page.limit ? items.at(-1) : await lastLookedAt(executor, looked, atMost)
  return { items, next: last === undefined ? null : encodeCursor(order, [last.sort_key, last.id]), total: null }
}

/** Where the walk stopped, if it stopped before the end. */
async function lastLookedAt(executor: Executor, looked: Sql, atMost: number): Promise<Place | undefined> {
  const [row] = await executor.rows<Place>(
    sql`SELECT s.created_at::text AS sort_key, s.id FROM ${looked} s OFFSET ${atMost - 1} LIMIT 1`,
  )
  return row
}

interface Place {
  readonly sort_key: string
  readonly id: string
}

function place(order: string, cursor: string | null): Sql {
  if (cursor === null) return sql`true`
  const [at, id] = decodeCursor(order, 'timestamptz', cursor)
  return sql`(w.created_at, w.id) < (${at}::timestamptz, ${id}::text)`
}

const members = sql`organization_members m
  JOIN sessions s ON s.application_id = m.application_id AND s.user_id = m.user_id ${person}`

/** Person by person along the index: a planner that reads all sessions instead reads more with each of another's. */
const collected = sql`organization_members m CROSS JOIN LATERAL (SELECT * FROM sessions w
    WHERE w.application_id = m.application_id AND w.user_id = m.user_id OFFSET 0) s ${person}`

const columns = sql`${sessionColumns}, u.email, u.name, ${belongsElsewhere} AS belongs_elsewhere`

function ofOrganization(applicationId: number, organizationId: string, at: Date): Sql {
  return sql`m.application_id = ${applicationId} AND m.organization_id = ${organizationId} AND ${isLive(at)}
    AND (NOT ${belongsElsewhere} OR EXISTS (SELECT FROM token_families f
      WHERE f.application_id = s.application_id AND f.session_id = s.id AND f.organization_id = m.organization_id
        AND f.revoked_at IS NULL))`
}

interface MemberSessionRow extends SessionRow {
  readonly email: string | null
  readonly name: string | null
  readonly belongs_elsewhere: boolean
}

function memberSessionFromRow(row: MemberSessionRow): MemberSession {
  const { email, name, belongs_elsewhere: belongsToOthers } = row
  return { session: sessionFromRow(row), email, name, belongsElsewhere: belongsToOthers }
}
