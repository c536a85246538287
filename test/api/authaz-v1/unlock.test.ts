import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { defaultProtection } from '../../../src/applications/attack-protection.ts'
import { guardAttempt } from '../../../src/guards/guard-attempt.ts'
import { RollcallError } from '../../../src/kernel/errors.ts'
import { checkCredentials } from '../../../src/sign-ins/check-credentials.ts'
import { startTestApp, type TestApp } from '../../support/test-app.ts'

let app: TestApp
let id: string
let path: string
let serial = 0
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.close())
beforeEach(async () => {
  serial += 1
  const { body } = await app.v1('POST', '/users', { body: { email: `alice${serial}@example.com` } })
  id = body.id
  path = `/users/${encodeURIComponent(id)}`
})

async function guess(act: 'password' | 'second-factor', times: number) {
  const { clock, stores } = app.app.directory
  const attempt = { act, account: id, ip: '203.0.113.7', isKnownBrowser: false, protection: defaultProtection }
  for (let count = 0; count < times; count += 1) await guardAttempt({ attempts: stores.attempts, clock }, attempt)
}

const isTime = expect.stringMatching(/^\d{4}-.*Z$/)
/** What was counted and never told to the audit. */
const unexplained = { first: null, last: null, from: [], moreNetworks: 0 }

test('locks are listed with what is locked, from where and until when', async () => {
  expect(await app.v1('GET', `${path}/locks`)).toMatchObject({ status: 200, body: { data: [] } })
  await guess('password', 10)
  await guess('second-factor', 15)
  const { data } = (await app.v1('GET', `${path}/locks`)).body
  expect(data).toEqual([
    { act: 'password', network: '203.0.113.7', count: 10, until: isTime, ...unexplained },
    { act: 'second-factor', network: null, count: 15, until: isTime, ...unexplained },
  ])
})

test('a lock is explained by the wrong passwords it came of, in the list and in the diagnosis', async () => {
  const { directory } = app.app
  const body = { connection: 'Username-Password-Authentication', email: `bob${serial}@example.com` }
  const { user_id: bob } = (await app.api('POST', '/users', { body: { ...body, password: 'Correct-Horse-7-Battery' } }))
    .body
  const connection = await directory.stores.connections.findByName(body.connection)
  const caller = { ip: '203.0.113.7', userAgent: null, requestId: null }
  const wrong = { connection, identifier: body.email, password: 'Wrong-Horse-7-Battery', knownBrowserSecret: null }
  for (let count = 0; count < 12; count += 1) expect(await checkCredentials(directory, caller, wrong)).toBeNull()
  await checkCredentials(directory, { ...caller, ip: '198.51.100.4' }, wrong)
  const of = `/users/${encodeURIComponent(bob)}`
  const { data } = (await app.v1('GET', `${of}/locks`)).body
  const network = '203.0.113.7'
  const explained = { first: isTime, last: isTime, from: [{ network, count: 10 }], moreNetworks: 0 }
  expect(data).toEqual([{ act: 'password', network, count: 10, until: isTime, ...explained }])
  const [{ first, last }] = data
  expect(Date.parse(first)).toBeLessThanOrEqual(Date.parse(last))
  const { checks, locks } = (await app.v1('GET', `${of}/sign-in-diagnosis`)).body
  expect(locks).toEqual(data)
  expect(checks).toContainEqual({ id: 'lock', state: 'fail', facts: data[0] })
})

test('locks are listed without what explains them while the audit is slow', async () => {
  await guess('password', 10)
  const { stores } = app.app.directory
  const { listFailedTriesOf } = stores.auditSearch
  const slow = () => Promise.reject(new RollcallError('search_timeout', 'The query took too long.'))
  Object.assign(stores.auditSearch, { listFailedTriesOf: slow })
  const answer = await app.v1('GET', `${path}/locks`)
  Object.assign(stores.auditSearch, { listFailedTriesOf })
  expect(answer.status, answer.text).toBe(200)
  expect(answer.body.data).toEqual([
    { act: 'password', network: '203.0.113.7', count: 10, until: isTime, ...unexplained },
  ])
})

test('AUT-06 unlock lifts them all, once and with one event', async () => {
  await guess('password', 10)
  await guess('second-factor', 15)
  expect(await app.v1('POST', `${path}/unlock`)).toMatchObject({ status: 200, body: { lifted: 2 } })
  expect(await app.v1('POST', `${path}/unlock`)).toMatchObject({ status: 200, body: { lifted: 0 } })
  expect((await app.v1('GET', `${path}/locks`)).body.data).toEqual([])
  const types = (await app.v1('GET', `${path}/events`)).body.data.map(({ type }: { type: string }) => type)
  expect(types).toEqual(['user.unlocked', 'user.created'])
})

