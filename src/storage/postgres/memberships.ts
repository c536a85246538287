import { mapPage } from '../../kernel/page.ts'
import { withoutEnd } from '../../kernel/term.ts'
import type { Member, MembershipStore } from '../../memberships/membership-store.ts'
import { type Executor, pointsNowhere } from './database.ts'
import { countCapped, listPage } from './list-page.ts'
import { makesAdministrator } from './organization-people.ts'
import { tokensEnded } from './organization-tokens.ts'
import {
  type OrganizationRow,
  organizationColumns,
  organizationExists,
  organizationFromRow,
  organizationGone,
} from './organizations.ts'
import { userExists } from './role-assignments.ts'
import { prepared, preparedChange, type Sql, sql, trusted } from './sql.ts'
import { holdsNow, isOpen, membershipHolds } from './standing.ts'

export function postgresMemberships(executor: Executor, applicationId: number): MembershipStore {
  return {
    isMember: async (organizationId, userId, at) => {
      const rows = await executor.rows(prepared('is member')`SELECT FROM organization_members m
        WHERE m.application_id = ${applicationId} AND m.organization_id = ${organizationId} AND m.user_id = ${userId}
          AND ${membershipHolds('m', at)}`)
      return rows.length === 1
    },
    letsIn: async (organizationId, userId, at) => {
      const rows = await executor.rows(prepared('lets in')`SELECT FROM organization_members m
        WHERE m.application_id = ${applicationId} AND m.organization_id = ${organizationId} AND m.user_id = ${userId}
          AND ${membershipHolds('m', at)} AND ${isOpen('m')}`)
      return rows.length === 1
    },
    letsInAny: async (organizationIds, userId, at) => {
      const rows = await executor.rows(prepared('any lets in')`SELECT FROM organization_members m
        WHERE m.application_id = ${applicationId} AND m.user_id = ${userId}
          AND m.organization_id = ANY (${[...organizationIds]}::text[]) AND ${membershipHolds('m', at)} AND ${isOpen('m')}
        LIMIT 1`)
      return rows.length === 1
    },
    organizationsOf: async (userId, atMost, at) => {
      const rows = await executor.rows<OrganizationRow>(prepared('organizations of user')`SELECT ${organizationColumns}
        FROM ${withOrganization} WHERE ${ofUser(applicationId, userId, at)}
        ORDER BY coalesce(display_name, organizations.name), organizations.id LIMIT ${atMost}`)
      return rows.map(organizationFromRow)
    },
    listOrganizations: async (userId, page, at) => {
      const listing = {
        ...byJoining,
        name: [applicationId, 'organizations of user', userId],
        columns: organizationColumns,
        from: withOrganization,
        where: ofUser(applicationId, userId, at),
        id: trusted('m.organization_id'),
      } as const
      const found = await listPage<OrganizationRow>(executor, listing, page)
      if (found.items.length === 0 && !(await userExists(executor, applicationId, userId))) return null
      return mapPage(found, organizationFromRow)
    },
    listMembers: async (organizationId, page, at, roleId) => {
      const holding =
        roleId === undefined
          ? sql`true`
          : sql`EXISTS (SELECT FROM member_roles r WHERE r.application_id = m.application_id
              AND r.organization_id = m.organization_id AND r.user_id = m.user_id AND r.role_id = ${roleId}
              AND ${holdsNow('r', at)})`
      const where = sql`m.application_id = ${applicationId} AND m.organization_id = ${organizationId}
        AND ${membershipHolds('m', at)} AND ${holding}`
      const listing = {
        ...byJoining,
        name: [applicationId, 'members of organization', organizationId, roleId ?? null],
        columns: trusted('u.id, u.email, u.name, u.picture, m.joined_at'),
        from: trusted(
          'organization_members m JOIN users u ON u.application_id = m.application_id AND u.id = m.user_id',
        ),
        where,
        id: trusted('m.user_id'),
        // Callers of the vendor's members list expect a cursor with every page that holds somebody.
        isOpenEnded: true,
        count: () => countCapped(executor, trusted('organization_members m'), where),
      } as const
      const found = await listPage<MemberRow>(executor, listing, page)
      if (found.items.length === 0 && !(await organizationExists(executor, applicationId, organizationId))) return null
      return mapPage(found, memberFromRow)
    },
    add: async (organizationId, userIds, at, term, source = 'added') => {
      const { startsAt, endsAt } = term ?? withoutEnd
      const otherwise =
        term === undefined
          ? sql`DO NOTHING`
          : sql`DO UPDATE
            SET starts_at = excluded.starts_at, ends_at = excluded.ends_at
            WHERE (kept.starts_at, kept.ends_at) IS DISTINCT FROM (excluded.starts_at, excluded.ends_at)`
      // What made an administrator of somebody who was no member, however it came about, does not wake when they join.
      const rows = executor.rows<{ user_id: string }>(sql`WITH added AS (
        INSERT INTO organization_members AS kept (application_id, organization_id, user_id, joined_at, starts_at,
          ends_at, was_attached, source)
        SELECT ${applicationId}::integer, ${organizationId}, asked.id, ${at}::timestamptz, ${startsAt}::timestamptz,
          ${endsAt}::timestamptz, ${source === 'attached'}::boolean, ${source}::text
        FROM (SELECT DISTINCT unnest(${[...userIds]}::text[]) AS id ORDER BY id) asked
        ON CONFLICT (application_id, organization_id, user_id) ${otherwise} RETURNING user_id, xmax = 0 AS is_new),
        asleep AS (
          DELETE FROM member_roles r USING added WHERE added.is_new AND r.application_id = ${applicationId}
            AND r.organization_id = ${organizationId} AND r.user_id = added.user_id
            AND ${makesAdministrator('r.application_id', 'r.role_id')})
        SELECT user_id FROM added`)
      const added = await rows.catch((fault: unknown) => {
        throw pointsNowhere(fault, 'organization_members') ? organizationGone(fault) : fault
      })
      return added.map((row) => row.user_id)
    },
    remove: async (organizationId, userIds, at) => {
      const these = sql`application_id = ${applicationId} AND organization_id = ${organizationId}
        AND user_id = ANY (${[...userIds]}::text[])`
      const rows = await executor.rows<{ user_id: string }>(sql`WITH changed AS (
          DELETE FROM organization_members WHERE ${these} RETURNING user_id),
        unassigned AS (DELETE FROM member_roles WHERE ${these}),
        ${tokensEnded(applicationId, organizationId, at)}
        SELECT user_id FROM changed`)
      return rows.map((row) => row.user_id)
    },
    noteSignIn: async (organizationId, userId, at) => {
      await executor.change(preparedChange('note sign-in of a member')`
        UPDATE organization_members m SET last_sign_in_at = ${at}::timestamptz
        FROM (SELECT user_id FROM organization_members WHERE application_id = ${applicationId}
            AND organization_id = ${organizationId} AND user_id = ${userId}
            AND (last_sign_in_at IS NULL OR last_sign_in_at <= ${at}::timestamptz - interval '1 minute')
          FOR NO KEY UPDATE SKIP LOCKED) noted
        WHERE m.application_id = ${applicationId} AND m.organization_id = ${organizationId}
          AND m.user_id = noted.user_id`)
    },
    setActive: async (organizationId, userId, isActive, at) => {
      const theirs = sql`application_id = ${applicationId} AND organization_id = ${organizationId} AND user_id = ${userId}`
      const changed = isActive
        ? sql`UPDATE organization_members SET deactivated_at = NULL
            WHERE ${theirs} AND deactivated_at IS NOT NULL RETURNING user_id`
        : sql`UPDATE organization_members SET deactivated_at = ${at}
            WHERE ${theirs} AND deactivated_at IS NULL RETURNING user_id`
      const ended = isActive ? sql`` : sql`, ${tokensEnded(applicationId, organizationId, at)}`
      const rows = await executor.rows(sql`WITH changed AS (${changed})${ended} SELECT user_id FROM changed`)
      return rows.length === 1
    },
  }
}

const byJoining = { key: trusted('m.joined_at'), keyType: 'timestamptz' } as const

const withOrganization = trusted(`organization_members m JOIN organizations
  ON organizations.application_id = m.application_id AND organizations.id = m.organization_id`)

function ofUser(applicationId: number, userId: string, at: Date): Sql {
  return sql`m.application_id = ${applicationId} AND m.user_id = ${userId} AND ${membershipHolds('m', at)}`
}

interface MemberRow {
  readonly id: string
  readonly email: string | null
  readonly name: string | null
  readonly picture: string | null
  readonly joined_at: Date
}

function memberFromRow({ id: userId, email, name, picture, joined_at: joinedAt }: MemberRow): Member {
  return { userId, email, name, picture, joinedAt }
}
