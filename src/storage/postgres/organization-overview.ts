import { strategiesOfType } from '../../connections/connection.ts'
import { newestFirst } from '../../kernel/list-order.ts'
import { mapPage, type Total } from '../../kernel/page.ts'
import type {
  Membership,
  OrganizationOverview,
  OrganizationOverviewStore,
} from '../../memberships/organization-overview-store.ts'
import { tenantAccessIdentifier, tenantAccessWrite } from '../../resource-servers/tenant-access-api.ts'
import type { Executor } from './database.ts'
import { beginningWith, containing } from './like-pattern.ts'
import { inOrder, listPage } from './list-page.ts'
import { administers } from './organization-people.ts'
import { type OrganizationRow, organizationColumns, organizationFromRow } from './organizations.ts'
import { userExists } from './role-assignments.ts'
import { type Sql, sql, trusted } from './sql.ts'
import { holdsNow, mayComeIn, membershipHolds } from './standing.ts'

export function postgresOrganizationOverview(executor: Executor, applicationId: number): OrganizationOverviewStore {
  return {
    list: async ({ search, hasAdministrator, requiresMfa, isSuspended }, page, at, order = newestFirst) => {
      const listing = {
        ...inOrder(order, orders),
        name: [
          applicationId,
          'organizations at a glance',
          search ?? null,
          hasAdministrator ?? null,
          requiresMfa ?? null,
          isSuspended ?? null,
          order,
        ],
        columns: sql`${organizationColumns}, ${members} AS members, ${administrators(at)} AS administrators,
          ${providers} AS providers, ${lastSignIn} AS last_sign_in_at`,
        from: sql`organizations`,
        where: sql`organizations.application_id = ${applicationId} AND ${known(applicationId, search)}
          AND ${flag('has_administrator', hasAdministrator)} AND ${flag('requires_mfa', requiresMfa)}
          AND ${flag('suspended_at IS NOT NULL', isSuspended)}`,
      } as const
      return mapPage(await listPage<OverviewRow>(executor, listing, page), overviewFromRow)
    },
    healthOf: async (organizationId, at) => {
      const [row] = await executor.rows<HealthRow>(sql`SELECT ${members} AS members,
          ${administrators(at)} AS administrators,
          (SELECT count(*) FROM (SELECT FROM invitations i WHERE i.application_id = organizations.application_id
            AND i.organization_id = organizations.id AND i.accepted_at IS NULL AND i.expires_at > ${at}
            LIMIT ${countedAtMost + 1}) counted) AS invitations,
          (SELECT count(*) FROM (SELECT FROM discovery_domains d WHERE d.application_id = organizations.application_id
            AND d.organization_id = organizations.id LIMIT ${countedAtMost + 1}) counted) AS domains
        FROM organizations WHERE application_id = ${applicationId} AND id = ${organizationId}`)
      if (row === undefined) return null
      return {
        members: total(row.members),
        administrators: total(row.administrators),
        pendingInvitations: total(row.invitations),
        domains: total(row.domains),
      }
    },
    membersUnknownTo: async (organizationId, connectionIds) => {
      const [row] = await executor.rows<UnknownRow>(sql`SELECT count(*)::int AS looked,
          (count(*) FILTER (WHERE NOT EXISTS (SELECT FROM identities i WHERE i.application_id = ${applicationId}
            AND i.user_id = m.user_id AND i.connection_id = ANY (${[...connectionIds]}::text[]))))::int AS unknown
        FROM (SELECT user_id FROM organization_members WHERE application_id = ${applicationId}
          AND organization_id = ${organizationId} LIMIT ${lookedAtMost + 1}) m`)
      return { count: row?.unknown ?? 0, isEstimate: (row?.looked ?? 0) > lookedAtMost }
    },
    membershipsOf: async (userId, page, at) => {
      const listing = {
        name: [applicationId, 'memberships of user', userId],
        columns: sql`${organizationColumns}, m.joined_at, m.was_attached, m.source, m.last_sign_in_at,
          ${membershipHolds('m', at)} AS is_active,
          ${administers(at)} AS is_administrator,
          ARRAY(SELECT roles.name FROM member_roles r
            JOIN roles ON roles.application_id = r.application_id AND roles.id = r.role_id
            WHERE r.application_id = m.application_id AND r.organization_id = m.organization_id
              AND r.user_id = m.user_id AND ${holdsNow('r', at)} ORDER BY roles.name, roles.id) AS role_names`,
        from: trusted(`organization_members m
          JOIN organizations ON organizations.application_id = m.application_id AND organizations.id = m.organization_id
          JOIN users u ON u.application_id = m.application_id AND u.id = m.user_id`),
        where: sql`m.application_id = ${applicationId} AND m.user_id = ${userId}`,
        key: trusted('m.joined_at'),
        keyType: 'timestamptz',
        id: trusted('m.organization_id'),
      } as const
      const found = await listPage<MembershipRow>(executor, listing, page)
      if (found.items.length === 0 && !(await userExists(executor, applicationId, userId))) return null
      return mapPage(found, membershipFromRow)
    },
  }
}