test('whoever is locked is found by it, with when the last of their locks ends', async () => {
  const listed = async (status: string) => (await app.v1('GET', `/users?status=${status}&pageSize=200`)).body.data
  const rowIn = async (status: string) => (await listed(status)).find((row: { id: string }) => row.id === id)
  expect(await rowIn('locked')).toBeUndefined()
  await guess('password', 10)
  await guess('second-factor', 15)
  const ends = (await app.v1('GET', `${path}/locks`)).body.data.map(({ until }: { until: string }) => until)
  const told = { status: 'locked', lockedUntil: ends.toSorted().at(-1) }
  expect(await rowIn('locked')).toMatchObject(told)
  expect(await rowIn('suspended,locked')).toMatchObject(told)
  expect((await app.v1('GET', path)).body).toMatchObject(told)
  expect((await app.v1('GET', `/search?q=alice${serial}@example.com`)).body.people[0].user).toMatchObject(told)
  expect(await rowIn('!locked')).toBeUndefined()
  expect(await rowIn('active')).toMatchObject(told)
  await app.v1('POST', `${path}/unlock`)
  expect(await rowIn('locked')).toBeUndefined()
  expect(await rowIn('!locked')).toMatchObject({ status: 'active', lockedUntil: null })
})

test('whoever is locked is found by when the last of their locks ends', async () => {
  const found = async (until: string) => {
    const { status, body, text } = await app.v1('GET', `/users?lockedUntil=${until}&pageSize=200`)
    expect(status, text).toBe(200)
    return body.data.some((row: { id: string }) => row.id === id)
  }
  await guess('password', 10)
  // A quarter of an hour from the first wrong password, and then an hour.
  expect([await found('15m'), await found('5m'), await found('beyond:5m'), await found('beyond:15m')]).toEqual([
    true,
    false,
    true,
    false,
  ])
  await guess('second-factor', 15)
  expect([await found('15m'), await found('beyond:15m'), await found('beyond:1h'), await found('48h')]).toEqual([
    false,
    true,
    false,
    true,
  ])
  const today = new Date(app.clock.now()).toISOString().slice(0, 10)
  expect([await found(`${today}..`), await found('..2020-01-01')]).toEqual([true, false])
  await app.v1('POST', `${path}/suspend`)
  expect(await found('1h')).toBe(false)
  for (const wrong of ['..', '0m', '1w', '2d', 'beyond:', '2026-02-30..', `${today}..2020-01-01`]) {
    const refused = await app.v1('GET', `/users?lockedUntil=${wrong}`)
    expect([refused.status, Object.keys(refused.body.errors ?? {})], wrong).toEqual([400, ['lockedUntil']])
  }
})

test('a few wrong passwords lock nobody, and of whoever is suspended the suspension counts', async () => {
  const locked = async () =>
    (await app.v1('GET', '/users?status=locked')).body.data.map((row: { id: string }) => row.id)
  await guess('password', 9)
  expect(await locked()).not.toContain(id)
  await guess('password', 1)
  expect(await locked()).toContain(id)
  await app.v1('POST', `${path}/suspend`)
  expect(await locked()).not.toContain(id)
})

test('a lock leaves the list when it ends', async () => {
  await guess('password', 10)
  app.clock.aheadMs += 2 * 60 * 60_000
  expect((await app.v1('GET', '/users?status=locked')).body.data).toEqual([])
})

test('a suspended person stays suspended', async () => {
  await app.v1('POST', `${path}/suspend`)
  await guess('password', 10)
  await app.v1('POST', `${path}/unlock`)
  expect((await app.v1('GET', path)).body.status).toBe('suspended')
})

test('403 for a key that may only read', async () => {
  const key = await app.v1('POST', '/keys', { body: { name: `Reader ${serial}`, permissions: ['read:users'] } })
  const headers = { 'x-api-key': key.body.key }
  expect((await app.anonymous('GET', `/api/v1${path}/locks`, { headers })).status).toBe(200)
  expect((await app.anonymous('POST', `/api/v1${path}/unlock`, { headers })).status).toBe(403)
})

test('404 nobody', async () => {
  expect((await app.v1('GET', '/users/auth0%7Cnobody/locks')).status).toBe(404)
  expect((await app.v1('POST', '/users/auth0%7Cnobody/unlock')).status).toBe(404)
})
