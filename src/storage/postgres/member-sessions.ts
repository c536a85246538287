import { mapPage } from '../../kernel/page.ts'
import type { MemberSession, MemberSessionStore } from '../../memberships/member-session-store.ts'
import type { Executor } from './database.ts'
import { listPage } from './list-page.ts'
import { belongsElsewhere } from './organization-people.ts'
import { isLive, person, type SessionRow, sessionColumns, sessionFromRow } from './sessions.ts'
import { prepared, type Sql, sql, trusted } from './sql.ts'

export function postgresMemberSessions(executor: Executor, applicationId: number): MemberSessionStore {
  return {
    list: async (organizationId, page, at) => {
      const listing = {
        name: [applicationId, 'sessions of members', organizationId],
        columns,
        from: members,
        where: ofOrganization(applicationId, organizationId, at),
        key: trusted('s.created_at'),
        keyType: 'timestamptz',
        id: trusted('s.id'),
        isNewestFirst: true,
      } as const
      return mapPage(await listPage<MemberSessionRow>(executor, listing, page), memberSessionFromRow)
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

const members = sql`organization_members m
  JOIN sessions s ON s.application_id = m.application_id AND s.user_id = m.user_id ${person}`

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
