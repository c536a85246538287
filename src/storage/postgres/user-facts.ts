// One statement a fact for a whole page of people. What one person has is read up to a cap, so that somebody in thousands
// of organizations costs no more than anybody else.
import { countedAtMost, type FactorType, type FirstOf, type UserFactStore } from '../../users/user-facts.ts'
import type { Executor } from './database.ts'
import { type Sql, sql } from './sql.ts'
import { holdsNow, membershipHolds } from './standing.ts'

const shownOnLists = 2

/** The strongest first. */
const strength: readonly FactorType[] = ['passkey', 'security-key', 'totp', 'phone', 'email']

export function postgresUserFacts(executor: Executor, applicationId: number): UserFactStore {
  return {
    factors: async (userIds) => {
      const rows = await executor.rows<{ user_id: string; types: FactorType[] }>(sql`
        SELECT m.user_id, array_agg(m.type) AS types FROM unnest(${[...userIds]}::text[]) AS asked (id)
        CROSS JOIN LATERAL (SELECT user_id, type FROM authentication_methods
          WHERE application_id = ${applicationId} AND user_id = asked.id AND confirmed_at IS NOT NULL
            AND type <> 'recovery-code' LIMIT ${countedAtMost}) m
        GROUP BY m.user_id`)
      const byStrength = (one: FactorType, other: FactorType) => strength.indexOf(one) - strength.indexOf(other)
      return new Map(rows.map((row) => [row.user_id, row.types.toSorted(byStrength)]))
    },
    roles: async (userIds, at, shown = shownOnLists) => {
      const held = sql`SELECT r.id, r.name, NULL::text AS organization_id, NULL::text AS organization_name,
          a.assigned_at AS since FROM role_assignments a
          JOIN roles r ON r.application_id = a.application_id AND r.id = a.role_id
        WHERE a.application_id = ${applicationId} AND a.user_id = asked.id AND ${holdsNow('a', at)}
        UNION ALL SELECT r.id, r.name, o.id, coalesce(o.display_name, o.name), h.assigned_at FROM member_roles h
          JOIN organization_members m ON m.application_id = h.application_id
            AND m.organization_id = h.organization_id AND m.user_id = h.user_id AND ${membershipHolds('m', at)}
          JOIN roles r ON r.application_id = h.application_id AND r.id = h.role_id
          JOIN organizations o ON o.application_id = h.application_id AND o.id = h.organization_id
        WHERE h.application_id = ${applicationId} AND h.user_id = asked.id AND ${holdsNow('h', at)}`
      const rows = await executor.rows<RoleRow>(
        firstOf(userIds, held, sql`organization_id NULLS FIRST, since, id`, shown),
      )
      return grouped(rows, ({ id, name, organization_id: organizationId, organization_name: organizationName }) => ({
        id,
        name,
        organization: organizationId === null ? null : { id: organizationId, name: organizationName as string },
      }))
    },
    organizations: async (userIds, shown = shownOnLists) => {
      const joined = sql`SELECT o.id, coalesce(o.display_name, o.name) AS name, m.joined_at AS since
        FROM organization_members m JOIN organizations o ON o.application_id = m.application_id AND o.id = m.organization_id
        WHERE m.application_id = ${applicationId} AND m.user_id = asked.id`
      const rows = await executor.rows<FactRow>(firstOf(userIds, joined, sql`since, id`, shown))
      return grouped(rows, ({ id, name }) => ({ id, name }))
    },
  }
}

/** Of each person the first few of what `held` finds for `asked.id`, with how many there are up to the cap. */
function firstOf(userIds: readonly string[], held: Sql, order: Sql, shown: number): Sql {
  return sql`SELECT asked.id AS user_id, fact.* FROM unnest(${[...userIds]}::text[]) AS asked (id)
    CROSS JOIN LATERAL (SELECT capped.*, count(*) OVER () AS total
      FROM (SELECT * FROM (${held}) held LIMIT ${countedAtMost}) capped ORDER BY ${order} LIMIT ${shown}) fact`
}

interface FactRow {
  readonly user_id: string
  readonly id: string
  readonly name: string
  readonly total: number
}

interface RoleRow extends FactRow {
  readonly organization_id: string | null
  readonly organization_name: string | null
}

/** Rows come in the order of each person's own list. */
function grouped<Row extends FactRow, Item>(
  rows: readonly Row[],
  itemFrom: (row: Row) => Item,
): ReadonlyMap<string, FirstOf<Item>> {
  const facts = new Map<string, { first: Item[]; total: number }>()
  for (const row of rows) {
    const known = facts.get(row.user_id) ?? { first: [], total: row.total }
    known.first.push(itemFrom(row))
    facts.set(row.user_id, known)
  }
  return facts
}
