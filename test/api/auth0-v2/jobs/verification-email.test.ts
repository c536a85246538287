import { afterAll, beforeAll, expect, test } from 'vitest'
import { findMessages } from '../../../support/find-messages.ts'
import { startTestApp, type TestApp } from '../../../support/test-app.ts'
import { imported, userByEmail } from './jobs-app.ts'

let app: TestApp
let user_id: string
beforeAll(async () => {
  app = await startTestApp()
  await imported(app, [{ email: 'alice@example.com' }])
  user_id = (await userByEmail(app, 'alice@example.com')).user_id
})
afterAll(() => app.close())

const ask = (body: Record<string, unknown>) => app.api('POST', '/jobs/verification-email', { body })

test('201 with a job as it was made; it is done when the mail is queued', async () => {
  const { status, body } = await ask({ user_id })
  expect(status).toBe(201)
  expect(body).toEqual({
    type: 'verification_email',
    status: 'pending',
    created_at: expect.any(String),
    id: expect.stringMatching(/^job_[A-Za-z0-9]{16}$/),
  })
  expect((await app.api('GET', `/jobs/${body.id}`)).body).toEqual({ ...body, status: 'completed' })
  const [mail, ...others] = await findMessages(app, 'alice@example.com')
  expect([mail?.kind, others]).toEqual(['verify-email', []])
  expect(mail?.values).toEqual({ link: expect.stringContaining(`${app.app.directory.publicUrl}u/email-verification?`) })
})

test('S003-67 the mail names the client', async () => {
  const { body: client } = await app.api('POST', '/clients', { body: { name: 'Shop' } })
  expect((await ask({ user_id, client_id: client.client_id })).status).toBe(201)
  expect((await findMessages(app, 'alice@example.com'))[0]?.values).toMatchObject({ client: 'Shop' })
})

test('201 for an identity of theirs that is named', async () => {
  const [provider, ...rest] = user_id.split('|')
  const { status } = await ask({ user_id, identity: { provider, user_id: rest.join('|') } })
  expect(status).toBe(201)
})

test.each([
  ['404', 'an unknown user', { user_id: 'auth0|nobody' }, 'The user does not exist.'],
  [
    '400',
    'an identity of somebody else',
    { identity: { provider: 'auth0', user_id: 'other' } },
    'The identity does not exist.',
  ],
  ['400', 'an unknown client', { client_id: 'abcdefghijklmnopqrstuvwxyz123456' }, 'The client does not exist.'],
  ['400', 'an unknown organization', { organization_id: 'org_0000000000000001' }, 'The organization does not exist'],
  [
    '400',
    'a client_id of another form',
    { client_id: '#<Random:0x00007fd199de72c8>' },
    "Payload validation error: 'Object didn't pass validation for format client-id: #<Random:0x00007fd199de72c8>' on property client_id (client_id of the client (application). If no value provided, the global Client ID will be used).",
  ],
])('%s %s', async (status, _, body, message) => {
  const answer = await ask({ user_id, ...body })
  expect([String(answer.status), answer.body.message]).toEqual([status, message])
})

test('400 a person of a passwordless connection, unless their identity is named', async () => {
  await app.api('POST', '/connections', { body: { name: 'email', strategy: 'email' } })
  const { body: bob } = await app.api('POST', '/users', { body: { connection: 'email', email: 'bob@example.com' } })
  const refused = await ask({ user_id: bob.user_id })
  expect([refused.status, refused.body.message]).toEqual([400, 'Connection must be a database connection.'])
  const identity = { provider: 'email', user_id: bob.identities[0].user_id }
  expect((await ask({ user_id: bob.user_id, identity })).status).toBe(201)
})
