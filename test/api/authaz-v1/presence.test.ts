import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { forgetPresence } from '../../../src/presence/forget-presence.ts'
import { askToRecover, lostPerson } from '../../support/recovery.ts'
import { startTestApp, type TestApp, type TwinApp } from '../../support/test-app.ts'
import { type ConsoleBrowser, consoleBrowser, signedIn } from './console-browser.ts'

let app: TestApp
let twin: TwinApp
let olivia: ConsoleBrowser
let sam: ConsoleBrowser
let kim: ConsoleBrowser
let serial = 0
/** The paths of a user and of a recovery request that nobody has looked at. */
let user: string
let request: string
let requestNumber: number

beforeAll(async () => {
  app = await startTestApp()
  twin = await app.startTwin()
  olivia = await signedIn(app, 'owner', 'olivia@example.com')
  sam = await signedIn(app, 'security', 'sam@example.com')
  kim = await signedIn(app, 'support', 'kim@example.com')
})
beforeEach(async () => {
  serial += 1
  const person = await lostPerson(app, { email: `dan${serial}@example.com` })
  const asked = await askToRecover(app, person.email)
  user = `/users/${encodeURIComponent(person.userId)}/presence`
  request = `/recovery-requests/${asked.id}/presence`
  requestNumber = asked.number
})
afterAll(() => app.close())

const second = 1_000
const tabOf = 'the-usual-tab'

const look = (who: ConsoleBrowser, path: string, tab = tabOf) => who.call('POST', path, { body: { tab } })
const leave = (who: ConsoleBrowser, path: string, tab = tabOf) => who.call('DELETE', `${path}?tab=${tab}`)
async function othersFor(who: ConsoleBrowser, path: string): Promise<string[]> {
  const { status, body, text } = await look(who, path)
  expect(status, text).toBe(200)
  return body.data.map(({ name }: { name: string }) => name)
}

test('whoever says that they look at something hears who else does, with their role, and never themselves', async () => {
  for (const path of [user, request]) {
    expect((await look(olivia, path)).body).toEqual({ data: [] })
    const { body } = await look(sam, path)
    expect(body).toEqual({ data: [{ id: expect.any(String), name: 'olivia@example.com', role: 'owner' }] })
    expect((await look(olivia, path, 'another-tab')).body.data).toMatchObject([{ role: 'security' }])
    expect(await othersFor(kim, path)).toEqual(['olivia@example.com', 'sam@example.com'])
    for (const who of [olivia, sam, kim]) await leave(who, path)
    await leave(olivia, path, 'another-tab')
  }
})

test('to look at a user is not to look at another, or at their recovery request', async () => {
  await look(sam, user)
  expect(await othersFor(olivia, request)).toEqual([])
  const { userId } = await lostPerson(app)
  expect(await othersFor(olivia, `/users/${encodeURIComponent(userId)}/presence`)).toEqual([])
})

test('it ends when the last tab leaves, and a tab that goes elsewhere has left', async () => {
  await look(sam, user)
  await look(sam, user, 'another-tab')
  await leave(sam, user)
  expect(await othersFor(olivia, user)).toEqual(['sam@example.com'])
  await look(sam, request, 'another-tab')
  expect(await othersFor(olivia, user)).toEqual([])
  // What a slow network brings late does not take it from where it is by now.
  await leave(sam, user, 'another-tab')
  expect(await othersFor(kim, request)).toEqual(['sam@example.com'])
})

test('it ends 90 seconds after a tab last said anything, and nothing of it is kept', async () => {
  await look(sam, user)
  app.clock.aheadMs += 60 * second
  expect(await othersFor(olivia, user)).toEqual(['sam@example.com'])
  await look(sam, user)
  app.clock.aheadMs += 60 * second
  expect(await othersFor(olivia, user)).toEqual(['sam@example.com'])
  app.clock.aheadMs += 30 * second
  expect(await othersFor(kim, user)).toEqual(['olivia@example.com'])
  app.clock.aheadMs += 90 * second
  const { stores, clock } = app.app.console
  await forgetPresence({ ...stores, clock })
  expect(await stores.presences.listAll(new Date(0), 100)).toEqual([])
})

