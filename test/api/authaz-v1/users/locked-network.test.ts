// A network from which too much was tried, as the diagnosis tells of it and as it is lifted.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { lockNetworkOf } from '../../../support/locked-network.ts'
import { startTestApp, type TestApp } from '../../../support/test-app.ts'
import { signedIn } from '../console-browser.ts'

let app: TestApp
let serial = 0
let ip: string
let path: string
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.close())
beforeEach(async () => {
  serial += 1
  ip = `203.0.113.${serial}`
  const email = `alice${serial}@example.com`
  const body = { connection: 'Username-Password-Authentication', email, password: 'Correct-Horse-7-Battery' }
  const { user_id: id } = (await app.api('POST', '/users', { body })).body
  path = `/users/${encodeURIComponent(id)}`
  await lockNetworkOf(app, id, ip)
})

const diagnosis = async () => (await app.v1('GET', `${path}/sign-in-diagnosis`)).body
const networkCheck = async () => (await diagnosis()).checks.find(({ id }: { id: string }) => id === 'network')
const timesUnlocked = async () => {
  const { data } = (await app.v1('GET', '/audit/events?type=network.unlocked')).body
  return data.filter((event: object) => JSON.stringify(event).includes(`"${ip}"`)).length
}

test('whoever has a password alone is kept out from there, and told until when', async () => {
  await app.v1('PATCH', '/settings', { body: { allowsEmailCode: false } })
  const { canSignIn } = await diagnosis()
  const check = await networkCheck()
  await app.v1('PATCH', '/settings', { body: { allowsEmailCode: true } })
  expect(canSignIn).toBe(false)
  expect(check).toEqual({ id: 'network', state: 'fail', facts: { ip, until: expect.any(String) } })
  // Twenty accounts, then another one every three minutes.
  const seconds = (Date.parse(check.facts.until) - app.clock.now().getTime()) / 1000
  expect(seconds).toBeGreaterThan(120)
  expect(seconds).toBeLessThanOrEqual(180)
  app.clock.aheadMs += seconds * 1000 + 1000
  expect(await networkCheck()).toMatchObject({ state: 'pass' })
})

test('whoever has another way in comes in by that, and is told that no password is taken from there', async () => {
  expect(await diagnosis()).toMatchObject({ canSignIn: true, waysIn: ['password', 'email-code'] })
  expect(await networkCheck()).toMatchObject({ state: 'warn', facts: { ip } })
})

test('support lifts it without seeing the address, once and with one event, and nothing to lift is no fault', async () => {
  const support = await signedIn(app, 'support', `support${serial}@example.com`)
  const seen = (await support.call('GET', `${path}/sign-in-diagnosis`)).body.checks
  expect(seen).toContainEqual(
    expect.objectContaining({ id: 'network', facts: expect.objectContaining({ ip: '203.0.•••' }) }),
  )
  expect(await support.call('POST', `${path}/unlock-network`)).toMatchObject({ status: 200, body: { lifted: true } })
  expect(await support.call('POST', `${path}/unlock-network`)).toMatchObject({ status: 200, body: { lifted: false } })
  expect(await networkCheck()).toMatchObject({ state: 'pass' })
  expect(await timesUnlocked()).toBe(1)
})

test('who may only look lifts nothing, and nobody is found who is not there', async () => {
  const looking = await signedIn(app, 'support_readonly', `looking${serial}@example.com`)
  expect((await looking.call('POST', `${path}/unlock-network`)).status).toBe(403)
  expect(await networkCheck()).toMatchObject({ state: 'warn' })
  expect((await app.v1('POST', '/users/auth0%7Cnobody/unlock-network')).body).toMatchObject({ code: 'user_not_found' })
})

test('of somebody who never came from anywhere nothing is lifted', async () => {
  const { body } = await app.v1('POST', '/users', { body: { email: `bob${serial}@example.com` } })
  const answer = await app.v1('POST', `/users/${encodeURIComponent(body.id)}/unlock-network`)
  expect(answer).toMatchObject({ status: 200, body: { lifted: false } })
})
