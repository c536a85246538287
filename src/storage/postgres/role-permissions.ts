import { mapPage, type Page, type PageRequest } from '../../kernel/page.ts'
import type { ListedPermission } from '../../roles/role.ts'
import type { RolePermissionStore } from '../../roles/role-store.ts'
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
import { prepared, sql, trusted } from './sql.ts'

export function postgresRolePermissions(executor: Executor, applicationId: number): RolePermissionStore {
  return {
    list: (roleId, page) => listPermissions(executor, applicationId, roleId, page),
    add: (roleId, permissions) =>
      addedPermissions(
        executor.rows<AddingRow>(sql`WITH ${askedPermissions(applicationId, permissions)},
          added AS (
            INSERT INTO role_permissions (application_id, role_id, resource_server_id, permission_name)
            SELECT ${applicationId}::integer, ${roleId}, resource_server_id, name FROM known WHERE ${allAreKnown}
            ON CONFLICT DO NOTHING RETURNING resource_server_id, permission_name)
          ${outcomeOfAdding}`),
        'role_permissions',
      ),
    remove: async (roleId, permissions) => {
      const rows = await executor.rows<AddingRow>(sql`WITH ${askedPermissions(applicationId, permissions)},
        removed AS (
          DELETE FROM role_permissions r USING known
          WHERE r.application_id = ${applicationId} AND r.role_id = ${roleId}
            AND r.resource_server_id = known.resource_server_id AND r.permission_name = known.name
          RETURNING known.identifier, known.name)
        SELECT identifier, name FROM removed`)
      return rows.map(referenceFromRow)
    },
  }
}

async function listPermissions(
  executor: Executor,
  applicationId: number,
  roleId: string,
  page: PageRequest,
): Promise<Page<ListedPermission> | null> {
  const permissions = await listPage<PermissionRow>(
    executor,
    {
      name: [applicationId, 'permissions of role', roleId],
      columns: permissionColumns,
      from: trusted(`role_permissions r
        JOIN permissions p ON p.application_id = r.application_id AND p.resource_server_id = r.resource_server_id
          AND p.name = r.permission_name
        JOIN resource_servers s ON s.application_id = r.application_id AND s.id = r.resource_server_id`),
      where: sql`r.application_id = ${applicationId} AND r.role_id = ${roleId}`,
      key: trusted('s.identifier'),
      keyType: 'text',
      id: trusted('p.name'),
    },
    page,
  )
  if (permissions.items.length === 0 && !(await roleExists(executor, applicationId, roleId))) return null
  return mapPage(permissions, permissionFromRow)
}

/** For `permissions p` and `resource_servers s`. */
export const permissionColumns = trusted('p.name, p.description, s.name AS server_name, s.identifier')

export interface PermissionRow {
  readonly name: string
  readonly description: string | null
  readonly server_name: string | null
  readonly identifier: string
}

export function permissionFromRow(row: PermissionRow): ListedPermission {
  return {
    name: row.name,
    description: row.description,
    resourceServerName: row.server_name,
    resourceServerIdentifier: row.identifier,
  }
}

/** Asked only where a list came out empty. */
export async function roleExists(executor: Executor, applicationId: number, roleId: string): Promise<boolean> {
  const rows = await executor.rows(prepared('role exists')`SELECT FROM roles
    WHERE application_id = ${applicationId} AND id = ${roleId}`)
  return rows.length === 1
}