test('a recovery request is the same by its number', async () => {
  await look(sam, `/recovery-requests/RR-${requestNumber}/presence`)
  expect(await othersFor(olivia, request)).toEqual(['sam@example.com'])
  expect((await leave(sam, `/recovery-requests/rr-${requestNumber}/presence`)).status).toBe(204)
  expect(await othersFor(olivia, request)).toEqual([])
})

test('two processes tell of one another', async () => {
  const elsewhere = consoleBrowser({ ...app, anonymous: twin.anonymous })
  Object.assign(elsewhere, { ...sam, call: elsewhere.call })
  await look(elsewhere, user)
  expect(await othersFor(olivia, user)).toEqual(['sam@example.com'])
  expect(await othersFor(elsewhere, user)).toEqual(['olivia@example.com'])
  await leave(olivia, user)
  expect(await othersFor(elsewhere, user)).toEqual([])
})

test('whoever is no operator any more is there no more', async () => {
  const una = await signedIn(app, 'auditor', 'una@example.com')
  await look(una, user)
  const { body } = await look(olivia, user)
  expect((await app.v1('DELETE', `/operators/${encodeURIComponent(body.data[0].id)}`)).status).toBe(204)
  expect(await othersFor(olivia, user)).toEqual([])
})

test('a key looks at nothing: 401, and 403 where it could not even read', async () => {
  const { key } = (await app.v1('POST', '/keys', { body: { name: 'Roles', permissions: ['read:roles'] } })).body
  const body = { tab: tabOf }
  for (const path of [user, request]) {
    expect((await app.v1('POST', path, { body })).status).toBe(401)
    expect((await app.v1('DELETE', `${path}?tab=${tabOf}`)).status).toBe(401)
    expect((await app.v1('POST', path, { body, headers: { 'x-api-key': key } })).status).toBe(403)
  }
  expect(await othersFor(olivia, user)).toEqual([])
})

test('nobody says it from another site, or without a session', async () => {
  const evil = { headers: { origin: 'https://evil.test' }, body: { tab: tabOf } }
  expect((await sam.call('POST', user, evil)).body.code).toBe('csrf_refused')
  expect((await app.anonymous('POST', `/api/v1${user}`, { body: { tab: tabOf } })).status).toBe(401)
  expect(await othersFor(olivia, user)).toEqual([])
})

test('404 for what there is not, 400 for a tab without a proper name', async () => {
  expect((await look(sam, '/users/auth0%7Cnobody/presence')).body.code).toBe('user_not_found')
  expect((await look(sam, '/recovery-requests/none/presence')).body.code).toBe('recovery_request_not_found')
  expect((await leave(sam, '/users/auth0%7Cnobody/presence')).status).toBe(204)
  for (const tab of ['', 'short', 'x'.repeat(41), 'with a space']) expect((await look(sam, user, tab)).status).toBe(400)
  expect((await sam.call('POST', user, { body: {} })).status).toBe(400)
  expect((await sam.call('DELETE', user)).status).toBe(400)
})

test('nothing of it is an event of the audit', async () => {
  const newest = async () => (await app.v1('GET', '/audit/events?pageSize=1')).body.data[0].id
  const before = await newest()
  await look(sam, user)
  await look(olivia, user)
  await leave(sam, user)
  expect(await newest()).toBe(before)
})

test('SES-12 an open page keeps nobody signed in: fifteen minutes after the last work the session has ended', async () => {
  const idle = await signedIn(app, 'admin', 'adam@example.com')
  for (let minute = 0; minute < 14; minute += 1) {
    app.clock.aheadMs += 60 * second
    expect((await look(idle, minute % 2 === 0 ? user : request)).status).toBe(200)
    expect((await leave(idle, minute % 2 === 0 ? user : request)).status).toBe(204)
  }
  app.clock.aheadMs += 2 * 60 * second
  expect((await look(idle, user)).body.code).toBe('session_expired')
  expect((await idle.call('GET', '/session')).status).toBe(401)
  expect(await othersFor(await signedIn(app, 'owner', 'second@example.com'), user)).toEqual([])
})
