import { RollcallError } from '../../kernel/errors.ts'
import type { Duplicate, GainedRole, MergeStore } from '../../merging/merge-store.ts'
import { type Executor, violates } from './database.ts'
import { type Sql, sql, trusted } from './sql.ts'

export function postgresMerges(executor: Executor, applicationId: number): MergeStore {
  const of = (table: string, userId: string): Sql =>
    sql`${trusted(table)}.application_id = ${applicationId} AND ${trusted(table)}.user_id = ${userId}`
  return {
    gained: async (fromId, toId) => {
      const roles =
        await executor.rows<GainedRole>(sql`SELECT r.id, r.name, coalesce(o.display_name, o.name) AS "organizationName"
        FROM (SELECT a.role_id, NULL AS organization_id FROM role_assignments a WHERE ${of('a', fromId)}
            AND NOT EXISTS (SELECT FROM role_assignments b WHERE ${of('b', toId)} AND b.role_id = a.role_id)
          UNION ALL SELECT m.role_id, m.organization_id FROM member_roles m WHERE ${of('m', fromId)}
            AND NOT EXISTS (SELECT FROM member_roles n WHERE ${of('n', toId)} AND n.role_id = m.role_id
              AND n.organization_id = m.organization_id)) held
        JOIN roles r ON r.application_id = ${applicationId} AND r.id = held.role_id
        LEFT JOIN organizations o ON o.application_id = ${applicationId} AND o.id = held.organization_id
        ORDER BY r.name, o.name LIMIT ${shownAtMost}`)
      const organizations = await executor.rows<{ id: string; name: string }>(sql`SELECT o.id,
          coalesce(o.display_name, o.name) AS name
        FROM organization_members m JOIN organizations o ON o.application_id = m.application_id AND o.id = m.organization_id
        WHERE ${of('m', fromId)} AND NOT EXISTS (SELECT FROM organization_members n WHERE ${of('n', toId)}
          AND n.organization_id = m.organization_id)
        ORDER BY 2 LIMIT ${shownAtMost}`)
      const permissions = await executor.rows<{ name: string; resourceServerIdentifier: string }>(sql`SELECT
          p.permission_name AS name, s.identifier AS "resourceServerIdentifier"
        FROM user_permissions p
        JOIN resource_servers s ON s.application_id = p.application_id AND s.id = p.resource_server_id
        WHERE ${of('p', fromId)} AND NOT EXISTS (SELECT FROM user_permissions q WHERE ${of('q', toId)}
          AND q.resource_server_id = p.resource_server_id AND q.permission_name = p.permission_name)
        ORDER BY 1, 2 LIMIT ${shownAtMost}`)
      return { roles, organizations, permissions }
    },
    copyHeld: async (fromId, toId) => {
      // Memberships first: roles inside an organization are for its people.
      for (const { table, columns } of held) {
        await executor.change(sql`INSERT INTO ${trusted(table)} (application_id, user_id, ${trusted(columns)})
          SELECT application_id, ${toId}, ${trusted(columns)} FROM ${trusted(table)} WHERE ${of(table, fromId)}
          ON CONFLICT DO NOTHING`)
      }
    },
    moveFactors: async (methodIds, fromId, toId) => {
      if (methodIds.length === 0) return []
      try {
        const rows = await executor.rows<{ id: string }>(sql`UPDATE authentication_methods SET user_id = ${toId}
          WHERE ${of('authentication_methods', fromId)} AND id = ANY (${[...methodIds]}::text[]) RETURNING id`)
        return rows.map(({ id }) => id)
      } catch (fault) {
        if (!violates(fault, oneTotp)) throw fault
        const message = 'The account that stays has an authenticator app already, and there can be one.'
        throw new RollcallError('factor_exists', message, { cause: fault })
      }
    },
    mergedInto: async (userId) => {
      const [row] = await executor.rows<{ user_id: string }>(sql`SELECT a.user_id FROM absorbed_accounts a
        JOIN users u ON u.application_id = a.application_id AND u.id = a.user_id
        WHERE a.application_id = ${applicationId} AND a.id = ${userId}
          AND NOT EXISTS (SELECT FROM users own WHERE own.application_id = ${applicationId} AND own.id = ${userId})`)
      return row?.user_id ?? null
    },
    duplicatesOf: async (userId) => {
      const like = (
        by: Duplicate['sharedBy'][number],
        condition: Sql,
      ) => sql`(SELECT o.id, o.name, o.email, ${by}::text AS by
        FROM users u JOIN users o ON o.application_id = u.application_id AND ${condition}
        WHERE u.application_id = ${applicationId} AND u.id = ${userId} AND o.id <> u.id
          AND o.pool_organization_id IS NOT DISTINCT FROM u.pool_organization_id
          AND NOT EXISTS (SELECT FROM not_duplicates n WHERE n.application_id = u.application_id
            AND n.user_id = least(u.id, o.id) AND n.other_id = greatest(u.id, o.id)) LIMIT ${duplicatesAtMost})`
      // Each half goes along an index of its own.
      const rows = await executor.rows<{
        id: string
        name: string | null
        email: string | null
        by: never[]
      }>(sql`SELECT
          id, name, email, array_agg(by ORDER BY by) AS by
        FROM (${like('phone', trusted('o.phone_number = u.phone_number'))}
          UNION ALL ${like('email', trusted('o.email = u.email AND o.email_verified AND u.email_verified'))}
          UNION ALL ${like('name', trusted(sameName))}) alike
        GROUP BY id, name, email ORDER BY count(*) DESC, id LIMIT ${duplicatesAtMost}`)
      return rows.map(({ id, name, email, by }) => ({ userId: id, name, email, sharedBy: by }))
    },
    ruleOut: async (both, at) => {
      const { first, second } = inOrder(both)
      const statement = sql`INSERT INTO not_duplicates (application_id, user_id, other_id, noted_at)
        VALUES (${applicationId}, ${first}, ${second}, ${at}) ON CONFLICT DO NOTHING`
      return (await executor.change(statement)) === 1
    },
    reconsider: async (both) => {
      const { first, second } = inOrder(both)
      const statement = sql`DELETE FROM not_duplicates
        WHERE application_id = ${applicationId} AND user_id = ${first} AND other_id = ${second}`
      return (await executor.change(statement)) === 1
    },
  }
}

/** As the database orders ids: byte by byte. */
function inOrder([one, other]: readonly [string, string]): { first: Sql; second: Sql } {
  const [a, b] = [sql`${one}::text COLLATE "C"`, sql`${other}::text COLLATE "C"`]
  return { first: sql`least(${a}, ${b})`, second: sql`greatest(${a}, ${b})` }
}

const shownAtMost = 100
const duplicatesAtMost = 10
/** In the words of `users_by_name` (migration 0005). */
const sameName = `lower(o.name COLLATE "default") COLLATE "C" = lower(u.name COLLATE "default") COLLATE "C"`
const oneTotp = 'authentication_methods_of_one'

const given = 'assigned_at, starts_at, ends_at, giver_kind, giver_id, giver_name'

const held = [
  {
    table: 'organization_members',
    columns: 'organization_id, joined_at, deactivated_at, starts_at, ends_at, was_attached, source, last_sign_in_at',
  },
  { table: 'member_roles', columns: `organization_id, role_id, ${given}` },
  { table: 'role_assignments', columns: `role_id, ${given}` },
  { table: 'user_permissions', columns: 'resource_server_id, permission_name' },
] as const
