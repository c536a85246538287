import { createLocalJWKSet, jwtVerify } from 'jose'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { eventually } from '../../../support/eventually.ts'
import { startTestApp, type TestApp } from '../../../support/test-app.ts'
import {
  asked,
  auditAbout,
  authorize,
  client,
  type Person,
  person,
  refresh,
  type TestClient,
  tokensFor,
  userinfo,
} from '../../oauth/person-client.ts'

const password = 'correct horse battery 7'
const minute = 60_000
let app: TestApp
let web: TestClient
let alice: Person
let path: string
let serial = 0
beforeAll(async () => {
  app = await startTestApp()
  web = await client(app, { grant_types: ['password', 'authorization_code', 'refresh_token'] })
  await app.api('PATCH', '/tenants/settings', { body: { default_directory: 'Username-Password-Authentication' } })
})
afterAll(() => app.close())
beforeEach(async () => {
  serial += 1
  alice = await person(app, `alice${serial}`)
  path = `/users/${encodeURIComponent(alice.id)}`
})

const inMinutes = (minutes: number) => new Date(app.clock.now().getTime() + minutes * minute).toISOString()
const pass = (minutes: number) => {
  app.clock.aheadMs += minutes * minute
}
const offline = { scope: 'openid offline_access' }
const suspend = (body: object = {}) => app.v1('POST', `${path}/suspend`, { body })
const activate = () => app.v1('POST', `${path}/activate`, { body: {} })
const statusNow = async () => (await app.v1('GET', path)).body.status
const countOf = async (type: string) => (await auditAbout(app, alice.id)).filter((each) => each === type).length

async function signIn(): Promise<boolean> {
  const { client_id, client_secret } = web
  const body = { grant_type: 'password', client_id, client_secret, username: alice.email, password, scope: 'openid' }
  const { status, body: answer } = await app.anonymous('POST', '/oauth/token', { body })
  if (status !== 200 && answer.error !== 'unauthorized' && answer.error !== 'invalid_grant')
    throw new Error(answer.error)
  return status === 200
}

interface Held {
  readonly access_token: string
  readonly refresh_token: string
}

/** Whether each door lets them in: the password, a refresh token, an access token at our API, and their browser. */
async function doors(held: Held): Promise<readonly boolean[]> {
  const signedIn = await signIn()
  const refreshed = await refresh(app, web, held.refresh_token)
  const read = await userinfo(app, held.access_token)
  const back = await authorize(app, asked(web, { prompt: 'none' }), alice.cookie)
  return [signedIn, refreshed.status === 200, read.status === 200, /[?&]code=/.test(back.headers.get('location') ?? '')]
}

const allOpen = [true, true, true, true]
const allShut = [false, false, false, false]

