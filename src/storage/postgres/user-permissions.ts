import { mapPage, type Page, type PageRequest } from '../../kernel/page.ts'
import type { EffectivePermission, PermissionSource, UserPermissionStore } from '../../roles/role-assignment.ts'
import type { Executor } from './database.ts'
import { listPage } from './list-page.ts'
import {
  type AddingRow,
  addedPermissions,
  allAreKnown,
  askedPermissions,
  outcomeOfAdding,
  referenceFromRow,
} from './permission-references.ts'
import { raised, userExists } from './role-assignments.ts'
import { type PermissionRow, permissionColumns, permissionFromRow } from './role-permissions.ts'
import { prepared, type Sql, sql, trusted } from './sql.ts'
import { holdsNow, membershipHolds } from './standing.ts'

export function postgresUserPermissions(executor: Executor, applicationId: number): UserPermissionStore {
  return {
    list: (userId, page, at, identifier) => {
      const name = ['permissions of user', identifier ?? null]
      const where = identifier === undefined ? sql`true` : sql`s.identifier = ${identifier}`
      const grants = heldEverywhere(applicationId, userId, at)
      return listPermissions(executor, applicationId, userId, page, { name, where, grants })
    },
    listThere: (userId, organizationId, page, at) => {
      const name = ['permissions of member', organizationId]
      const grants = heldThere(applicationId, userId, organizationId, at)
      return listPermissions(executor, applicationId, userId, page, { name, where: sql`true`, grants })
    },
    grant: (userId, permissions) =>
      addedPermissions(
        executor.rows<AddingRow>(sql`WITH ${askedPermissions(applicationId, permissions)},
          added AS (
            INSERT INTO user_permissions (application_id, user_id, resource_server_id, permission_name)
            SELECT ${applicationId}::integer, ${userId}, resource_server_id, name FROM known WHERE ${allAreKnown}
            ON CONFLICT DO NOTHING RETURNING user_id, resource_server_id, permission_name),
          changed AS (SELECT user_id FROM added),
          ${raised(applicationId)}
          ${outcomeOfAdding}`),
        'user_permissions',
      ),
    revoke: async (userId, permissions) => {
      const rows = await executor.rows<AddingRow>(sql`WITH ${askedPermissions(applicationId, permissions)},
        changed AS (
          DELETE FROM user_permissions g USING known
          WHERE g.application_id = ${applicationId} AND g.user_id = ${userId}
            AND g.resource_server_id = known.resource_server_id AND g.permission_name = known.name
          RETURNING g.user_id, known.identifier, known.name),
        ${raised(applicationId)}
        SELECT identifier, name FROM changed`)
      return rows.map(referenceFromRow)
    },
    countDirect: async (userId) => {
      const [row] = await executor.rows<{ count: number }>(prepared('count direct permissions')`
        SELECT count(*) FROM user_permissions WHERE application_id = ${applicationId} AND user_id = ${userId}`)
      return row?.count ?? 0
    },
  }
}

interface EffectiveRow extends PermissionRow {
  readonly sources: readonly PermissionSource[]
}

/** Each permission once, with all it comes from: the grant itself first, then the roles by name. */
async function listPermissions(
  executor: Executor,
  applicationId: number,
  userId: string,
  page: PageRequest,
  { name, where, grants }: { readonly name: readonly (string | null)[]; readonly where: Sql; readonly grants: Sql },
): Promise<Page<EffectivePermission> | null> {
  const held = sql`(
    SELECT resource_server_id, permission_name,
      json_agg(CASE WHEN role_id IS NOT NULL THEN json_build_object('id', role_id, 'name', role_name) END
        ORDER BY role_id IS NOT NULL, role_name, role_id) AS sources
    FROM (${grants}) each_way
    GROUP BY resource_server_id, permission_name)`
  const permissions = await listPage<EffectiveRow>(
    executor,
    {
      name: [applicationId, userId, ...name],
      columns: sql`${permissionColumns}, held.sources`,
      from: sql`${held} held
        JOIN permissions p ON p.application_id = ${applicationId} AND p.resource_server_id = held.resource_server_id
          AND p.name = held.permission_name
        JOIN resource_servers s ON s.application_id = p.application_id AND s.id = p.resource_server_id`,
      where,
      key: trusted('s.identifier'),
      keyType: 'text',
      id: trusted('p.name'),
    },
    page,
  )
  if (permissions.items.length === 0 && !(await userExists(executor, applicationId, userId))) return null
  return mapPage(permissions, (row) => ({ ...permissionFromRow(row), sources: row.sources }))
}

function heldEverywhere(applicationId: number, userId: string, at: Date): Sql {
  return sql`SELECT resource_server_id, permission_name, NULL AS role_id, NULL AS role_name FROM user_permissions
    WHERE application_id = ${applicationId} AND user_id = ${userId}
    UNION ALL
    SELECT rp.resource_server_id, rp.permission_name, r.id, r.name FROM role_assignments a ${grantedByRole}
    WHERE a.application_id = ${applicationId} AND a.user_id = ${userId} AND ${holdsNow('a', at)}`
}

function heldThere(applicationId: number, userId: string, organizationId: string, at: Date): Sql {
  return sql`SELECT rp.resource_server_id, rp.permission_name, r.id AS role_id, r.name AS role_name FROM member_roles a
    JOIN organization_members m ON m.application_id = a.application_id AND m.organization_id = a.organization_id
      AND m.user_id = a.user_id AND ${membershipHolds('m', at)}
    ${grantedByRole}
    WHERE a.application_id = ${applicationId} AND a.user_id = ${userId} AND a.organization_id = ${organizationId}
      AND ${holdsNow('a', at)}`
}

const grantedByRole = trusted(`JOIN roles r ON r.application_id = a.application_id AND r.id = a.role_id
  JOIN role_permissions rp ON rp.application_id = a.application_id AND rp.role_id = a.role_id`)
