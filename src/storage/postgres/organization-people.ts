import { oldestFirst } from '../../kernel/list-order.ts'
import { mapPage } from '../../kernel/page.ts'
import type { OrganizationPeopleStore, OrganizationPerson } from '../../memberships/organization-people-store.ts'
import { tenantAccessIdentifier, tenantAccessWrite } from '../../resource-servers/tenant-access-api.ts'
import type { Executor } from './database.ts'
import { containing } from './like-pattern.ts'
import { countCapped, listPage } from './list-page.ts'
import { organizationExists } from './organizations.ts'
import { prepared, type Sql, sql, trusted } from './sql.ts'
import { holdsNow, mayComeIn, membershipHolds } from './standing.ts'

export function postgresOrganizationPeople(executor: Executor, applicationId: number): OrganizationPeopleStore {
  return {
    list: async (organizationId, page, { search, isAdministrator, isActive }, at, { isDescending } = oldestFirst) => {
      const pattern = search === undefined ? null : containing(search.toLowerCase())
      const found = pattern === null ? sql`true` : sql`u.known_as LIKE ${pattern}`
      const where = sql`m.application_id = ${applicationId} AND m.organization_id = ${organizationId}
        AND ${found} AND ${either(isActive, isActiveHere(at))} AND ${either(isAdministrator, administers(at))}`
      const listing = {
        name: [
          applicationId,
          'people of organization',
          organizationId,
          search,
          isAdministrator,
          isActive,
          isDescending,
        ],
        isDescending,
        columns: columns(at),
        from: people,
        where,
        key: trusted('m.joined_at'),
        keyType: 'timestamptz',
        id: trusted('m.user_id'),
        count: () => countCapped(executor, people, where),
      } as const
      const listed = await listPage<PersonRow>(executor, listing, page)
      if (listed.items.length === 0 && !(await organizationExists(executor, applicationId, organizationId))) return null
      return mapPage(listed, personFromRow)
    },
    find: async (organizationId, userId, at) => {
      const [row] = await executor.rows<PersonRow>(prepared('person of organization')`SELECT ${columns(at)}
        FROM ${people} WHERE m.application_id = ${applicationId} AND m.organization_id = ${organizationId}
          AND m.user_id = ${userId}`)
      return row === undefined ? null : personFromRow(row)
    },
    membersAmong: async (organizationId, userIds) => {
      const rows = await executor.rows<{ user_id: string; is_shared: boolean }>(prepared('members among')`
        SELECT m.user_id, ${belongsElsewhere} AS is_shared FROM organization_members m
        WHERE m.application_id = ${applicationId} AND m.organization_id = ${organizationId}
          AND m.user_id = ANY (${[...userIds]}::text[])`)
      return new Map(rows.map((row) => [row.user_id, row.is_shared]))
    },
    namesAmong: async (organizationId, userIds) => {
      const rows = await executor.rows<{ user_id: string; called: string | null }>(prepared('names of members')`
        SELECT m.user_id, coalesce(u.name, u.email) AS called FROM organization_members m
        JOIN users u ON u.application_id = m.application_id AND u.id = m.user_id
        WHERE m.application_id = ${applicationId} AND m.organization_id = ${organizationId}
          AND m.user_id = ANY (${[...userIds]}::text[])`)
      return new Map(rows.map(({ user_id: id, called }) => [id, called ?? id]))
    },
    isAdministrator: async (organizationId, userId, at) => {
      const rows = await executor.rows(prepared('is administrator')`SELECT FROM organization_members m
        JOIN users u ON u.application_id = m.application_id AND u.id = m.user_id
        WHERE m.application_id = ${applicationId} AND m.organization_id = ${organizationId} AND m.user_id = ${userId}
          AND ${administers(at)}`)
      return rows.length === 1
    },
  }
}

const people = trusted(`organization_members m
  JOIN users u ON u.application_id = m.application_id AND u.id = m.user_id
  LEFT JOIN user_logins l ON l.application_id = m.application_id AND l.user_id = m.user_id`)

function either(wanted: boolean | undefined, condition: Sql): Sql {
  if (wanted === undefined) return sql`true`
  return wanted ? condition : sql`NOT (${condition})`
}

function isActiveHere(at: Date): Sql {
  return sql`(${membershipHolds('m', at)} AND ${mayComeIn('u', at)})`
}

/** Of a membership `m` of a person `u`. */
export function administers(at: Date): Sql {
  return sql`(${isActiveHere(at)} AND EXISTS (SELECT FROM member_roles r
      WHERE r.application_id = m.application_id AND r.organization_id = m.organization_id AND r.user_id = m.user_id
        AND ${holdsNow('r', at)} AND ${makesAdministrator('r.application_id', 'r.role_id')}))`
}

