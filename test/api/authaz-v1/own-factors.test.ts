import { Secret, TOTP } from 'otpauth'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { mailServer } from '../../support/mail-server.ts'
import { enrolAuthenticator } from '../../support/operator-factors.ts'
import { startTestApp, type TestApp } from '../../support/test-app.ts'
import { type ConsoleBrowser, consoleBrowser, password, signedIn, signedInAs } from './console-browser.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.close())

const codeOf = (secret: string, aheadMs = 0) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: app.clock.now().getTime() + aheadMs })

/** The first owner, as the set-up page leaves them: with a password alone. */
async function firstOwner(): Promise<ConsoleBrowser> {
  const browser = consoleBrowser(app)
  const token = app.setupUrl.split('#token=')[1]
  browser.keep(await browser.call('POST', '/setup', { body: { email: 'olivia@example.com', password, token } }))
  return browser
}

test('the first owner sets up an authenticator in the same session, and gets ten recovery codes once', async () => {
  const owner = await firstOwner()
  const begun = await owner.call('POST', '/session/authenticator')
  expect(begun.status, begun.text).toBe(200)
  expect(begun.body).toEqual({
    methodId: expect.any(String),
    secret: expect.stringMatching(/^[A-Z2-7]{32}$/),
    uri: expect.stringContaining('olivia%40example.com'),
    qrSvg: expect.stringContaining('<svg'),
  })
  const { methodId, secret } = begun.body
  const wrong = await owner.call('POST', '/session/authenticator/confirm', { body: { methodId, code: '000000' } })
  expect(wrong).toMatchObject({ status: 400, body: { errors: { code: [expect.any(String)] } } })
  const before = owner.cookie
  const confirmed = owner.keep(
    await owner.call('POST', '/session/authenticator/confirm', { body: { methodId, code: codeOf(secret) } }),
  )
  expect(confirmed.status, confirmed.text).toBe(200)
  expect(new Set(confirmed.body.recoveryCodes).size).toBe(10)
  // SES-01: what was known of the session before is worthless.
  expect(owner.cookie).not.toBe(before)
  expect((await owner.call('GET', '/session')).status).toBe(200)
  const old = consoleBrowser(app)
  old.cookie = before
  expect((await old.call('GET', '/session')).status).toBe(401)
  // It counts as shown: what asks for a second factor of late is done at once.
  const key = await owner.call('POST', '/keys', { body: { name: 'First', permissions: ['read:users'] } })
  expect(key.status, key.text).toBe(201)
})

test('MFA-08 who signed in a while ago confirms first, and a key cannot set up a factor', async () => {
  const { body: made } = await app.v1('POST', '/operators', {
    body: { email: 'sam@example.com', password, role: 'security' },
  })
  await enrolAuthenticator(app, made.id)
  const sam = await signedInAs(app, made.id, 'stale')
  for (const path of ['/session/authenticator', '/session/passkey']) {
    expect(await sam.call('POST', path)).toMatchObject({ status: 403, body: { code: 'step_up_required' } })
    expect((await app.v1('POST', path)).status).toBe(401)
  }
})

test('a passkey is begun for our own host, and an answer to nothing makes none', async () => {
  const kim = await signedIn(app, 'support')
  const begun = await kim.call('POST', '/session/passkey')
  expect(begun.body.options).toMatchObject({ rp: { id: 'localhost' }, user: { name: 'support@example.com' } })
  const answer = { id: 'x', rawId: 'x', type: 'public-key', response: {} }
  for (const sealedChallenge of [begun.body.sealedChallenge, 'nonsense']) {
    const refused = await kim.call('POST', '/session/passkey/confirm', { body: { sealedChallenge, response: answer } })
    expect(refused).toMatchObject({ status: 400, body: { errors: { response: [expect.any(String)] } } })
  }
})

test('a factor that is turned off for operators is not set up', async () => {
  const una = await signedIn(app, 'auditor')
  const { change } = app.app.console
  await change(({ settings }) => settings.change({ disabledFactors: ['totp'] }))
  const refused = await una.call('POST', '/session/authenticator')
  await change(({ settings }) => settings.change({ disabledFactors: [] }))
  expect(refused).toMatchObject({ status: 400, body: { code: 'operation_not_supported' } })
  expect((await una.call('POST', '/session/authenticator')).status).toBe(200)
})

test('a test of the mail server goes to whoever asks, and says in its own words what is wrong with it', async () => {
  const admin = await signedIn(app, 'admin')
  const kept = await admin.call('POST', '/messages/test')
  expect(kept).toMatchObject({ status: 202, body: { kind: 'mail-test', to: 'admin@example.com', status: 'kept' } })
  expect((await app.v1('POST', '/messages/test')).body.errors).toEqual({ to: [expect.any(String)] })
  const readonly = await signedIn(app, 'support_readonly')
  expect((await readonly.call('POST', '/messages/test')).status).toBe(403)

  const server = await mailServer()
  await server.start()
  const sending = await startTestApp({ smtpUrl: server.url })
  try {
    const { id } = (await sending.v1('POST', '/messages/test', { body: { to: 'una@example.com' } })).body
    const found = async () =>
      (await sending.v1('GET', '/messages')).body.data.find((message: { id: string }) => message.id === id)
    await expect.poll(async () => (await found()).status, { timeout: 5_000 }).toBe('sent')
  } finally {
    await sending.close()
    await server.stop()
  }
})
