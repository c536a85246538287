// One statement a fact for a whole page of people. What one person has is read up to a cap, so that somebody in thousands
// of organizations costs no more than anybody else.
import { unknownCountry } from '../../kernel/place.ts'
import {
  type AccountOrigin,
  type AccountSource,
  countedAtMost,
  type FactorType,
  type FirstOf,
  type UserFactStore,
} from '../../users/user-facts.ts'
import type { Executor } from './database.ts'
import { distinctValues } from './distinct-values.ts'
import { isLive, person } from './sessions.ts'
import { type Sql, sql } from './sql.ts'
import { holdsNow, membershipHolds } from './standing.ts'
import { pendingOf } from './user-pending.ts'

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
    sessions: (userIds, at) =>
      counted(
        executor,
        userIds,
        sql`SELECT FROM sessions s ${person}
          WHERE s.application_id = ${applicationId} AND s.user_id = asked.id AND ${isLive(at)}`,
      ),
    // Along the index of what the logs tell of a person, which has the time.
    failedSignIns: (userIds, since) =>
      counted(
        executor,
        userIds,
        sql`SELECT FROM audit_events e WHERE e.application_id = ${applicationId} AND e.user_id = asked.id
          AND e.log_types <> '{}' AND e.at > ${since} AND e.type = 'user.sign_in_failed'`,
      ),
    passwords: async (userIds) => {
      const rows = await executor.rows<{ user_id: string; changed_at: Date }>(sql`
        SELECT i.user_id, max(p.changed_at) AS changed_at FROM identities i JOIN passwords p
          ON p.application_id = i.application_id AND p.connection_id = i.connection_id AND p.subject = i.subject
        WHERE i.application_id = ${applicationId} AND i.user_id = ANY (${[...userIds]}::text[]) GROUP BY i.user_id`)
      return new Map(rows.map((row) => [row.user_id, row.changed_at]))
    },
    countries: async (userIds) => {
      const rows = await executor.rows<{ user_id: string; last_country: string }>(sql`
        SELECT user_id, last_country FROM user_logins WHERE application_id = ${applicationId}
          AND user_id = ANY (${[...userIds]}::text[]) AND last_country <> ${unknownCountry}`)
      return new Map(rows.map((row) => [row.user_id, row.last_country]))
    },
    knownCountries: async () => {
      const rows = await executor.rows<{ value: string }>(distinctValues(applicationId, 'user_logins', 'last_country'))
      return rows.map(({ value }) => value)
    },
    origins: async (userIds) => {
      const rows = await executor.rows<OriginRow>(originsSql(applicationId, userIds))
      return new Map(rows.map(originOf).filter((known) => known !== null))
    },
    pending: (userIds, at) => pendingOf(executor, applicationId, userIds, at),
  }
}

async function counted(
  executor: Executor,
  userIds: readonly string[],
  each: Sql,
): Promise<ReadonlyMap<string, number>> {
  const rows = await executor.rows<{ user_id: string; count: number }>(sql`
    SELECT asked.id AS user_id, each.count FROM unnest(${[...userIds]}::text[]) AS asked (id)
    CROSS JOIN LATERAL (SELECT count(*) FROM (${each} LIMIT ${countedAtMost}) capped) each WHERE each.count > 0`)
  return new Map(rows.map((row) => [row.user_id, row.count]))
}

interface OriginRow {
  readonly user_id: string
  /** Null: the audit does not begin with their account, as after an import. */
  readonly actor_kind: string | null
  readonly actor_name: string | null
  readonly is_imported: boolean
  readonly importer: string | null
  readonly is_invited: boolean
}

/** An account that is made is what the audit knows of its person first; each part is one look into an index. */
function originsSql(applicationId: number, userIds: readonly string[]): Sql {
  return sql`SELECT u.id AS user_id, made.actor_kind, made.actor_name, imported.job_id IS NOT NULL AS is_imported,
      imported.importer, EXISTS (SELECT FROM invitations i WHERE i.application_id = u.application_id
        AND i.accepted_by = u.id AND i.created_at <= u.created_at) AS is_invited
    FROM users u
    LEFT JOIN LATERAL (SELECT e.type, e.actor_kind, e.actor_name FROM audit_events e
      WHERE e.application_id = u.application_id AND e.subject_id = u.id ORDER BY e.id LIMIT 1) made
      ON made.type = 'user.created'
    LEFT JOIN LATERAL (SELECT p.job_id, j.created_by ->> 'name' AS importer FROM import_people p
      JOIN jobs j ON j.application_id = p.application_id AND j.id = p.job_id
      WHERE p.application_id = u.application_id AND p.user_id = u.id ORDER BY p.job_id LIMIT 1) imported ON true
    WHERE u.application_id = ${applicationId} AND u.id = ANY (${[...userIds]}::text[])`
}

/** Null where nothing tells. Whoever comes through a page of ours makes their account themselves, in the name of the system. */
function originOf(row: OriginRow): [string, AccountOrigin] | null {
  const made = (source: AccountSource, by: string | null): [string, AccountOrigin] => [row.user_id, { source, by }]
  if (row.is_imported) return made('import', row.importer)
  if (row.actor_kind === 'system') return made(row.is_invited ? 'invitation' : 'sign-up', null)
  const source = row.actor_kind === null ? undefined : sourceOfActor[row.actor_kind]
  return source === undefined ? null : made(source, row.actor_name)
}

const sourceOfActor: Readonly<Record<string, AccountSource>> = {
  operator: 'console',
  user: 'organization',
  'api-key': 'api',
  client: 'api',
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
