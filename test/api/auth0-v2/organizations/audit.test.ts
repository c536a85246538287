import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Database, openDatabase } from '../../../../src/storage/postgres/database.ts'
import { sql } from '../../../../src/storage/postgres/sql.ts'
import { startTestApp, type TestApp } from '../../../support/test-app.ts'

let app: TestApp
let database: Database
let acme: string

beforeAll(async () => {
  app = await startTestApp()
  database = openDatabase({ connection: app.connection, poolSize: 1, onFault: () => undefined })
  acme = (await app.api('POST', '/organizations', { body: { name: 'acme' } })).body.id
})
afterAll(async () => {
  await database.close()
  await app.close()
})

async function events(): Promise<string[]> {
  const rows = await database.rows<{ type: string }>(sql`SELECT type FROM audit_events
    WHERE subject_id = ${acme} AND type <> 'organization.created' ORDER BY id`)
  return rows.map(({ type }) => type.replace('organization.', ''))
}

test('each change of clients and domains leaves one event, and what changes nothing leaves none', async () => {
  const { client_id } = (await app.api('POST', '/clients', { body: { name: 'Portal' } })).body
  const clients = `/organizations/${acme}/clients`
  const adding = { body: { clients: [{ client_id, use_for_member_access: true }] } }
  const changing = { body: { use_for_member_access: false } }
  for (const _ of [1, 2]) await app.api('POST', clients, adding)
  for (const _ of [1, 2]) await app.api('PATCH', `${clients}/${client_id}`, changing)
  for (const _ of [1, 2]) await app.api('DELETE', clients, { body: { clients: [client_id] } })
  expect(await events()).toEqual(['clients_added', 'client_changed', 'clients_removed'])
  const domains = `/organizations/${acme}/discovery-domains`
  const { id } = (await app.api('POST', domains, { body: { domain: 'acme.example.com' } })).body
  await app.api('POST', domains, { body: { domain: 'acme.example.com' } })
  for (const body of [{ status: 'verified' }, { status: 'verified' }, {}]) {
    expect((await app.api('PATCH', `${domains}/${id}`, { body })).status).toBe(200)
  }
  for (const _ of [1, 2]) await app.api('DELETE', `${domains}/${id}`)
  expect((await events()).slice(3)).toEqual(['domain_added', 'domain_changed', 'domain_removed'])
})
