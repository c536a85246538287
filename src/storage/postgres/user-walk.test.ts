// Which way a page is found is the planner's guess; here both ways are asked the same.
import { beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '../../../test/support/test-database.ts'
import { RollcallError } from '../../kernel/errors.ts'
import type { Filter, FilterField } from '../../kernel/filter.ts'
import type { UserQuery, UserSortField } from '../../users/user-store.ts'
import type { Database } from './database.ts'
import { sql } from './sql.ts'
import { collectUsers } from './user-collect.ts'
import { filterSql } from './user-filter.ts'
import { listUserRows } from './user-list.ts'
import type { Listing } from './user-listing.ts'
import { walkFirstUsers, walkUsers } from './user-walk.ts'

const { database, applicationId } = await testDatabase()
const at = new Date(Date.UTC(2026, 10, 21))
const field = (name: string) => ({ name, type: 'text' }) as FilterField
const equals = (name: string, value: string | boolean): Filter => {
  return { kind: 'equals', field: field(name), alternatives: [value] }
}
const reader = equals('rolesAnywhere', 'rol_reader')
const mayRead = equals('permissions', 'read:orders')
const verified = equals('emailVerified', true)
const both = (...parts: Filter[]): Filter => ({ kind: 'and', parts })
const not = (part: Filter): Filter => ({ kind: 'not', part })

/**
 * Sixty people, of whom every second is verified and every third signed in. Every fourth is a reader everywhere, every
 * fifth in acme, where the membership of every tenth is paused; every seventh may read by themselves.
 */
beforeAll(async () => {
  for (const statement of [
    sql`INSERT INTO users (application_id, id, name, email_verified, has_logged_in, created_at, updated_at)
      SELECT ${applicationId}::integer, 'auth0|' || n, CASE WHEN n % 6 > 0 THEN 'Person ' || n % 11 END, n % 2 = 0, n % 3 = 0,
        ${at}::timestamptz - n % 13 * interval '1 day', ${at}::timestamptz FROM generate_series(1, 60) n`,
    sql`INSERT INTO user_logins (application_id, user_id, last_login, logins_count)
      SELECT ${applicationId}::integer, 'auth0|' || n, ${at}::timestamptz - n % 7 * interval '1 hour', n
      FROM generate_series(3, 60, 3) n`,
    sql`INSERT INTO organizations (application_id, id, name, settings, created_at)
      VALUES (${applicationId}, 'org_acme', 'acme', '{}', ${at})`,
    sql`INSERT INTO roles (application_id, id, name, created_at) VALUES (${applicationId}, 'rol_reader', 'Reader', ${at})`,
    sql`INSERT INTO role_assignments (application_id, user_id, role_id, assigned_at)
      SELECT ${applicationId}::integer, 'auth0|' || n, 'rol_reader', ${at} FROM generate_series(4, 60, 4) n`,
    sql`INSERT INTO organization_members (application_id, organization_id, user_id, joined_at, deactivated_at)
      SELECT ${applicationId}::integer, 'org_acme', 'auth0|' || n, ${at}, CASE WHEN n % 10 = 0 THEN ${at}::timestamptz END
      FROM generate_series(5, 60, 5) n`,
    sql`INSERT INTO member_roles (application_id, organization_id, user_id, role_id, assigned_at)
      SELECT ${applicationId}::integer, 'org_acme', 'auth0|' || n, 'rol_reader', ${at} FROM generate_series(5, 60, 5) n`,
    sql`INSERT INTO resource_servers (application_id, id, identifier, token_lifetime_seconds, settings, created_at)
      VALUES (${applicationId}, 'rs_orders', 'https://orders.example.com', 3600, '{}', ${at})`,
    sql`INSERT INTO permissions (application_id, resource_server_id, name, position)
      VALUES (${applicationId}, 'rs_orders', 'read:orders', 0)`,
    sql`INSERT INTO role_permissions (application_id, role_id, resource_server_id, permission_name)
      VALUES (${applicationId}, 'rol_reader', 'rs_orders', 'read:orders')`,
    sql`INSERT INTO user_permissions (application_id, user_id, resource_server_id, permission_name)
      SELECT ${applicationId}::integer, 'auth0|' || n, 'rs_orders', 'read:orders' FROM generate_series(7, 60, 7) n`,
  ]) {
    await database.change(statement)
  }
})

const isReader = (n: number) => n % 4 === 0 || (n % 5 === 0 && n % 10 > 0)
const numbers = Array.from({ length: 60 }, (_, index) => index + 1)
const idsOf = (matches: (n: number) => boolean) => numbers.filter(matches).map((n) => `auth0|${n}`)

function listing(filter: Filter, sort: UserQuery['sort'], limit: number): Listing & { readonly filter: object } {
  const page = { kind: 'cursor', after: null, limit, withTotal: false } as const
  const query = { filter, at, sort, page }
  const whole = {
    applicationId,
    query,
    columns: sql`u.id`,
    order: '',
    filter: filterSql(filter, { applicationId, at }),
  }
  return { ...whole, seek: null, rowsWanted: limit + 1 }
}

const sorts = ['createdAt', 'name', 'lastLogin'] as const satisfies readonly UserSortField[]

describe.each([
  ['a role', reader, isReader],
  ['all but those with a role', not(reader), (n: number) => !isReader(n)],
  ['a permission', mayRead, (n: number) => isReader(n) || n % 7 === 0],
  ['a role, among the verified', both(verified, reader), (n: number) => n % 2 === 0 && isReader(n)],
  ['a permission without the role', both(mayRead, not(reader)), (n: number) => n % 7 === 0 && !isReader(n)],
])('%s', (_, filter, matches) => {
  test.each(sorts)('by %s, those met on the walk are those who are collected, in the same order', async (by) => {
    for (const direction of ['ascending', 'descending'] as const) {
      // A page that is filled by people nearby, and one that never is.
      for (const limit of [4, 60]) {
        const asked = listing(filter, { field: by, direction }, limit)
        const walked = await walkUsers(database, asked)
        const collected = await collectUsers(database, asked, asked.filter as Parameters<typeof collectUsers>[2])
        expect(walked, `${direction} ${limit}`).toEqual(collected.rows.map(({ id, sort_key }) => ({ id, sort_key })))
        expect(await walkFirstUsers(database, asked)).toEqual(walked)
        if (limit === 60) expect(walked.map(({ id }) => id).sort()).toEqual(idsOf(matches).sort())
        else expect(walked).toHaveLength(limit + 1)
      }
    }
  })
})

test('who is looked for too long is told with those found among the first of the order, and that it is not all', async () => {
  // Nothing but the plan and what is read at the last comes in time.
  const slow: Database = {
    ...database,
    search: (statement) =>
      /^\s*(EXPLAIN|WITH first )/.test(statement.text)
        ? database.search(statement)
        : Promise.reject(new RollcallError('search_timeout', 'The query took too long.')),
  }
  const { query } = listing(verified, { field: 'createdAt', direction: 'descending' }, 20)
  const asked = { ...query, page: { ...query.page, withTotal: true } }
  const ask = (mayStopEarly: boolean, after: string | null = null) =>
    listUserRows<{ readonly id: string }, string>(
      slow,
      applicationId,
      { ...asked, mayStopEarly, page: { ...asked.page, after } as typeof asked.page },
      sql`u.id`,
      ({ id }) => id,
    )
  await expect(ask(false)).rejects.toMatchObject({ code: 'search_timeout' })
  const first = await ask(true)
  expect(first).toMatchObject({ isPartial: true, total: null })
  const second = await ask(true, first.next)
  expect([first.items.length, second.items.length, second.next]).toEqual([20, 10, null])
  expect([...first.items, ...second.items].sort()).toEqual(idsOf((n) => n % 2 === 0).sort())
})
