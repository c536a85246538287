import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { newBrowserless } from '../../../support/browserless.ts'
import { findMessages } from '../../../support/find-messages.ts'
import { startTestApp, type TestApp } from '../../../support/test-app.ts'
import { signedIn } from '../console-browser.ts'

let app: TestApp
let serial = 0
let email: string
let id: string
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.close())
beforeEach(async () => {
  serial += 1
  email = `alice${serial}@example.com`
  const connection = 'Username-Password-Authentication'
  id = encodeURIComponent(
    (await app.api('POST', '/users', { body: { connection, email, password: 'Correct-Horse-7-Battery' } })).body
      .user_id,
  )
})
const path = () => `/users/${id}/messages`
const send = (kind: string) => app.v1('POST', path(), { body: { kind } })
const listed = async () => (await app.v1('GET', path())).body.data

test('each mail is sent, listed with the person alone, and its link known to be used once it is', async () => {
  for (const kind of ['verify-email', 'factor-enrolment', 'reset-password']) expect((await send(kind)).status).toBe(204)
  const kinds = (await listed()).map(({ kind }: { kind: string }) => kind)
  expect(kinds.slice(0, 3)).toEqual(['reset-password', 'factor-enrolment', 'verify-email'])
  expect(await listed()).toContainEqual(
    expect.objectContaining({ kind: 'reset-password', to: 'a•••@example.com', linkUsed: false, canSendAgain: true }),
  )
  const verification = (await findMessages(app, email)).find(({ kind }) => kind === 'verify-email')
  const { link } = (verification as NonNullable<typeof verification>).values as { link: string }
  const browser = newBrowserless(app.url)
  const opened = await browser.open(link.replace(app.url, '/'))
  await browser.submit(opened, new URL(opened.address, app.url).pathname, {})
  expect((await listed()).find(({ kind }: { kind: string }) => kind === 'verify-email').linkUsed).toBe(true)
  expect((await send('verify-email')).body.code).toBe('invalid_input')
})

test('whoever has no password is told of their account with the link to set one, and nobody else is', async () => {
  const { body: bob } = await app.v1('POST', '/users', { body: { email: `newcomer${serial}@example.com` } })
  const ofBob = `/users/${encodeURIComponent(bob.id)}/messages`
  expect((await app.v1('POST', ofBob, { body: { kind: 'account-made' } })).status).toBe(204)
  const mail = (await findMessages(app, bob.email)).find(({ kind }) => kind === 'account-made')
  const { link } = (mail as NonNullable<typeof mail>).values as { link: string }
  expect((await app.v1('GET', ofBob)).body.data).toMatchObject([{ kind: 'account-made', linkUsed: false }])
  const browser = newBrowserless(app.url)
  const opened = await browser.open(link.replace(app.url, '/'))
  const password = 'Another-Horse-8-Battery'
  await browser.submit(opened, new URL(opened.address, app.url).pathname, { password, confirmation: password })
  expect((await app.v1('GET', `/users/${encodeURIComponent(bob.id)}/methods`)).body.password.isSet).toBe(true)
  expect((await app.v1('POST', ofBob, { body: { kind: 'account-made' } })).body).toMatchObject({
    code: 'invalid_input',
    errors: { kind: [expect.stringContaining('set a password already')] },
  })
})

test('that the page of a link was opened is told from its use, however often and by whomever, and spends nothing', async () => {
  await send('reset-password')
  const mail = (await findMessages(app, email)).find(({ kind }) => kind === 'reset-password')
  const { link } = (mail as NonNullable<typeof mail>).values as { link: string }
  const told = async () => (await listed()).find(({ kind }: { kind: string }) => kind === 'reset-password')
  const sent = await told()
  expect(sent).toMatchObject({ linkUsed: false, linkOpenedAt: null })
  expect(Date.parse(sent.linkEndsAt)).toBeGreaterThan(Date.now())
  // Whatever follows no redirect has seen no page.
  await app.anonymous('GET', new URL(link).pathname + new URL(link).search)
  expect((await told()).linkOpenedAt).toBeNull()
  await newBrowserless(app.url).open(link.replace(app.url, '/'))
  const { linkOpenedAt } = await told()
  expect(linkOpenedAt).not.toBeNull()
  app.clock.aheadMs += 60_000
  const browser = newBrowserless(app.url)
  const opened = await browser.open(link.replace(app.url, '/'))
  expect(await told()).toMatchObject({ linkUsed: false, linkOpenedAt })
  const password = 'Another-Horse-8-Battery'
  await browser.submit(opened, new URL(opened.address, app.url).pathname, { password, confirmation: password })
  expect(await told()).toMatchObject({ linkUsed: true, linkOpenedAt })
})

test('page by page, and nothing of anybody else', async () => {
  await send('reset-password')
  await send('verify-email')
  const first = (await app.v1('GET', `${path()}?pageSize=1`)).body
  expect(first.data).toHaveLength(1)
  const rest = (await app.v1('GET', `${path()}?pageSize=50&cursor=${encodeURIComponent(first.nextCursor)}`)).body
  expect(rest.data.map(({ kind }: { kind: string }) => kind)).toContain('reset-password')
  const bob = (
    await app.api('POST', '/users', {
      body: {
        connection: 'Username-Password-Authentication',
        email: `bob${serial}@example.com`,
        password: 'Correct-Horse-7-Battery',
        verify_email: false,
      },
    })
  ).body.user_id
  expect((await app.v1('GET', `/users/${encodeURIComponent(bob)}/messages`)).body.data).toEqual([])
  expect((await app.v1('GET', '/users/auth0%7Cnobody/messages')).status).toBe(404)
})

test('429 as often as the public form, and 403 for who may only look', async () => {
  for (let mails = 0; mails < 5; mails += 1) expect((await send('reset-password')).status).toBe(204)
  expect((await send('reset-password')).status).toBe(429)
  const readonly = await signedIn(app, 'support_readonly')
  expect((await readonly.call('POST', path(), { body: { kind: 'reset-password' } })).status).toBe(403)
  expect((await readonly.call('GET', path())).status).toBe(200)
})

test('a suspended person is mailed nothing', async () => {
  await app.v1('POST', `/users/${id}/suspend`, { body: {} })
  expect((await send('reset-password')).body.code).toBe('invalid_input')
  expect((await send('verify-email')).body.code).toBe('invalid_input')
})

test('AUT-17 where nobody signs in with a password, no door makes a link that would set one', async () => {
  const options = { authentication_methods: { password: { enabled: false } } }
  const name = `Passkeys-${serial}`
  const made = await app.api('POST', '/connections', { body: { name, strategy: 'auth0', options } })
  expect(made.status, made.text).toBe(201)
  const { body: bob } = await app.v1('POST', '/users', {
    body: { connection: name, email: `bob${serial}@example.com` },
  })
  const ofBob = `/users/${encodeURIComponent(bob.id)}`
  for (const kind of ['reset-password', 'account-made']) {
    const { status, body } = await app.v1('POST', `${ofBob}/messages`, { body: { kind } })
    expect([status, body.errors]).toEqual([400, { kind: ['This person has no password here.'] }])
  }
  const handedOver = await app.v1('POST', `${ofBob}/password-links`, { body: { reason: 'On the telephone' } })
  expect([handedOver.status, handedOver.body.code]).toEqual([403, 'not_permitted'])
  const ticket = await app.api('POST', '/tickets/password-change', { body: { user_id: bob.id } })
  expect(ticket.status, ticket.text).toBe(400)
  expect(await findMessages(app, bob.email)).toEqual([])
})
