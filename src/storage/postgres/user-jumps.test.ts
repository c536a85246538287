import { expect, test } from 'vitest'
import { testDatabase } from '../../../test/support/test-database.ts'
import { twoApplications } from '../../../test/support/two-applications.ts'
import type { UserQuery, UserSortField } from '../../users/user-store.ts'
import { userJumpsContract } from '../conformance/user-jumps.ts'
import type { Database } from './database.ts'
import { type Sql, sql } from './sql.ts'
import { listUserRows } from './user-list.ts'

userJumpsContract(twoApplications)

const indexes: [UserSortField, string | Date, string][] = [
  ['name', 'member 04', 'users_by_name'],
  ['email', 'member-04', 'users_by_email'],
  ['createdAt', new Date('2020-01-03T00:00:00Z'), 'users_by_creation'],
  ['updatedAt', new Date('2020-01-03T00:00:00Z'), 'users_by_update'],
  ['lastLogin', new Date('2020-01-03T00:00:00Z'), 'user_logins_by_time'],
]

test('a jump is answered along the index of its sort, both ways and whichever way the list is sorted', async () => {
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
  const list = (query: UserQuery) =>
    listUserRows<{ id: string }, string>(watched, applicationId, query, sql`u.id`, ({ id }) => id)
  for (const [field, from, index] of indexes) {
    for (const direction of ['ascending', 'descending'] as const) {
      asked.length = 0
      const page = { kind: 'cursor', after: null, limit: 100, withTotal: false } as const
      const sort = { field, direction }
      const { items, previous = null } = await list({ filter: null, sort, from, page })
      expect([items.length, previous === null]).toEqual([100, false])
      await list({ filter: null, sort, page: { ...page, after: previous } })
      expect(asked.length).toBeGreaterThanOrEqual(3)
      for (const statement of asked) {
        const plan = await planOf(database, statement)
        expect(plan, `${field} ${direction}`).toContain(index)
        expect(plan, `${field} ${direction}`).toContain('Index Cond')
        expect(plan).not.toMatch(/Seq Scan on users|Sort Key|Rows Removed/)
      }
    }
  }
})

async function planOf(database: Database, statement: Sql): Promise<string> {
  const rows = await database.rows<{ 'QUERY PLAN': string }>(sql`EXPLAIN (ANALYZE) ${statement}`)
  return rows.map((row) => row['QUERY PLAN']).join('\n')
}

/** So many that a plan without an index would show. */
async function addMany(database: Database, applicationId: number): Promise<void> {
  for (const first of [1, 2_001, 4_001]) {
    await database.change(sql`INSERT INTO users (application_id, id, email, name, has_logged_in, created_at, updated_at)
      SELECT ${applicationId}, 'auth0|' || n, 'member-' || lpad(n::text, 5, '0') || '@example.com',
        'Member ' || lpad(n::text, 5, '0'), true, '2020-01-01'::timestamptz + n * interval '1 minute',
        '2020-01-01'::timestamptz + n * interval '1 minute'
      FROM generate_series(${first}::integer, ${first}::integer + 1999) n`)
  }
  await database.change(sql`INSERT INTO user_logins (application_id, user_id, last_login, logins_count)
    SELECT application_id, id, created_at, 1 FROM users WHERE application_id = ${applicationId}`)
  await database.change(sql`ANALYZE users, user_logins`)
}
