import { beforeAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/support/test-database.ts'
import type { PageRequest } from '../../kernel/page.ts'
import { postgresClients } from './clients.ts'
import type { Executor } from './database.ts'
import { postgresJobs } from './jobs.ts'
import { postgresOrganizationOverview } from './organization-overview.ts'
import { postgresRoles } from './roles.ts'
import { type Sql, sql } from './sql.ts'

let opened: TestDatabase
beforeAll(async () => {
  opened = await testDatabase()
  await addMany(opened)
})

const now = new Date('2026-11-21T10:00:00Z')

test('a list in either direction of an order, and the page behind a cursor of it, are read along an index', async () => {
  const { applicationId } = opened
  const { asked, executor } = watched()
  const overview = postgresOrganizationOverview(executor, applicationId)
  const clients = postgresClients(executor, applicationId)
  const roles = postgresRoles(executor, applicationId)
  const jobs = postgresJobs(executor, applicationId)
  for (const isDescending of [false, true]) {
    const byName = { by: 'name', isDescending } as const
    const byCreation = { by: 'created', isDescending } as const
    const lists = {
      organizations_in_order: (page: PageRequest) => overview.list({}, page, now, byName),
      organizations_by_creation: (page: PageRequest) => overview.list({}, page, now, byCreation),
      clients_in_order: (page: PageRequest) => clients.list({ order: byName, page }),
      clients_by_creation: (page: PageRequest) => clients.list({ order: byCreation, page }),
      roles_in_order: (page: PageRequest) => roles.list({ order: byName, page }),
      jobs_by_creation: (page: PageRequest) => jobs.list({ kind: null, status: null }, page, byCreation),
      jobs_by_creator: (page: PageRequest) =>
        jobs.list({ kind: null, status: null, createdById: 'op_1' }, page, byCreation),
      jobs_by_kind: (page: PageRequest) => jobs.list({ kind: 'users-bulk', status: null }, page, byCreation),
      jobs_by_status: (page: PageRequest) => jobs.list({ kind: null, status: 'failed' }, page, byCreation),
    }
    for (const [index, list] of Object.entries(lists)) {
      asked.length = 0
      const page = { kind: 'cursor', after: null, limit: 20, withTotal: false } as const
      const first = await list(page)
      const second = await list({ ...page, after: first.next })
      expect([first.items.length, second.items.length]).toEqual([20, 20])
      for (const statement of asked) {
        const plan = await planOf(statement)
        expect(plan, index).toContain(`using ${index}`)
        expect(plan, index).not.toMatch(/Sort Key: .*(lower|created_at)|Seq Scan on (organizations|clients|roles|jobs)/)
      }
    }
  }
})

test('names are ordered whatever their letter case, an organization by the one it is shown under', async () => {
  const { applicationId, database } = opened
  await database.change(sql`UPDATE organizations SET display_name = 'aaa first of all'
    WHERE application_id = ${applicationId} AND name = 'company-1999'`)
  await database.change(sql`UPDATE roles SET name = 'AAA' WHERE application_id = ${applicationId} AND id = 'rol_1999'`)
  const page = { kind: 'cursor', after: null, limit: 2, withTotal: false } as const
  const order = { by: 'name', isDescending: false } as const
  const organizations = await postgresOrganizationOverview(database, applicationId).list({}, page, now, order)
  expect(organizations.items.map(({ id }) => id)).toEqual(['org_1999', 'org_1'])
  const roles = postgresRoles(database, applicationId)
  const found = await roles.list({ order, page })
  expect(found.items.map(({ id }) => id)).toEqual(['rol_1999', 'rol_1'])
  const turned = { page: { ...page, after: found.next }, order: { ...order, isDescending: true } }
  await expect(roles.list(turned)).rejects.toMatchObject({ code: 'invalid_cursor' })
})

function watched(): { readonly asked: Sql[]; readonly executor: Executor } {
  const asked: Sql[] = []
  const { database } = opened
  const executor: Executor = {
    ...database,
    rows: (statement) => {
      asked.push(statement)
      return database.rows(statement)
    },
  }
  return { asked, executor }
}

async function planOf(statement: Sql): Promise<string> {
  const rows = await opened.database.rows<{ 'QUERY PLAN': string }>(sql`EXPLAIN ${statement}`)
  return rows.map((row) => row['QUERY PLAN']).join('\n')
}

/** So many that a plan without an index would show. */
async function addMany({ database, applicationId }: TestDatabase): Promise<void> {
  const numbers = sql`generate_series(1, 1999) n`
  const madeAt = sql`'2026-01-01'::timestamptz + n * interval '1 minute'`
  await database.change(sql`INSERT INTO organizations (application_id, id, name, settings, created_at)
    SELECT ${applicationId}, 'org_' || n, 'company-' || lpad(n::text, 4, '0'), '{}', ${madeAt} FROM ${numbers}`)
  await database.change(sql`INSERT INTO clients
      (application_id, id, name, is_first_party, grant_types, settings, created_at)
    SELECT ${applicationId}, 'client' || n, 'App ' || lpad(n::text, 4, '0'), true, '{}', '{}', ${madeAt} FROM ${numbers}`)
  await database.change(sql`INSERT INTO roles (application_id, id, name, created_at)
    SELECT ${applicationId}, 'rol_' || n, 'Role ' || lpad(n::text, 4, '0'), ${madeAt} FROM ${numbers}`)
  await database.change(sql`INSERT INTO jobs
      (application_id, id, kind, status, parameters, created_by, created_at, finished_at)
    SELECT ${applicationId}, 'job_' || n, CASE WHEN n % 25 = 0 THEN 'users-bulk' ELSE 'verification-email' END,
      CASE WHEN n % 30 = 0 THEN 'failed' ELSE 'completed' END, '{}',
      jsonb_build_object('kind', 'operator', 'id', 'op_' || n % 40, 'name', 'Olivia'), ${madeAt}, ${madeAt} FROM ${numbers}`)
  await database.change(sql`ANALYZE organizations, clients, roles, jobs`)
}
