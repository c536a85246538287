import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addMembers } from '../../support/many-people.ts'
import { startTestApp, type TestApp } from '../../support/test-app.ts'
import { password, signedInAs } from './console-browser.ts'
import { byCookie, member, type Organization, organization, type Person } from './organization-callers.ts'

let app: TestApp
let acme: Organization
let alice: Person
beforeAll(async () => {
  app = await startTestApp()
  acme = await organization(app, 'acme')
  alice = await member(app, acme, 'alice', true)
  await addMembers(app, 10_001)
  const rows = new pg.Client(app.connection)
  await rows.connect()
  await rows.query(
    `INSERT INTO organization_members (application_id, organization_id, user_id, joined_at)
     SELECT application_id, $1, id, now() FROM users WHERE id LIKE 'auth0|m%' ON CONFLICT DO NOTHING`,
    [acme.id],
  )
  await rows.query('ANALYZE organization_members')
  await rows.end()
})
afterAll(() => app.close())

const file = () => `/organizations/${acme.id}/users/export`

test('an operator is told how to ask for the people of a large organization, and asks so', async () => {
  const operator = { email: 'sam@example.com', name: 'sam', password, role: 'security' }
  const { id } = (await app.v1('POST', '/operators', { body: operator })).body
  const { call } = await signedInAs(app, id)
  const refused = await call('GET', file())
  expect(refused, refused.text).toMatchObject({ status: 403, body: { code: 'approval_required' } })
  expect(refused.body.detail).toContain(`{"organization": "${acme.id}"}`)
  const body = { action: 'export-users', export: { organization: acme.id }, reason: 'Asked to' }
  const asked = await call('POST', '/approvals', { body })
  expect(asked, asked.text).toMatchObject({ status: 201, body: { input: { export: { organization: acme.id } } } })
})

test('whoever administers it takes them alone', async () => {
  const { status, text } = await (await byCookie(app, alice, acme))('GET', file())
  expect(status).toBe(200)
  expect(text.split('\n').length).toBeGreaterThan(10_000)
})