describe('a suspension', () => {
  test('S000-27 S000-28 S000-33 refuses sign-in and refresh, and all of it works again after activation', async () => {
    const held = await tokensFor(app, web, alice, offline)
    expect(await doors(held)).toEqual(allOpen)
    expect((await suspend()).body).toMatchObject({ status: 'suspended', suspendedUntil: null, suspensionReason: null })
    expect(await doors(held)).toEqual(allShut)
    expect((await activate()).body.status).toBe('active')
    expect(await doors(held)).toEqual(allOpen)
  })

  test('S000-29 S000-42 a service that knows our keys alone takes the token until it runs out, our own API does not', async () => {
    const { access_token: suspended } = await tokensFor(app, web, alice, offline)
    const keys = createLocalJWKSet((await app.anonymous('GET', '/.well-known/jwks.json')).body)
    const taken = (token: string) =>
      jwtVerify(token, keys, { currentDate: app.clock.now() }).then(
        () => true,
        () => false,
      )
    await suspend()
    expect([await taken(suspended), (await userinfo(app, suspended)).status]).toEqual([true, 401])
    await activate()
    const { access_token: revoked } = await tokensFor(app, web, alice, offline)
    await app.v1('DELETE', `${path}/sessions/${alice.sessionId}`)
    expect([await taken(revoked), (await userinfo(app, revoked)).status]).toEqual([true, 401])
    pass(16)
    expect([await taken(suspended), await taken(revoked)]).toEqual([false, false])
  })

  test('S000-30 an access token lives 15 minutes unless somebody says otherwise', async () => {
    expect((await tokensFor(app, web, alice)).expires_in).toBe(900)
  })

  test('with revokeSessions nothing of before comes back', async () => {
    const held = await tokensFor(app, web, alice, offline)
    await suspend({ revokeSessions: true })
    await activate()
    expect(await doors(held)).toEqual([true, false, false, false])
  })

  test('with an end is over when the time has come, at every door, and the record tells of it once', async () => {
    const held = await tokensFor(app, web, alice, offline)
    const until = inMinutes(5)
    expect((await suspend({ reason: 'Holiday', until })).body).toMatchObject({
      status: 'suspended',
      suspendedUntil: until,
      suspensionReason: 'Holiday',
    })
    pass(4)
    expect(await doors(held)).toEqual(allShut)
    pass(2)
    expect(await doors(held)).toEqual(allOpen)
    const { body } = await app.v1('GET', path)
    expect(body).toMatchObject({ status: 'active', suspendedUntil: null, suspensionReason: null })
    await eventually(async () => (await countOf('user.activated')) > 0)
    expect((await app.api('GET', path)).body.blocked).toBe(false)
    pass(1)
    await new Promise((resolve) => setTimeout(resolve, 1_500))
    expect(await countOf('user.activated')).toBe(1)
    const [event] = (await app.v1('GET', `${path}/events`)).body.data.filter(
      ({ type }: { type: string }) => type === 'user.activated',
    )
    expect(event.actor.kind).toBe('system')
  })

  test('suspending again takes the new end, and keeps the reason unless another is given', async () => {
    await suspend({ reason: 'Stolen laptop', until: inMinutes(5) })
    expect((await suspend()).body).toMatchObject({ suspendedUntil: null, suspensionReason: 'Stolen laptop' })
    expect(await countOf('user.suspended')).toBe(2)
    await suspend()
    expect(await countOf('user.suspended')).toBe(2)
  })

  test('the vendor’s blocked takes end and reason away, and its lifting is an activation', async () => {
    await suspend({ reason: 'Holiday', until: inMinutes(5) })
    await app.api('PATCH', path, { body: { blocked: true } })
    expect((await app.v1('GET', path)).body).toMatchObject({
      status: 'suspended',
      suspendedUntil: null,
      suspensionReason: null,
    })
    await app.api('PATCH', path, { body: { blocked: false } })
    expect(await statusNow()).toBe('active')
  })

  test('400 for an end that lies in the past', async () => {
    const { status, body } = await suspend({ until: inMinutes(-1) })
    expect([status, Object.keys(body.errors)]).toEqual([400, ['until']])
    expect(await statusNow()).toBe('active')
  })
})

describe('an account with a last day', () => {
  const expireAt = (expiresAt: string | null) => app.v1('PATCH', path, { body: { expiresAt } })

  test('is refused like a suspended one from then on, and what was held does not come back with it', async () => {
    const held = await tokensFor(app, web, alice, offline)
    const expiresAt = inMinutes(5)
    expect((await expireAt(expiresAt)).body).toMatchObject({ status: 'active', expiresAt })
    expect(await doors(held)).toEqual(allOpen)
    pass(6)
    expect(await doors(held)).toEqual(allShut)
    expect(await statusNow()).toBe('expired')
    expect((await expireAt(null)).body).toMatchObject({ status: 'active', expiresAt: null })
    expect(await doors(held)).toEqual([true, false, false, false])
  })

  test('is told once by the system, and activation removes a day that has passed', async () => {
    await expireAt(inMinutes(1))
    pass(2)
    await eventually(async () => (await countOf('user.expired')) > 0)
    await new Promise((resolve) => setTimeout(resolve, 1_500))
    expect(await countOf('user.expired')).toBe(1)
    expect((await activate()).body).toMatchObject({ status: 'active', expiresAt: null })
    expect(await signIn()).toBe(true)
  })

  test('403 for a key that may change profiles and suspend nobody', async () => {
    const { body } = await app.v1('POST', '/keys', { body: { name: 'Profiles', permissions: ['update:users'] } })
    const answer = await app.anonymous('PATCH', `/api/v1${path}`, {
      body: { expiresAt: inMinutes(1) },
      headers: { 'x-api-key': body.key },
    })
    expect([answer.status, answer.body.code]).toEqual([403, 'insufficient_scope'])
  })
})

