import { mapPage, type Page, type PageRequest } from '../../kernel/page.ts'
import {
  type EffectivePermission,
  type PermissionSource,
  type PlacedPermission,
  sourcesAtMost,
  type UserPermissionStore,
} from '../../roles/role-assignment.ts'
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
    list: async (userId, page, at, identifier) => {
      const name = ['permissions of user', identifier ?? null]
      const where = identifier === undefined ? sql`true` : sql`s.identifier = ${identifier}`
      const grants = heldEverywhere(applicationId, userId, at)
      const found = await listPermissions<EffectiveRow>(executor, applicationId, userId, page, { name, where, grants })
      return found && mapPage(found, effectiveFromRow)
    },
    listThere: async (userId, organizationId, page, at) => {
      const name = ['permissions of member', organizationId]
      const grants = heldThere(applicationId, userId, at, sql`a.organization_id = ${organizationId}`)
      const found = await listPermissions<EffectiveRow>(executor, applicationId, userId, page, { name, grants })
      return found && mapPage(found, effectiveFromRow)
    },
    listAnywhere: async (userId, page, at) => {
      const everywhere = heldEverywhere(applicationId, userId, at)
      const grants = sql`${everywhere} UNION ALL ${heldThere(applicationId, userId, at, sql`true`)}`
      const asked = { name: ['permissions anywhere'], grants, tellsPlaces: true }
      const found = await listPermissions<PlacedRow>(executor, applicationId, userId, page, asked)
      return found && mapPage(found, placedFromRow)
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

interface PlacedRow extends PermissionRow, Pick<PlacedPermission, 'sources' | 'sourceCount'> {}

interface Held {
  readonly name: readonly (string | null)[]
  readonly where?: Sql
  readonly grants: Sql
  /** Tells of each role in which organization it is held, and of many ways the first. */
  readonly tellsPlaces?: boolean
}

/** Each permission once, with all it comes from: the grant itself first, then the roles by name, everywhere before there. */
async function listPermissions<Row extends PermissionRow>(
  executor: Executor,
  applicationId: number,
  userId: string,
  page: PageRequest,
  { name, where = sql`true`, grants, tellsPlaces = false }: Held,
): Promise<Page<Row> | null> {
  const role = sql`json_build_object('id', role_id, 'name', role_name)`
  const placed = sql`json_build_object('id', role_id, 'name', role_name, 'organization',
    json_build_object('id', o.id, 'name', o.name, 'displayName', o.display_name))`
  const source = tellsPlaces ? sql`CASE WHEN o.id IS NULL THEN ${role} ELSE ${placed} END` : role
  const held = sql`(
    SELECT resource_server_id, permission_name, count(*)::integer AS source_count,
      to_json((array_agg(CASE WHEN role_id IS NOT NULL THEN ${source} END
        ORDER BY role_id IS NOT NULL, each_way.organization_id IS NOT NULL, role_name, role_id, each_way.organization_id)
      )${trusted(tellsPlaces ? `[1:${sourcesAtMost}]` : '')}) AS sources
    FROM (${grants}) each_way
      LEFT JOIN organizations o ON ${tellsPlaces} AND o.application_id = ${applicationId} AND o.id = each_way.organization_id
    GROUP BY resource_server_id, permission_name)`
  const permissions = await listPage<Row>(
    executor,
    {
      name: [applicationId, userId, ...name],
      columns: sql`${permissionColumns}, held.sources, held.source_count AS "sourceCount"`,
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
  return permissions
}

function effectiveFromRow(row: EffectiveRow): EffectivePermission {
  return { ...permissionFromRow(row), sources: row.sources }
}

function placedFromRow(row: PlacedRow): PlacedPermission {
  return { ...permissionFromRow(row), sources: row.sources, sourceCount: row.sourceCount }
}

function heldEverywhere(applicationId: number, userId: string, at: Date): Sql {
  return sql`SELECT resource_server_id, permission_name, NULL AS role_id, NULL AS role_name, NULL AS organization_id
    FROM user_permissions WHERE application_id = ${applicationId} AND user_id = ${userId}
    UNION ALL
    SELECT rp.resource_server_id, rp.permission_name, r.id, r.name, NULL FROM role_assignments a ${grantedByRole}
    WHERE a.application_id = ${applicationId} AND a.user_id = ${userId} AND ${holdsNow('a', at)}`
}

/** By the roles of memberships `a`, along their index by person. */
function heldThere(applicationId: number, userId: string, at: Date, where: Sql): Sql {
  return sql`SELECT rp.resource_server_id, rp.permission_name, r.id AS role_id, r.name AS role_name, a.organization_id
    FROM member_roles a
    JOIN organization_members m ON m.application_id = a.application_id AND m.organization_id = a.organization_id
      AND m.user_id = a.user_id AND ${membershipHolds('m', at)}
    ${grantedByRole}
    WHERE a.application_id = ${applicationId} AND a.user_id = ${userId} AND ${where} AND ${holdsNow('a', at)}`
}

const grantedByRole = trusted(`JOIN roles r ON r.application_id = a.application_id AND r.id = a.role_id
  JOIN role_permissions rp ON rp.application_id = a.application_id AND rp.role_id = a.role_id`)
