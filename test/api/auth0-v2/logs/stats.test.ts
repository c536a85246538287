import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { addPerson, identified, password } from '../../../login/people.ts'
import { startTestApp, type TestApp } from '../../../support/test-app.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.close())

const today = () => new Date().toISOString().slice(0, 10)

async function signIn(email: string): Promise<void> {
  const { browser, page } = await identified(app, email)
  expect((await browser.send(page, '/u/login/password', { password })).location).toBe('/account')
}

test('sign-ins and new people are counted by day, each once', async () => {
  for (const name of ['alice', 'bob']) await addPerson(app, `${name}@example.com`)
  await signIn('alice@example.com')
  await signIn('alice@example.com')
  await vi.waitFor(
    async () => {
      const { body } = await app.api('GET', '/stats/daily')
      expect(body).toEqual([
        {
          date: `${today()}T00:00:00.000Z`,
          logins: 2,
          signups: 2,
          leaked_passwords: 0,
          created_at: expect.stringContaining(today()),
          updated_at: expect.stringContaining(today()),
        },
      ])
    },
    { timeout: 5_000, interval: 200 },
  )
})

test('active users are people, however often they signed in, within thirty days', async () => {
  expect((await app.api('GET', '/stats/active-users')).text).toBe('1')
  app.clock.aheadMs = 31 * 86_400_000
  const authorization = `Bearer ${await app.token(['read:stats'])}`
  expect((await app.anonymous('GET', '/api/v2/stats/active-users', { headers: { authorization } })).text).toBe('0')
  app.clock.aheadMs = 0
})

test('days outside the range are left out, and what is no range is refused', async () => {
  expect((await app.api('GET', '/stats/daily?from=20200101&to=20200131')).body).toEqual([])
  for (const query of ['from=20200132', 'from=2020-01-01', 'from=20200201&to=20200101', 'from=20100101&to=20200101']) {
    const { status, body } = await app.api('GET', `/stats/daily?${query}`)
    expect([status, body.errorCode], query).toEqual([400, 'invalid_query_string'])
  }
})
