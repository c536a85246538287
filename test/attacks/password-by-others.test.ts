// AUZ-14: a password that somebody else sets. The console's API has no way to it; the vendor's promises one, behind a
// scope of its own.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findMessages } from '../support/find-messages.ts'
import { signedIn } from '../support/signed-in.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'

const first = 'A-Quiet-Harbour-41'
const second = 'Another-Harbour-42'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.close())

async function addBob(): Promise<string> {
  const body = {
    connection: 'Username-Password-Authentication',
    email: 'bob@example.com',
    email_verified: true,
    password: first,
  }
  const made = await app.api('POST', '/users', { body })
  expect(made.status, made.text).toBe(201)
  return made.body.user_id
}

test('AUZ-14 S000-52 nobody types the password of another on /api/v1, and on /api/v2 it takes the scope, tells the owner and signs them out', async () => {
  const id = await addBob()
  const path = `/users/${encodeURIComponent(id)}`
  const { session } = await signedIn(app.app.directory, id)

  const onV1 = await app.v1('PATCH', path, { body: { password: second } })
  expect([onV1.status, Object.keys(onV1.body.errors)]).toEqual([400, ['password']])
  const authorization = `Bearer ${await app.token(['read:users', 'update:users_app_metadata'])}`
  const lacking = await app.anonymous('PATCH', `/api/v2${path}`, {
    headers: { authorization },
    body: { password: second },
  })
  expect([lacking.status, lacking.body.errorCode]).toEqual([403, 'insufficient_scope'])
  const metadata = { app_metadata: { plan: 'gold' }, user_metadata: { colour: 'red' } }
  const kept = await app.anonymous('PATCH', `/api/v2${path}`, { headers: { authorization }, body: metadata })
  expect([kept.status, kept.body.app_metadata]).toEqual([200, { plan: 'gold' }])
  expect(await findMessages(app, 'bob@example.com')).toEqual([])
  expect(await app.app.directory.stores.sessions.find(session.id, app.clock.now())).not.toBeNull()

  const allowed = await app.api('PATCH', path, { body: { password: second } })
  expect(allowed.status, allowed.text).toBe(200)
  expect((await findMessages(app, 'bob@example.com')).map(({ kind }) => kind)).toEqual(['password-changed'])
  expect(await app.app.directory.stores.sessions.find(session.id, app.clock.now())).toBeNull()
})
