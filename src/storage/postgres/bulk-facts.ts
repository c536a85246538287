// What is known of many people at once, each along an index of their own: one statement, however many they are.
import type { AskedFacts, LastAdministrators, PersonFacts } from '../../bulk/bulk-store.ts'
import type { Executor } from './database.ts'
import { isRefreshable } from './holdings.ts'
import { administers } from './organization-people.ts'
import { sql, trusted } from './sql.ts'
import { holdsNow, mayComeIn } from './standing.ts'

/** What people call somebody: whatever there is of them. */
export const labelSql = trusted('coalesce(u.name, u.email, u.username, u.phone_number, u.id)')

export async function factsOf(
  executor: Executor,
  applicationId: number,
  userIds: readonly string[],
  { roleId, organizationId }: AskedFacts,
  at: Date,
): Promise<ReadonlyMap<string, PersonFacts>> {
  const holdsRole =
    organizationId === null
      ? sql`EXISTS (SELECT FROM role_assignments a WHERE a.application_id = u.application_id AND a.user_id = u.id
          AND a.role_id = ${roleId} AND ${holdsNow('a', at)})`
      : sql`EXISTS (SELECT FROM member_roles a WHERE a.application_id = u.application_id
          AND a.organization_id = ${organizationId} AND a.user_id = u.id AND a.role_id = ${roleId}
          AND ${holdsNow('a', at)})`
  const rows = await executor.rows<FactsRow>(sql`SELECT u.id, ${labelSql} AS label, u.email, u.version,
      (u.blocked IS TRUE AND (u.suspended_until IS NULL OR u.suspended_until > ${at})) AS is_suspended,
      ${mayComeIn('u', at)} AS may_come_in,
      EXISTS (SELECT FROM identities i WHERE i.application_id = u.application_id AND i.user_id = u.id AND i.is_primary
        AND i.provider = 'auth0') AS is_in_database,
      (SELECT count(*) FROM sessions s WHERE s.application_id = u.application_id AND s.user_id = u.id
        AND s.expires_at > ${at} AND s.idle_expires_at > ${at}) AS sessions,
      (SELECT count(*) FROM token_families WHERE application_id = u.application_id AND user_id = u.id
        AND ${isRefreshable(at)}) AS refresh_tokens,
      (SELECT count(*) FROM api_keys k WHERE k.application_id = u.application_id AND k.user_id = u.id
        AND k.revoked_at IS NULL) AS api_keys,
      ${roleId === null ? sql`false` : holdsRole} AS holds_role,
      EXISTS (SELECT FROM organization_members m WHERE m.application_id = u.application_id
        AND m.organization_id = ${organizationId} AND m.user_id = u.id) AS is_member
    FROM users u WHERE u.application_id = ${applicationId} AND u.id = ANY (${[...userIds]}::text[])`)
  return new Map(rows.map((row) => [row.id, factsFromRow(row)]))
}

/** Of an organization all of whose administrators would go, the last one in the order of the people is told. */
export async function lastAdministrators(
  executor: Executor,
  applicationId: number,
  userIds: readonly string[],
  organizationId: string | null,
  at: Date,
): Promise<LastAdministrators> {
  const rows = await executor.rows<{ user_id: string; organization: string }>(sql`WITH going AS (
      SELECT user_id, place FROM unnest(${[...userIds]}::text[]) WITH ORDINALITY AS g (user_id, place)),
    touched AS (SELECT DISTINCT m.organization_id FROM going g
      JOIN organization_members m ON m.application_id = ${applicationId} AND m.user_id = g.user_id
      JOIN users u ON u.application_id = m.application_id AND u.id = m.user_id
      WHERE (${organizationId}::text IS NULL OR m.organization_id = ${organizationId}) AND ${administers(at)})
    SELECT (array_agg(m.user_id ORDER BY g.place DESC))[1] AS user_id, coalesce(o.display_name, o.name) AS organization
    FROM touched t
    JOIN organizations o ON o.application_id = ${applicationId} AND o.id = t.organization_id
    JOIN organization_members m ON m.application_id = o.application_id AND m.organization_id = o.id
    JOIN users u ON u.application_id = m.application_id AND u.id = m.user_id
    LEFT JOIN going g ON g.user_id = m.user_id
    WHERE ${administers(at)}
    GROUP BY o.id, o.display_name, o.name HAVING bool_and(g.place IS NOT NULL)`)
  return new Map(rows.map((row) => [row.user_id, row.organization]))
}

interface FactsRow {
  readonly id: string
  readonly label: string
  readonly email: string | null
  readonly version: number
  readonly is_suspended: boolean
  readonly may_come_in: boolean
  readonly is_in_database: boolean
  readonly sessions: number
  readonly refresh_tokens: number
  readonly api_keys: number
  readonly holds_role: boolean
  readonly is_member: boolean
}

function factsFromRow(row: FactsRow): PersonFacts {
  const { label, email, version, sessions } = row
  return {
    label,
    email,
    version,
    isSuspended: row.is_suspended,
    mayComeIn: row.may_come_in,
    isInDatabase: row.is_in_database,
    sessions,
    refreshTokens: row.refresh_tokens,
    apiKeys: row.api_keys,
    holdsRole: row.holds_role,
    isMember: row.is_member,
  }
}