/** Of an administrator `m`: whether somebody else is one too. */
function hasColleague(at: Date): Sql {
  return sql`EXISTS (SELECT FROM resource_servers s
      JOIN role_permissions rp ON rp.application_id = s.application_id AND rp.resource_server_id = s.id
        AND rp.permission_name = ${tenantAccessWrite}
      JOIN member_roles r ON r.application_id = rp.application_id AND r.role_id = rp.role_id
        AND r.organization_id = m.organization_id AND r.user_id <> m.user_id
      JOIN organization_members o ON o.application_id = r.application_id AND o.organization_id = r.organization_id
        AND o.user_id = r.user_id
      JOIN users c ON c.application_id = r.application_id AND c.id = r.user_id
    WHERE s.application_id = m.application_id AND s.identifier = ${tenantAccessIdentifier}
      AND ${holdsNow('r', at)} AND ${membershipHolds('o', at)} AND ${mayComeIn('c', at)})`
}

/** Of a role that is named by these two columns. The trigger `keep_administrators` asks the same (migration 0035). */
export function makesAdministrator(applicationColumn: string, roleColumn: string): Sql {
  return sql`EXISTS (SELECT FROM role_permissions rp JOIN resource_servers s ON s.application_id = rp.application_id
        AND s.id = rp.resource_server_id AND s.identifier = ${tenantAccessIdentifier}
      WHERE rp.application_id = ${trusted(applicationColumn)} AND rp.role_id = ${trusted(roleColumn)}
        AND rp.permission_name = ${tenantAccessWrite})`
}

/** Of a membership `m`: the account is not this organization's alone. Who only attached it has no claim on it. */
export const belongsElsewhere = trusted(`(m.was_attached
      OR EXISTS (SELECT FROM organization_members o WHERE o.application_id = m.application_id AND o.user_id = m.user_id
        AND o.organization_id <> m.organization_id AND NOT o.was_attached)
      OR EXISTS (SELECT FROM role_assignments o WHERE o.application_id = m.application_id AND o.user_id = m.user_id)
      OR EXISTS (SELECT FROM user_permissions o WHERE o.application_id = m.application_id AND o.user_id = m.user_id))`)

function columns(at: Date): Sql {
  return sql`m.user_id, u.email, u.name, m.joined_at, u.updated_at, l.last_login,
    ${administers(at)} AS is_administrator,
    CASE WHEN ${administers(at)} THEN NOT ${hasColleague(at)} ELSE false END AS is_last_administrator,
    ${isActiveHere(at)} AS is_active, NOT ${mayComeIn('u', at)} AS is_blocked,
    ARRAY(SELECT roles.name FROM member_roles r
      JOIN roles ON roles.application_id = r.application_id AND roles.id = r.role_id
      WHERE r.application_id = m.application_id AND r.organization_id = m.organization_id AND r.user_id = m.user_id
        AND ${holdsNow('r', at)} ORDER BY roles.name, roles.id) AS role_names,
    EXISTS (SELECT FROM authentication_methods a WHERE a.application_id = m.application_id AND a.user_id = m.user_id
      AND a.confirmed_at IS NOT NULL AND a.type <> 'recovery-code') AS has_mfa,
    m.was_attached, ${belongsElsewhere} AS belongs_elsewhere`
}

interface PersonRow {
  readonly user_id: string
  readonly email: string | null
  readonly name: string | null
  readonly joined_at: Date
  readonly updated_at: Date
  readonly last_login: Date | null
  readonly is_administrator: boolean
  readonly is_last_administrator: boolean
  readonly is_active: boolean
  readonly is_blocked: boolean
  readonly role_names: readonly string[]
  readonly has_mfa: boolean
  readonly was_attached: boolean
  readonly belongs_elsewhere: boolean
}

function personFromRow(row: PersonRow): OrganizationPerson {
  return {
    userId: row.user_id,
    email: row.email,
    name: row.name,
    isAdministrator: row.is_administrator,
    isLastAdministrator: row.is_last_administrator,
    roleNames: row.role_names,
    isActive: row.is_active,
    isBlocked: row.is_blocked,
    hasMfa: row.has_mfa,
    lastLogin: row.last_login,
    joinedAt: row.joined_at,
    updatedAt: row.updated_at,
    wasAttached: row.was_attached,
    belongsElsewhere: row.belongs_elsewhere,
  }
}
