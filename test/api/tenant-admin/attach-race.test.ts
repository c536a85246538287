import { afterAll, beforeAll, expect, test } from 'vitest'
import { findMessages } from '../../support/find-messages.ts'
import { signedIn } from '../../support/signed-in.ts'
import { type Caller, startTestApp, type TestApp } from '../../support/test-app.ts'
import { bearer, fine, machineToken, type Tenant, tenant } from './tenants.ts'

let app: TestApp
let acme: Tenant
let calls: readonly Caller[]

beforeAll(async () => {
  app = await startTestApp()
  acme = await tenant(app, 'acme')
  const token = await machineToken(app)
  const twin = await app.startTwin()
  calls = [bearer(app, token), bearer({ ...app, url: twin.url }, token)]
})
afterAll(() => app.close())

const inParallel = 20

/** On two servers, with the address written as differently as people write it. */
function together(email: string, path = `/${acme.id}/admin/users`) {
  return Promise.all(
    Array.from({ length: inParallel }, (_, at) => {
      const body = { email: at % 3 === 0 ? email.toUpperCase() : email, role: at % 2 === 0 ? 'admin' : 'member' }
      return (calls[at % 2] as Caller)('POST', path, { body })
    }),
  )
}

test('RAC-05 of many who attach a new address at once one makes the account, and the others are told', async () => {
  for (let round = 0; round < 5; round += 1) {
    const email = `alice${round}@example.com`
    const answers = await together(email)
    const statuses = answers.map(({ status }) => status).toSorted()
    expect(statuses).toEqual([201, ...Array(inParallel - 1).fill(409)])
    const [made] = answers.filter(({ status }) => status === 201)
    const accounts = fine(await app.api('GET', `/users-by-email?email=${email}`), 200)
    expect(accounts.map(({ user_id }: { user_id: string }) => user_id)).toEqual([made?.body.id])
    const list = fine(await (calls[0] as Caller)('GET', `/${acme.id}/admin/users`), 200)
    expect(list.filter((each: { email: string }) => each.email === email)).toEqual([made?.body])
    expect(await findMessages(app, email)).toHaveLength(1)
  }
})

test('of many who attach one account at once one does', async () => {
  const email = 'bob@example.com'
  const body = { connection: 'Username-Password-Authentication', email, password: 'correct horse battery 7' }
  const { user_id } = fine(await app.api('POST', '/users', { body }), 201)
  const answers = await together(email)
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, ...Array(inParallel - 1).fill(409)])
  const roles = fine(
    await app.api('GET', `/organizations/${acme.id}/members/${encodeURIComponent(user_id)}/roles`),
    200,
  )
  expect(roles).toHaveLength(1)
})

test("an account that somebody signed up for with the address of another is its owner's from then on", async () => {
  const email = 'carol@example.com'
  const password = 'correct horse battery 7'
  const one = fine(await app.api('POST', '/clients', { body: { name: 'Shop', app_type: 'regular_web' } }), 201)
  const connection = 'Username-Password-Authentication'
  fine(
    await app.anonymous('POST', '/dbconnections/signup', {
      body: { client_id: one.client_id, connection, email, password },
    }),
    200,
  )
  const [{ user_id }] = fine(await app.api('GET', `/users-by-email?email=${email}`), 200)
  const { stores, clock } = app.app.directory
  const { session } = await signedIn(app.app.directory, user_id)
  const attached = fine(
    await (calls[0] as Caller)('POST', `/${acme.id}/admin/users`, { body: { email, role: 'admin' } }),
    200,
  )
  expect([attached.id, attached.tenantRole]).toEqual([user_id, 'admin'])
  expect((await stores.accounts.find(user_id))?.password).toBeNull()
  expect(await stores.sessions.hold(session.id, clock.now())).toBeNull()
  expect((await findMessages(app, email)).map(({ kind }) => kind)).toContain('reset-password')
})
