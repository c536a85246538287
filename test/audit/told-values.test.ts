// Values before and after are read where the audit is read, and secrets are nowhere.
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../support/test-app.ts'
import { at, type World, worldOf } from './operations/world.ts'

let app: TestApp
let world: World
let database: pg.Client
beforeAll(async () => {
  app = await startTestApp({ outgoingAllow: ['localhost'] })
  world = worldOf(app)
  database = new pg.Client(app.connection)
  await database.connect()
})
afterAll(async () => {
  await database.end()
  await app.close()
})

test('a change of a person is told with both values, and the vendor’s logs name the field alone', async () => {
  const userId = await world.person()
  const patch = (colour: string) => app.api('PATCH', at('users', userId), { body: { user_metadata: { colour } } })
  await patch('vermilion')
  await patch('ultramarine')
  const { body } = await app.v1('GET', `/users/${encodeURIComponent(userId)}/events`)
  expect(body.data[0]).toMatchObject({
    type: 'user.updated',
    changes: {
      fields: ['userMetadata'],
      before: { userMetadata: { colour: 'vermilion' } },
      after: { userMetadata: { colour: 'ultramarine' } },
    },
  })
  const logs = async () => (await app.api('GET', `/users/${encodeURIComponent(userId)}/logs`)).text
  await expect.poll(logs, { timeout: 15_000 }).toContain('sapi')
  expect(await logs()).not.toMatch(/vermilion|ultramarine/)
})

test('AUD-10 of passwords and secrets that are set, no event holds a word', async () => {
  const { api, made, name, client } = world
  const secret = 'canary-canary-canary-canary-canary-canary'
  const userId = await world.person()
  await made(
    api('PATCH', at('users', userId), { body: { password: `${secret} 7`, app_metadata: { api_token: secret } } }),
  )
  await made(api('PATCH', at('clients', await client()), { body: { client_secret: secret } }))
  const options = {
    client_id: 'rp',
    client_secret: secret,
    issuer: 'https://op.example.com',
    configuration: { any: secret },
  }
  const body = { name: name('people'), strategy: 'auth0', options: { configuration: { any: secret } } }
  const connection = await made(api('POST', '/connections', { body }))
  await made(api('PATCH', at('connections', connection.id), { body: { options: { ...options, import_mode: false } } }))
  const credentials = { smtp_host: 'localhost', smtp_port: 25, smtp_user: 'rollcall', smtp_pass: secret }
  await made(api('POST', '/emails/provider', { body: { name: 'smtp', credentials } }))
  await made(
    api('PUT', '/guardian/factors/duo/settings', { body: { ikey: 'DI1', skey: secret, host: 'api.example.com' } }),
  )
  const { rows } = await database.query(`SELECT type FROM audit_events WHERE audit_events::text LIKE '%canary%'`)
  expect(rows).toEqual([])
  const marked = await database.query(
    `SELECT details FROM audit_events WHERE type = 'user.updated' AND subject_id = $1`,
    [userId],
  )
  expect(marked.rows[0].details.after).toEqual({ appMetadata: { api_token: 'changed' } })
})
