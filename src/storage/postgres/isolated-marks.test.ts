import { readFile } from 'node:fs/promises'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../../test/support/test-app.ts'

let app: TestApp
let database: pg.Client
let backfill: string
beforeAll(async () => {
  app = await startTestApp({ poolMode: 'isolated' })
  database = new pg.Client(app.connection)
  await database.connect()
  const migration = await readFile(new URL('../../../migrations/0044-absorbed-accounts.sql', import.meta.url), 'utf8')
  backfill = migration.slice(migration.indexOf('DO $$'))
})
afterAll(async () => {
  await database.end()
  await app.close()
})

async function person(organization: string): Promise<string> {
  await app.api('POST', '/organizations', { body: { name: organization } })
  const made = await app.v1('POST', '/users', { body: { connection: organization, email: 'alice@example.com' } })
  expect(made.status, made.text).toBe(201)
  return made.body.id
}

/** As before migration 0038: nothing is marked and nothing is kept. */
async function withoutMarks(more: string): Promise<void> {
  const triggers = (state: 'ENABLE' | 'DISABLE') =>
    ['organization_members', 'connections', 'users']
      .map((table) => `ALTER TABLE ${table} ${state} TRIGGER USER;`)
      .join(' ')
  await database.query(`${triggers('DISABLE')} UPDATE organization_members SET is_exclusive = false;
    UPDATE connections SET organization_id = NULL; UPDATE users SET pool_organization_id = NULL; ${more};
    ${triggers('ENABLE')}`)
}

test('an application that was isolated before its database kept it gets every mark, also of people in no organization', async () => {
  const alice = await person('acme')
  await withoutMarks('DELETE FROM organization_members')
  await database.query(backfill)
  const { rows } =
    await database.query(`SELECT u.id, m.is_exclusive, u.pool_organization_id = c.organization_id AS is_same
    FROM users u JOIN organization_members m ON m.user_id = u.id JOIN identities i ON i.user_id = u.id
    JOIN connections c ON c.id = i.connection_id AND c.organization_id = m.organization_id`)
  expect(rows).toEqual([{ id: alice, is_exclusive: true, is_same: true }])
})

test('where people stand in two organizations it changes nothing and says who', async () => {
  const alice = await person('globex')
  await withoutMarks(`INSERT INTO organization_members (application_id, organization_id, user_id, joined_at)
    SELECT o.application_id, o.id, '${alice}', now() FROM organizations o WHERE o.name = 'acme'`)
  await expect(database.query(backfill)).rejects.toThrow(`the user ${alice} belongs to several organizations`)
})
