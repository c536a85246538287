// Filters of the users list that look beside what people are known by are answered along indexes of their own
// (migrations 0090 and 0135), and cost what they find.
import { expect, test } from 'vitest'
import { testDatabase } from '../../../test/support/test-database.ts'
import type { Filter } from '../../kernel/filter.ts'
import type { Database } from './database.ts'
import { type Sql, sql } from './sql.ts'
import { listUserRows } from './user-list.ts'

const at = new Date('2026-11-21T10:00:00Z')
const people = 24_000
/** One in so many has what is looked for. */
const rarity = 800
const rare = people / rarity

const equals = (name: string, value: string): Filter => {
  return { kind: 'equals', field: { name, type: 'text', wildcards: false, ranges: false }, alternatives: [value] }
}

const olderThan = (days: number, connectionId: string): Filter => {
  const field = { name: 'oldPassword', type: 'number', path: [connectionId], wildcards: false, ranges: false } as const
  return { kind: 'equals', field, alternatives: [days] }
}

const filters: [Filter, string, number][] = [
  [equals('password', 'none'), 'users_without_password', rare],
  [olderThan(90, 'con_main'), 'users_by_password_age', rare],
  [equals('lastCountry', 'GB'), 'user_logins_by_country', rare],
  [equals('invitedBy', 'auth0|olivia'), 'invitations_by_operator', rare],
  [equals('invitedBy', 'auth0|1'), 'invitations_by_maker', rare],
]

test('whoever is rare by it is found along its index, and nobody else is read', async () => {
  const { database, applicationId } = await testDatabase()
  await addMany(database, applicationId)
  const asked: Sql[] = []
  const watched: Database = {
    ...database,
    search: (statement) => {
      asked.push(statement)
      return database.search(statement)
    },
  }
  for (const [filter, index, count] of filters) {
    asked.length = 0
    const page = { kind: 'cursor', after: null, limit: 100, withTotal: true } as const
    const sort = { field: 'createdAt', direction: 'descending' } as const
    const listed = await listUserRows<{ id: string }, string>(
      watched,
      applicationId,
      { filter, at, sort, page },
      sql`u.id`,
      ({ id }) => id,
    )
    expect([index, listed.items.length, listed.total]).toEqual([index, count, { count, isEstimate: false }])
    const statement = asked.at(-1) as Sql
    const plan = await planOf(database, statement)
    expect(plan).toContain(index)
    expect(plan, index).not.toMatch(/Seq Scan on (users|user_logins|invitations)|Rows Removed by Filter: \d{3,}/)
  }
})

test('of old passwords that many have, a walk along the newest accounts reads nobody who is too new', async () => {
  const { database, applicationId } = await testDatabase()
  await addMany(database, applicationId)
  const asked: Sql[] = []
  const watched: Database = {
    ...database,
    search: (statement) => {
      asked.push(statement)
      return database.search(statement)
    },
  }
  const page = { kind: 'cursor', after: null, limit: 100, withTotal: false } as const
  const query = {
    filter: olderThan(5, 'con_main'),
    at,
    sort: { field: 'createdAt', direction: 'descending' },
    page,
  } as const
  const listed = await listUserRows<{ id: string }, string>(watched, applicationId, query, sql`u.id`, ({ id }) => id)
  expect(listed.items.slice(0, 2)).toEqual(['auth0|7201', 'auth0|7203'])
  const plan = await planOf(database, asked.at(-1) as Sql)
  expect(plan).toContain('users_by_creation')
  expect(plan).not.toMatch(/Rows Removed by Filter: \d{3,}/)
})

async function planOf(database: Database, statement: Sql): Promise<string> {
  const rows = await database.rows<{ 'QUERY PLAN': string }>(sql`EXPLAIN (ANALYZE) ${statement}`)
  return rows.map((row) => row['QUERY PLAN']).join('\n')
}

/** So many that a plan without an index would show. */
async function addMany(database: Database, applicationId: number): Promise<void> {
  const numbers = (from: number, to: number) => sql`generate_series(${from}::integer, ${to}::integer) n`
  const everybody = numbers(1, people)
  // Each statement has so long and no longer, on a busy machine too.
  const parts = Array.from({ length: people / 4_000 }, (_, part) => numbers(part * 4_000 + 1, (part + 1) * 4_000))
  for (const statement of [
    ...parts.map(
      (part) => sql`INSERT INTO users (application_id, id, email, has_logged_in, has_password, created_at, updated_at,
        last_password_reset)
      SELECT ${applicationId}::integer, 'auth0|' || n, 'member-' || n || '@example.com', true, n % ${rarity}::integer > 0,
        ${at}::timestamptz - CASE n % ${rarity}::integer WHEN 5 THEN interval '100 days' ELSE n * interval '1 minute' END,
        ${at}::timestamptz,
        CASE WHEN n % ${rarity}::integer = 5 THEN ${at}::timestamptz - interval '91 days' END FROM ${part}`,
    ),
    sql`INSERT INTO connections (application_id, id, name, strategy, options, settings, created_at)
      VALUES (${applicationId}, 'con_main', 'main', 'auth0', '{}', '{}', ${at})`,
    sql`INSERT INTO identities (application_id, connection_id, subject, user_id, provider, is_primary, linked_at)
      SELECT ${applicationId}::integer, 'con_main', n::text, 'auth0|' || n, 'auth0', true, ${at}::timestamptz
        FROM ${everybody} WHERE n % 2 = 1`,
    sql`ANALYZE users, identities`,
    sql`INSERT INTO passwords (application_id, connection_id, subject, stored, changed_at)
      SELECT ${applicationId}::integer, 'con_main', n::text, '{}', ${at}::timestamptz FROM ${everybody} WHERE n % 2 = 1`,
    sql`INSERT INTO user_logins (application_id, user_id, last_login, last_ip, last_country, logins_count)
      SELECT ${applicationId}::integer, 'auth0|' || n, ${at}::timestamptz, '192.0.2.7',
        CASE WHEN n % ${rarity}::integer = 1 THEN 'GB' ELSE 'NO' END, 1 FROM ${everybody}`,
    sql`INSERT INTO organizations (application_id, id, name, settings, created_at)
      VALUES (${applicationId}, 'org_acme', 'acme', '{}', ${at})`,
    sql`INSERT INTO invitations (application_id, id, organization_id, inviter_name, invitee_email, role_ids,
        app_metadata, user_metadata, sealed_ticket, created_at, expires_at, accepted_by, made_by_user, made_by_operator)
      SELECT ${applicationId}::integer, 'uinv_' || n, 'org_acme', 'Grace', 'member-' || n || '@example.com', '{}',
        '{}', '{}', '', ${at}, ${at}::timestamptz + interval '1 day', CASE WHEN n % ${2 * rarity}::integer < ${rarity}::integer THEN 'auth0|' || n END,
        CASE WHEN n % ${rarity}::integer = 2 THEN 'auth0|1' END,
        CASE n % ${rarity}::integer WHEN 2 THEN NULL WHEN 3 THEN 'auth0|olivia' ELSE 'auth0|oscar' END FROM ${everybody}`,
    sql`ANALYZE users, user_logins, invitations, identities, passwords`,
  ]) {
    await database.change(statement)
  }
}
