import { mapPage } from '../../kernel/page.ts'
import type { HeldRoleStore, RoleHeld } from '../../memberships/held-role-store.ts'
import type { Executor } from './database.ts'
import { listPage } from './list-page.ts'
import { userExists } from './role-assignments.ts'
import { type Sql, sql, trusted } from './sql.ts'

export function postgresHeldRoles(executor: Executor, applicationId: number): HeldRoleStore {
  return {
    ofUser: async (userId, page) => {
      const of = sql`application_id = ${applicationId} AND user_id = ${userId}`
      const listing = {
        name: [applicationId, 'roles held by', userId],
        columns,
        from: withNames(sql`(SELECT ${assignment}, NULL AS organization_id FROM role_assignments WHERE ${of}
          UNION ALL SELECT ${assignment}, organization_id FROM member_roles WHERE ${of})`),
        where: sql`true`,
        key: trusted('a.assigned_at'),
        keyType: 'timestamptz',
        id: trusted(`concat(a.organization_id, ' ', a.role_id)`),
      } as const
      const held = await listPage<HeldRow>(executor, listing, page)
      if (held.items.length === 0 && !(await userExists(executor, applicationId, userId))) return null
      return mapPage(held, heldFromRow)
    },
    inOrganization: async (organizationId, page) => {
      const listing = {
        name: [applicationId, 'roles held in', organizationId],
        columns,
        from: withNames(sql`member_roles`),
        where: sql`a.application_id = ${applicationId} AND a.organization_id = ${organizationId}`,
        // Along the primary key.
        key: trusted('a.user_id'),
        keyType: 'text',
        id: trusted('a.role_id'),
      } as const
      return mapPage(await listPage<HeldRow>(executor, listing, page), heldFromRow)
    },
  }
}

const assignment = trusted(`application_id, user_id, role_id, assigned_at, starts_at, ends_at,
  giver_kind, giver_id, giver_name`)

const columns = trusted(`a.user_id, a.role_id, a.assigned_at, a.starts_at, a.ends_at, r.name, r.description,
  a.giver_kind, a.giver_id, a.giver_name,
  o.id AS organization_id, o.name AS organization_name, o.display_name`)

function withNames(assignments: Sql): Sql {
  return sql`${assignments} a JOIN roles r ON r.application_id = a.application_id AND r.id = a.role_id
    LEFT JOIN organizations o ON o.application_id = a.application_id AND o.id = a.organization_id`
}

interface HeldRow {
  readonly user_id: string
  readonly role_id: string
  readonly assigned_at: Date
  readonly starts_at: Date | null
  readonly ends_at: Date | null
  readonly giver_kind: NonNullable<RoleHeld['givenBy']>['kind'] | null
  readonly giver_id: string | null
  readonly giver_name: string | null
  readonly name: string
  readonly description: string | null
  readonly organization_id: string | null
  readonly organization_name: string | null
  readonly display_name: string | null
}

function heldFromRow(row: HeldRow): RoleHeld {
  const { organization_id: id, organization_name: name, display_name: displayName } = row
  const { giver_kind: kind, giver_id: giverId, giver_name: giverName } = row
  return {
    userId: row.user_id,
    roleId: row.role_id,
    name: row.name,
    description: row.description,
    organization: id === null || name === null ? null : { id, name, displayName },
    assignedAt: row.assigned_at,
    givenBy: kind === null ? null : { kind, id: giverId, name: giverName },
    startsAt: row.starts_at,
    endsAt: row.ends_at,
  }
}
