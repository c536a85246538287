import { mapPage } from '../../kernel/page.ts'
import { withoutEnd } from '../../kernel/term.ts'
import type { MemberRoleStore, RoleHeldSomewhere } from '../../memberships/member-role-store.ts'
import type { Role } from '../../roles/role.ts'
import { type Executor, pointsNowhere } from './database.ts'
import { listPage } from './list-page.ts'
import { makesAdministrator } from './organization-people.ts'
import { tokensEnded } from './organization-tokens.ts'
import { organizationExists, organizationGone } from './organizations.ts'
import { keptGiver, userExists } from './role-assignments.ts'
import { type RoleRow, roleColumns, roleFromRow } from './roles.ts'
import { prepared, sql, trusted } from './sql.ts'
import { holdsNow, membershipHolds } from './standing.ts'

export function postgresMemberRoles(executor: Executor, applicationId: number): MemberRoleStore {
  return {
    list: async (organizationId, userId, page, at) => {
      const listing = {
        name: [applicationId, 'roles of member', organizationId, userId],
        columns: sql`${roleColumns}, m.assigned_at`,
        from: withRole,
        where: sql`m.application_id = ${applicationId} AND m.organization_id = ${organizationId}
          AND m.user_id = ${userId} AND ${holdsNow('m', at)}`,
        key: trusted('m.assigned_at'),
        keyType: 'timestamptz',
        id: trusted('m.role_id'),
      } as const
      const found = await listPage<RoleRow & { assigned_at: Date }>(executor, listing, page)
      if (found.items.length === 0) {
        const isThere = await Promise.all([
          organizationExists(executor, applicationId, organizationId),
          userExists(executor, applicationId, userId),
        ])
        if (isThere.includes(false)) return null
      }
      return mapPage(found, (row) => ({ ...roleFromRow(row), assignedAt: row.assigned_at }))
    },
    ofEach: async (organizationId, userIds, at) => {
      const rows = await executor.rows<RoleRow & { user_id: string }>(sql`SELECT ${roleColumns}, m.user_id
        FROM ${withRole} JOIN organization_members o ON o.application_id = m.application_id
          AND o.organization_id = m.organization_id AND o.user_id = m.user_id AND ${membershipHolds('o', at)}
        WHERE m.application_id = ${applicationId} AND m.organization_id = ${organizationId}
          AND m.user_id = ANY (${[...userIds]}::text[]) AND ${holdsNow('m', at)} ORDER BY m.assigned_at, m.role_id`)
      const roles = new Map<string, Role[]>(userIds.map((id) => [id, []]))
      for (const row of rows) roles.get(row.user_id)?.push(roleFromRow(row))
      return roles
    },
    heldAmong: async (userId, roleIds, organizationId, at) =>
      executor.rows<RoleHeldSomewhere>(prepared('roles held among some')`
        (SELECT r.id, r.name, NULL AS "organizationId" FROM role_assignments a
          JOIN roles r ON r.application_id = a.application_id AND r.id = a.role_id
          WHERE a.application_id = ${applicationId} AND a.user_id = ${userId}
            AND a.role_id = ANY (${[...roleIds]}::text[]) AND ${holdsNow('a', at)}
          ORDER BY r.name, r.id LIMIT 1)
        UNION ALL
        (SELECT r.id, r.name, m.organization_id FROM member_roles m
          JOIN organization_members o ON o.application_id = m.application_id
            AND o.organization_id = m.organization_id AND o.user_id = m.user_id AND ${membershipHolds('o', at)}
          JOIN roles r ON r.application_id = m.application_id AND r.id = m.role_id
          WHERE m.application_id = ${applicationId} AND m.organization_id = ${organizationId}
            AND m.user_id = ${userId} AND m.role_id = ANY (${[...roleIds]}::text[]) AND ${holdsNow('m', at)}
          ORDER BY r.name, r.id LIMIT 1)`),
    findMissing: async (organizationId, roleIds) => {
      const rows = await executor.rows<{ id: string }>(prepared('missing member roles')`SELECT DISTINCT asked.id
        FROM unnest(${[...roleIds]}::text[]) AS asked (id)
        WHERE NOT EXISTS (SELECT FROM roles WHERE application_id = ${applicationId} AND roles.id = asked.id
            AND (organization_id IS NULL OR organization_id = ${organizationId}))`)
      return rows.map(({ id }) => id)
    },
    findNamed: async (organizationId, name) => {
      const rows = await executor.rows<RoleRow & { makes_administrator: boolean }>(sql`SELECT ${roleColumns},
          ${makesAdministrator('roles.application_id', 'roles.id')} AS makes_administrator
        FROM roles WHERE application_id = ${applicationId} AND lower(name) = lower(${name})
          AND (organization_id IS NULL OR organization_id = ${organizationId})
        ORDER BY organization_id NULLS LAST, created_at, id LIMIT ${namedAtMost}`)
      return rows.map((row) => ({ ...roleFromRow(row), makesAdministrator: row.makes_administrator }))
    },
    namesOf: async (organizationId, atMost) => {
      const rows = await executor.rows<{ name: string }>(sql`SELECT name FROM roles
        WHERE application_id = ${applicationId} AND (organization_id IS NULL OR organization_id = ${organizationId})
        ORDER BY organization_id NULLS LAST, created_at, id LIMIT ${atMost}`)
      return rows.map(({ name }) => name)
    },
    administratorRolesOf: async (organizationId, userId) => {
      const rows = await executor.rows<{ role_id: string }>(sql`SELECT m.role_id FROM member_roles m
        WHERE m.application_id = ${applicationId} AND m.organization_id = ${organizationId} AND m.user_id = ${userId}
          AND ${makesAdministrator('m.application_id', 'm.role_id')} ORDER BY m.role_id`)
      return rows.map((row) => row.role_id)
    },
    administratorRolesAmong: async (roleIds) => {
      const rows = await executor.rows<{ id: string }>(sql`SELECT roles.id FROM roles
        WHERE application_id = ${applicationId} AND id = ANY (${[...roleIds]}::text[])
          AND ${makesAdministrator('roles.application_id', 'roles.id')}`)
      return new Set(rows.map(({ id }) => id))
    },
    onRecord: async (organizationId, userId) => {
      const rows = await executor.rows<{ role_id: string; starts_at: Date | null; ends_at: Date | null }>(
        prepared('roles on record')`SELECT role_id, starts_at, ends_at FROM member_roles
          WHERE application_id = ${applicationId} AND organization_id = ${organizationId} AND user_id = ${userId}
          ORDER BY role_id`,
      )
      return rows.map((row) => ({ roleId: row.role_id, startsAt: row.starts_at, endsAt: row.ends_at }))
    },
    ofStranger: async (organizationId, userId, roleIds) => {
      const [row] = await executor.rows<{ is_elsewhere: boolean; makes_administrator: boolean }>(sql`SELECT
          is_isolated(${applicationId}) AS is_elsewhere, EXISTS (SELECT FROM roles
            WHERE application_id = ${applicationId} AND id = ANY (${[...roleIds]}::text[])
              AND ${makesAdministrator('roles.application_id', 'roles.id')}) AS makes_administrator
        WHERE NOT EXISTS (SELECT FROM organization_members WHERE application_id = ${applicationId}
          AND organization_id = ${organizationId} AND user_id = ${userId})`)
      return row === undefined ? null : { isElsewhere: row.is_elsewhere, makesAdministrator: row.makes_administrator }
    },
    insertMissing: async (role) => {
      const inserted = await executor.change(sql`INSERT INTO roles
          (application_id, id, name, description, organization_id, created_at)
        VALUES (${applicationId}, ${role.id}, ${role.name}, ${role.description}, ${role.organizationId},
          ${role.createdAt}) ON CONFLICT DO NOTHING`)
      return inserted === 1
    },
    assign: async (organizationId, userId, roleIds, at, { startsAt, endsAt } = withoutEnd, by) => {
      const giver = keptGiver(by)
      const rows = executor.rows<{ role_id: string }>(sql`INSERT INTO member_roles AS kept
          (application_id, organization_id, user_id, role_id, assigned_at, starts_at, ends_at, giver_kind, giver_id,
            giver_name)
        SELECT ${applicationId}::integer, ${organizationId}, ${userId}, asked.id, ${at}::timestamptz,
          ${startsAt}::timestamptz, ${endsAt}::timestamptz, ${giver.kind}::text, ${giver.id}::text, ${giver.name}::text
        FROM (SELECT DISTINCT unnest(${[...roleIds]}::text[]) AS id ORDER BY id) asked
        ON CONFLICT (application_id, organization_id, user_id, role_id) DO UPDATE
          SET starts_at = excluded.starts_at, ends_at = excluded.ends_at
          WHERE (kept.starts_at, kept.ends_at) IS DISTINCT FROM (excluded.starts_at, excluded.ends_at)
        RETURNING role_id`)
      const assigned = await rows.catch((fault: unknown) => {
        throw pointsNowhere(fault, 'member_roles') ? organizationGone(fault) : fault
      })
      return assigned.map((row) => row.role_id)
    },
    unassign: async (organizationId, userId, roleIds, at) => {
      const rows = await executor.rows<{ role_id: string }>(sql`WITH changed AS (
          DELETE FROM member_roles WHERE application_id = ${applicationId} AND organization_id = ${organizationId}
            AND user_id = ${userId} AND role_id = ANY (${[...roleIds]}::text[])
          RETURNING user_id, role_id),
        ${tokensEnded(applicationId, organizationId, at)}
        SELECT role_id FROM changed`)
      return rows.map((row) => row.role_id)
    },
  }
}

/** In one organization and the whole application a name may stand in as many letter cases; nobody has more. */
const namedAtMost = 20

const withRole = trusted(
  'member_roles m JOIN roles ON roles.application_id = m.application_id AND roles.id = m.role_id',
)
