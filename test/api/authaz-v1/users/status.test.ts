import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../../support/test-app.ts'

let app: TestApp
let path: string
let serial = 0
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.close())
beforeEach(async () => {
  serial += 1
  const { body } = await app.v1('POST', '/users', { body: { email: `alice${serial}@example.com` } })
  path = `/users/${encodeURIComponent(body.id)}`
})

const eventTypes = async () =>
  (await app.v1('GET', `${path}/events`)).body.data.map(({ type }: { type: string }) => type)

test('S000-32 suspend answers the suspended user, and every face agrees', async () => {
  const { status, body } = await app.v1('POST', `${path}/suspend`, { body: { reason: 'Stolen laptop' } })
  expect({ status, body }).toMatchObject({ status: 200, body: { status: 'suspended' } })
  expect((await app.v1('GET', path)).body.status).toBe('suspended')
  expect((await app.api('GET', path)).body.blocked).toBe(true)
})

test('S000-32 suspend takes no body at all', async () => {
  expect((await app.v1('POST', `${path}/suspend`)).body.status).toBe('suspended')
})

test('S000-33 activate reverses it', async () => {
  await app.v1('POST', `${path}/suspend`, { body: {} })
  expect((await app.v1('POST', `${path}/activate`, { body: {} })).body.status).toBe('active')
  expect((await app.v1('GET', path)).body.status).toBe('active')
})

test('repeating succeeds and leaves no second event', async () => {
  for (let count = 0; count < 2; count += 1) {
    expect((await app.v1('POST', `${path}/suspend`, { body: {} })).status).toBe(200)
  }
  expect(await eventTypes()).toEqual(['user.suspended', 'user.created'])
})

test('suspending with revokeSessions succeeds for active and suspended people alike', async () => {
  for (let count = 0; count < 2; count += 1) {
    const { status } = await app.v1('POST', `${path}/suspend`, { body: { revokeSessions: true } })
    expect(status).toBe(200)
  }
})

test('400 for a reason that is no text, and for anything else in the body', async () => {
  for (const body of [{ reason: 5 }, { reason: 'x'.repeat(501) }, { until: '2030-01-01' }, { revokeSessions: 'yes' }]) {
    expect((await app.v1('POST', `${path}/suspend`, { body })).status, JSON.stringify(body)).toBe(400)
  }
})

test('404 nobody', async () => {
  for (const action of ['suspend', 'activate']) {
    expect((await app.v1('POST', `/users/auth0%7Cnobody/${action}`, { body: {} })).status).toBe(404)
  }
})
