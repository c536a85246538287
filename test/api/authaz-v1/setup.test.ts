import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../support/test-app.ts'
import { consoleBrowser, password } from './console-browser.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.close())

const token = () => app.setupUrl.split('#token=')[1] ?? ''
const alice = { email: 'alice@example.com', password, name: 'Alice' }

test('200 nobody has set Rollcall up yet', async () => {
  expect((await app.anonymous('GET', '/api/v1/setup')).body).toEqual({ ownerExists: false })
})

test('403 a wrong token', async () => {
  const wrong = await app.anonymous('POST', '/api/v1/setup', { body: { ...alice, token: 'rc_setup_wrong' } })
  expect(wrong).toMatchObject({ status: 403, body: { code: 'not_permitted' } })
})

test('400 a weak password, named by its field, and the link still works', async () => {
  const weak = await app.anonymous('POST', '/api/v1/setup', { body: { ...alice, token: token(), password: 'short' } })
  expect(weak).toMatchObject({
    status: 400,
    body: { code: 'password_too_weak', errors: { password: ['Use at least 15 characters.'] } },
  })
  const noAddress = await app.anonymous('POST', '/api/v1/setup', { body: { ...alice, token: token(), email: 'alice' } })
  expect(noAddress).toMatchObject({
    status: 400,
    body: { errors: { email: [expect.stringContaining('@example.com')] } },
  })
})

test('403 the set-up form of another site', async () => {
  const foreign = await app.anonymous('POST', '/api/v1/setup', {
    body: { ...alice, token: token() },
    headers: { origin: 'https://evil.test' },
  })
  expect(foreign).toMatchObject({ status: 403, body: { code: 'csrf_refused' } })
})

test('RAC-01 201 for one of ten with the same link, who is signed in as owner at once, 409 for the others', async () => {
  const browsers = Array.from({ length: 10 }, () => consoleBrowser(app))
  const answers = await Promise.all(
    browsers.map(async (browser, index) =>
      browser.keep(
        await browser.call('POST', '/setup', { body: { ...alice, token: token(), email: `a${index}@example.com` } }),
      ),
    ),
  )
  expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array(9).fill(409)])
  expect(answers.find(({ status }) => status === 409)?.body.code).toBe('owner_exists')
  const winner = browsers[answers.findIndex(({ status }) => status === 201)]
  const session = await winner?.call('GET', '/session')
  expect(session?.body).toMatchObject({
    operator: { name: 'Alice', role: 'owner' },
    permissions: expect.arrayContaining(['read:users', 'hard_delete:users']),
    application: { name: 'Default', poolMode: 'shared' },
  })
  expect((await app.anonymous('GET', '/api/v1/setup')).body).toEqual({ ownerExists: true })
})

test('409 the link is worth nothing once there is an owner', async () => {
  const late = await app.anonymous('POST', '/api/v1/setup', { body: { ...alice, token: token() } })
  expect(late).toMatchObject({ status: 409, body: { code: 'owner_exists' } })
})