test('the list finds people by what they are now, and by an offboarding to come', async () => {
  const search = `alice${serial}@`
  const found = async (query: string) =>
    (await app.v1('GET', `/users?search=${encodeURIComponent(search)}&${query}`)).body.data.length
  const statuses = async () =>
    Promise.all(['active', 'suspended', 'expired', '!active'].map((status) => found(`status=${status}`)))
  expect(await statuses()).toEqual([1, 0, 0, 0])
  await suspend({ until: inMinutes(5) })
  expect(await statuses()).toEqual([0, 1, 0, 1])
  pass(6)
  expect(await statuses()).toEqual([1, 0, 0, 0])
  await app.v1('PATCH', path, { body: { expiresAt: inMinutes(1) } })
  pass(2)
  expect(await statuses()).toEqual([0, 0, 1, 1])
  await activate()
  expect([await found('offboarding=scheduled'), await found('offboarding=none')]).toEqual([0, 1])
  await app.v1('POST', `${path}/offboarding`, { body: { at: inMinutes(60) } })
  expect([await found('offboarding=scheduled'), await found('offboarding=none')]).toEqual([1, 0])
})

test('somebody whose sign-in is locked is shown as locked, and as suspended once they are', async () => {
  for (let tries = 0; tries < 12; tries += 1) {
    const { client_id, client_secret } = web
    const body = { grant_type: 'password', client_id, client_secret, username: alice.email, password: 'wrong' }
    await app.anonymous('POST', '/oauth/token', { body })
  }
  expect(await statusNow()).toBe('locked')
  expect((await suspend()).body.status).toBe('suspended')
})

test('S000-45 S000-46 a soft-deleted person cannot sign in or refresh, and is neither listed nor found', async () => {
  const held = await tokensFor(app, web, alice, offline)
  expect((await app.v1('DELETE', path)).status).toBe(204)
  expect(await doors(held)).toEqual(allShut)
  expect((await app.v1('GET', '/users?pageSize=200')).text).not.toContain(alice.id)
  expect((await app.v1('GET', `/users?search=${alice.email}`)).body.data).toEqual([])
  expect((await activate()).status).toBe(404)
  expect((await suspend()).status).toBe(404)
})

test('S000-43 the tombstone of a soft-deleted person holds the id and nothing personal', async () => {
  await suspend({ reason: 'Alice Canary called' })
  await app.v1('POST', `${path}/offboarding`, { body: { at: inMinutes(60) } })
  await app.v1('DELETE', path)
  const { database } = await tombstones()
  expect(database).toEqual([{ id: alice.id, keys: ['application_id', 'deleted_at', 'id'] }])
})

async function tombstones() {
  const { default: pg } = await import('pg')
  const connection = new pg.Client(app.connection)
  await connection.connect()
  try {
    const { rows } = await connection.query('SELECT * FROM deleted_users WHERE id = $1', [alice.id])
    const left = await connection.query('SELECT FROM offboardings WHERE user_id = $1', [alice.id])
    expect(left.rowCount).toBe(0)
    return { database: rows.map((row) => ({ id: row.id, keys: Object.keys(row).toSorted() })) }
  } finally {
    await connection.end()
  }
}
