import { afterAll, beforeAll, expect, test } from 'vitest'
import { findMessages } from '../../../support/find-messages.ts'
import { startTestApp, type TestApp } from '../../../support/test-app.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.close())

async function create(email: string, more: Record<string, unknown> = {}): Promise<string> {
  const body = { connection: 'Username-Password-Authentication', password: 'Violet-Harbour-1', email, ...more }
  const answer = await app.api('POST', '/users', { body })
  expect(answer.status).toBe(201)
  return answer.body.user_id
}

const patch = (id: string, body: Record<string, unknown>) =>
  app.api('PATCH', `/users/${encodeURIComponent(id)}`, { body })

const kindsTo = async (email: string) => (await findMessages(app, email)).map(({ kind }) => kind)

test.each([
  ['no word of either', {}, true],
  ['email_verified false', { email_verified: false }, true],
  ['email_verified true', { email_verified: true }, false],
  ['verify_email false', { verify_email: false }, false],
  ['verify_email false over email_verified false', { verify_email: false, email_verified: false }, false],
  ['verify_email true over email_verified true', { verify_email: true, email_verified: true }, true],
] as const)('a new person with %s', async (name, more, isAsked) => {
  const email = `${name.replaceAll(/[ _]/g, '-')}@example.com`
  await create(email, more)
  expect(await kindsTo(email)).toEqual(isAsked ? ['verify-email'] : [])
})

test('a person of an e-mail connection is asked nothing', async () => {
  await app.api('POST', '/connections', { body: { name: 'email', strategy: 'email' } })
  const { status } = await app.api('POST', '/users', { body: { connection: 'email', email: 'bob@example.com' } })
  expect(status).toBe(201)
  expect(await kindsTo('bob@example.com')).toEqual([])
})

test('the mail is in the language that the person’s metadata names', async () => {
  await create('dan@example.com', { user_metadata: { locale: 'de' } })
  expect(await findMessages(app, 'dan@example.com')).toMatchObject([{ locale: 'de' }])
})

test('S003-56 S003-67 a changed address is asked to be proven with verify_email true, in the name of the client', async () => {
  const id = await create('alice@example.com', { verify_email: false })
  const { body: client } = await app.api('POST', '/clients', { body: { name: 'Shop' } })
  const body = { email: 'alice2@example.com', verify_email: true, client_id: client.client_id }
  expect((await patch(id, body)).body).toMatchObject({ email: 'alice2@example.com', email_verified: false })
  expect(await findMessages(app, 'alice2@example.com')).toMatchObject([{ values: { client: 'Shop' } }])
  expect(await kindsTo('alice@example.com')).toEqual([])
})

test('S003-56 without verify_email, or with false, nobody is written to', async () => {
  const id = await create('carol@example.com', { verify_email: false })
  expect((await patch(id, { email: 'carol2@example.com' })).status).toBe(200)
  expect((await patch(id, { email: 'carol3@example.com', verify_email: false })).status).toBe(200)
  expect([await kindsTo('carol2@example.com'), await kindsTo('carol3@example.com')]).toEqual([[], []])
})

test('an address that is proven already needs no mail', async () => {
  const id = await create('carol9@example.com', { email_verified: true })
  expect((await patch(id, { verify_email: true })).status).toBe(200)
  expect((await patch(id, { email: 'carol92@example.com', email_verified: true, verify_email: true })).status).toBe(200)
  expect([await kindsTo('carol9@example.com'), await kindsTo('carol92@example.com')]).toEqual([[], []])
})

test('400 for a client that does not exist, and nothing is changed', async () => {
  const id = await create('dan9@example.com', { verify_email: false })
  const answer = await patch(id, { email: 'dan92@example.com', verify_email: true, client_id: 'nobody' })
  expect([answer.status, answer.body.message]).toEqual([400, 'The client does not exist.'])
  expect((await app.api('GET', `/users/${encodeURIComponent(id)}`)).body.email).toBe('dan9@example.com')
})