const id = trusted('organizations.id')
const orders = {
  created: { key: trusted('organizations.created_at'), keyType: 'timestamptz', id },
  /** By what people read first of each, along `organizations_in_order`. */
  name: {
    key: trusted(`lower(coalesce(organizations.display_name, organizations.name) COLLATE "default") COLLATE "C"`),
    keyType: 'text',
    id,
  },
} as const

const countedAtMost = 1_000
/** Each is looked up by itself. */
const lookedAtMost = 10_000
/** Shorter words are in too many names for the index of their parts. */
const partLengthAtLeast = 3

/** Below three characters only what a name begins with. */
function known(applicationId: number, search: string | undefined): Sql {
  if (search === undefined) return sql`true`
  const words = search.toLowerCase()
  const named =
    words.length < partLengthAtLeast
      ? sql`organizations.name LIKE ${beginningWith(words)}`
      : sql`organizations.known_as LIKE ${containing(words)}`
  return sql`(${named} OR organizations.id = ${search} OR organizations.id IN (SELECT d.organization_id
    FROM discovery_domains d WHERE d.application_id = ${applicationId} AND d.domain = ${words}))`
}

function flag(
  condition: 'has_administrator' | 'requires_mfa' | 'suspended_at IS NOT NULL',
  wanted: boolean | undefined,
): Sql {
  if (wanted === undefined) return sql`true`
  return wanted ? trusted(`organizations.${condition}`) : trusted(`NOT (organizations.${condition})`)
}

const members = sql`(SELECT count(*) FROM (SELECT FROM organization_members m
  WHERE m.application_id = organizations.application_id AND m.organization_id = organizations.id
  LIMIT ${countedAtMost + 1}) counted)`

/** From the few who hold a role that makes one, whatever the size of the organization. */
function administrators(at: Date): Sql {
  return sql`(SELECT count(DISTINCT counted.user_id) FROM (SELECT r.user_id FROM resource_servers s
      JOIN role_permissions rp ON rp.application_id = s.application_id AND rp.resource_server_id = s.id
        AND rp.permission_name = ${tenantAccessWrite}
      JOIN member_roles r ON r.application_id = rp.application_id AND r.role_id = rp.role_id
        AND r.organization_id = organizations.id
      JOIN organization_members m ON m.application_id = r.application_id AND m.organization_id = r.organization_id
        AND m.user_id = r.user_id
      JOIN users u ON u.application_id = r.application_id AND u.id = r.user_id
    WHERE s.application_id = organizations.application_id AND s.identifier = ${tenantAccessIdentifier}
      AND ${holdsNow('r', at)} AND ${membershipHolds('m', at)} AND ${mayComeIn('u', at)}
    LIMIT ${countedAtMost + 1}) counted)`
}

const providersAtMost = 5

const providers = sql`ARRAY(SELECT c.name FROM organization_connections o
    JOIN connections c ON c.application_id = o.application_id AND c.id = o.connection_id AND c.removed_at IS NULL
  WHERE o.application_id = organizations.application_id AND o.organization_id = organizations.id AND o.is_enabled
    AND c.strategy = ANY (${[...strategiesOfType('enterprise')]}::text[])
  ORDER BY c.name LIMIT ${providersAtMost})`

const lastSignIn = trusted(`(SELECT l.last_at FROM organization_logins l
  WHERE l.application_id = organizations.application_id AND l.organization_id = organizations.id)`)

interface OverviewRow extends OrganizationRow {
  readonly members: number
  readonly administrators: number
  readonly providers: readonly string[]
  readonly last_sign_in_at: Date | null
}

interface HealthRow {
  readonly members: number
  readonly administrators: number
  readonly invitations: number
  readonly domains: number
}

interface UnknownRow {
  readonly looked: number
  readonly unknown: number
}

interface MembershipRow extends OrganizationRow {
  readonly joined_at: Date
  readonly was_attached: boolean
  readonly source: Membership['source']
  readonly last_sign_in_at: Date | null
  readonly is_active: boolean
  readonly is_administrator: boolean
  readonly role_names: readonly string[]
}

function total(count: number): Total {
  return { count: Math.min(count, countedAtMost), isEstimate: count > countedAtMost }
}

function overviewFromRow(row: OverviewRow): OrganizationOverview {
  return {
    ...organizationFromRow(row),
    members: total(row.members),
    administrators: total(row.administrators),
    providers: row.providers,
    lastSignInAt: row.last_sign_in_at,
  }
}

function membershipFromRow(row: MembershipRow): Membership {
  return {
    organization: organizationFromRow(row),
    isActive: row.is_active,
    isAdministrator: row.is_administrator,
    roleNames: row.role_names,
    joinedAt: row.joined_at,
    wasAttached: row.was_attached,
    source: row.source,
    lastSignInAt: row.last_sign_in_at,
  }
}
