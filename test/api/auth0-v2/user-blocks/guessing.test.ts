import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkCredentials } from '../../../../src/sign-ins/check-credentials.ts'
import { startTestApp, type TestApp } from '../../../support/test-app.ts'

const connection = 'Username-Password-Authentication'
const email = 'bob@example.com'
const password = 'Violet-Harbour-1'

let app: TestApp
let userId: string
beforeAll(async () => {
  app = await startTestApp()
  const { body } = await app.api('POST', '/users', { body: { connection, email, password } })
  userId = body.user_id
})
afterAll(() => app.close())

async function opens(given: string, ip: string): Promise<boolean> {
  const { directory } = app.app
  const database = await directory.stores.connections.findByName(connection)
  const input = { connection: database, identifier: email, password: given, knownBrowserSecret: null }
  return (await checkCredentials(directory, { ip, userAgent: null, requestId: null }, input)) !== null
}

test('AUT-07 three hundred at once are ten evaluations, and the right one at place 250 opens nothing', async () => {
  const ip = '203.0.113.7'
  const opened = await Promise.all(
    Array.from({ length: 300 }, (_, place) => opens(place === 250 ? password : 'wrong password', ip)),
  )
  expect(opened.filter(Boolean)).toEqual([])
  expect(await opens(password, ip)).toBe(false)
  expect(await opens(password, '203.0.113.8')).toBe(true)
  const page = { kind: 'offset', offset: 0, limit: 100, withTotal: false } as const
  const { items: events } = await app.app.directory.stores.audit.listAbout(userId, page)
  const reasons = events.filter(({ type }) => type === 'user.sign_in_failed').map(({ details }) => details.reason)
  expect(reasons.filter((reason) => reason === 'wrong_password')).toHaveLength(10)
  expect(reasons.filter((reason) => reason === 'too_many_attempts')).toHaveLength(1)
  expect(events.filter(({ type }) => type === 'user.locked')).toHaveLength(1)
})
