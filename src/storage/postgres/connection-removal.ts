import type { LeavingPerson } from '../../connections/connection-store.ts'
import { tenantAccessIdentifier, tenantAccessWrite } from '../../resource-servers/tenant-access-api.ts'
import type { Executor } from './database.ts'
import { sql } from './sql.ts'
import { holdsNow, mayComeIn, membershipHolds } from './standing.ts'

/** So few that a step stays far below the time limit of a statement, with every index, hanging row and event it touches. */
const peopleAtATime = 200

export async function lockSomePeople(executor: Executor, applicationId: number, id: string): Promise<LeavingPerson[]> {
  const rows = await executor.rows<PersonRow>(sql`SELECT u.id, u.email, u.pool_organization_id,
      array_remove(ARRAY[u.email, u.username, u.phone_number], NULL) AS identifiers,
      array_remove(ARRAY[u.name, u.nickname, u.given_name, u.family_name], NULL) AS called
    FROM users u WHERE u.application_id = ${applicationId} AND u.id IN (
      SELECT i.user_id FROM identities i
      JOIN connections c ON c.application_id = i.application_id AND c.id = i.connection_id AND c.removed_at IS NOT NULL
      WHERE i.application_id = ${applicationId} AND i.connection_id = ${id} AND i.is_primary LIMIT ${peopleAtATime})
    ORDER BY u.id FOR UPDATE`)
  return rows.map(({ id: userId, email, identifiers, called, pool_organization_id: organizationId }) => {
    return { id: userId, email, identifiers, names: [...identifiers, ...called], organizationId }
  })
}

interface PersonRow {
  readonly id: string
  readonly email: string | null
  readonly pool_organization_id: string | null
  readonly identifiers: readonly string[]
  readonly called: readonly string[]
}

/** People whose primary identity is there go, identities that were linked go from people who stay. */
export async function removeSomePeople(
  executor: Executor,
  applicationId: number,
  id: string,
  userIds: readonly string[],
  at: Date,
): Promise<boolean> {
  const [step] = await executor.rows<{ met: number }>(sql`WITH links AS (
      SELECT i.subject FROM identities i
      JOIN connections c ON c.application_id = i.application_id AND c.id = i.connection_id
        AND c.removed_at IS NOT NULL
      WHERE i.application_id = ${applicationId} AND i.connection_id = ${id} AND NOT i.is_primary
      LIMIT ${peopleAtATime}),
    gone AS (
      DELETE FROM users WHERE application_id = ${applicationId} AND id = ANY (${userIds}::text[]) RETURNING id),
    unlinked AS (
      DELETE FROM identities WHERE application_id = ${applicationId} AND connection_id = ${id}
        AND subject IN (SELECT subject FROM links)),
    absorbed AS (
      UPDATE absorbed_accounts SET identifiers = '{}', names = '{}'
      WHERE application_id = ${applicationId} AND user_id = ANY (${userIds}::text[])),
    remembered AS (
      INSERT INTO deleted_users (application_id, id, deleted_at)
      SELECT ${applicationId}::integer, id, ${at}::timestamptz FROM gone ON CONFLICT DO NOTHING)
    SELECT count(*) AS met FROM links`)
  if (userIds.length > 0 || (step !== undefined && step.met > 0)) return false
  await executor.change(sql`DELETE FROM connections
    WHERE application_id = ${applicationId} AND id = ${id} AND removed_at IS NOT NULL`)
  return true
}

const namedAtMost = 3

/**
 * Asks what `keep_administrators` will ask (migration 0041), from the side of the administrators: the connection may have
 * a million people.
 */
export async function listLosingAdministrators(
  executor: Executor,
  applicationId: number,
  id: string,
  at: Date,
): Promise<readonly string[]> {
  const rows = await executor.rows<{ called: string }>(sql`WITH administrators AS (
      SELECT m.organization_id, EXISTS (SELECT FROM identities i WHERE i.application_id = u.application_id
          AND i.user_id = u.id AND i.connection_id = ${id} AND i.is_primary) AS goes,
        coalesce(r.ends_at, m.ends_at, u.expires_at, u.offboard_at) IS NULL AS is_endless
      FROM resource_servers s
      JOIN role_permissions p ON p.application_id = s.application_id AND p.resource_server_id = s.id
        AND p.permission_name = ${tenantAccessWrite}
      JOIN member_roles r ON r.application_id = p.application_id AND r.role_id = p.role_id
      JOIN organization_members m ON m.application_id = r.application_id AND m.organization_id = r.organization_id
        AND m.user_id = r.user_id
      JOIN users u ON u.application_id = r.application_id AND u.id = r.user_id
      WHERE s.application_id = ${applicationId} AND s.identifier = ${tenantAccessIdentifier}
        AND ${holdsNow('r', at)} AND ${membershipHolds('m', at)} AND ${mayComeIn('u', at)}),
    losing AS (
      SELECT organization_id, bool_or(NOT goes) AS keeps_some, coalesce(bool_or(is_endless AND NOT goes), false) AS keeps_endless
      FROM administrators GROUP BY organization_id HAVING bool_or(goes))
    SELECT coalesce(o.display_name, o.name) AS called FROM losing l
    JOIN organizations o ON o.application_id = ${applicationId} AND o.id = l.organization_id
    WHERE NOT l.keeps_some OR (o.administered_until = 'infinity' AND NOT l.keeps_endless)
    ORDER BY o.id LIMIT ${namedAtMost}`)
  return rows.map(({ called }) => called)
}
