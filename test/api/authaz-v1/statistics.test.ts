import { readdirSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemActor } from '../../../src/kernel/actor.ts'
import type { LogState } from '../../../src/seals/log-integrity.ts'
import { recordVerification } from '../../../src/seals/record-verification.ts'
import { addApp, addPerson, begin, mailed, password, uniqueEmail } from '../../login/people.ts'
import { newBrowserless } from '../../support/browserless.ts'
import { mmdbFile } from '../../support/mmdb-file.ts'
import { askToRecover } from '../../support/recovery.ts'
import { startTestApp, type TestApp } from '../../support/test-app.ts'
import { type ConsoleBrowser, signedIn } from './console-browser.ts'

let app: TestApp
let alice: string
let clientId: string
let kim: ConsoleBrowser
beforeAll(async () => {
  app = await startTestApp()
  clientId = await addApp(app)
  alice = await addPerson(app, 'alice@example.com')
  await addPerson(app, 'bob@example.com')
  kim = await signedIn(app, 'support', 'kim@example.com')
})
afterAll(() => app.close())

async function signIn(email: string, typed: string): Promise<void> {
  const browser = newBrowserless(app.url)
  const asked = await browser.submit(await browser.open('/account'), '/u/login', { identifier: email })
  await browser.submit(asked, '/u/login/password', { password: typed })
}
const read = async (path: string) => {
  const answer = await app.v1('GET', path)
  expect(answer.status, answer.text).toBe(200)
  return answer.body
}
const sum = (buckets: readonly Record<string, number>[], field: string) =>
  buckets.reduce((all, bucket) => all + (bucket[field] ?? 0), 0)
const found = async (query: string) => (await read(`/audit/events?${query}`)).data.length

test('sign-ins are counted as they happen, and what failed is found by its reason', async () => {
  await signIn('alice@example.com', password)
  await signIn('bob@example.com', 'not the password at all')
  await signIn('bob@example.com', 'not this one either')
  for (const [period, buckets] of [
    ['24h', 24],
    ['7d', 14],
    ['30d', 30],
    ['90d', 90],
  ] as const) {
    const answer = await read(`/stats/sign-ins?period=${period}`)
    expect(answer.buckets, period).toHaveLength(buckets)
    expect(answer.totals, period).toEqual({ signedIn: 1, withMfa: 0, failed: 2 })
    expect(sum(answer.buckets, 'failed'), period).toBe(2)
    expect(answer.previous, period).toEqual({ signedIn: 0, withMfa: 0, failed: 0 })
    expect(answer.reasons, period).toEqual([{ reason: 'wrong_password', count: 2, previous: 0 }])
  }
  expect(await found('type=user.sign_in_failed&reason=wrong_password')).toBe(2)
  expect(await found('reason=wrong_password')).toBe(2)
  expect(await found('reason=no_account')).toBe(0)
  const { since, until } = await read('/stats/sign-ins')
  expect(await found(`type=user.signed_in,user.sign_in_failed&since=${since}&until=${until}`)).toBe(3)
  expect((await app.v1('GET', '/stats/sign-ins?period=12h')).status).toBe(400)
})

test('who signs up is told by connection, and accounts that others made are not counted', async () => {
  expect(await read('/stats/sign-ups')).toMatchObject({ total: 0, connections: [] })
  const email = uniqueEmail()
  const { browser, signIn: begun } = await begin(app, { clientId })
  const form = await browser.open(`/u/signup?state=${begun.id}`)
  const sent = await browser.send(form, '/u/signup', { email, password, name: 'Grace' })
  const shown = await browser.open(sent.location ?? '')
  const done = await browser.send(shown, '/u/signup/confirm', { code: (await mailed(app, email)).code })
  await browser.open(done.location ?? '')
  const answer = await read('/stats/sign-ups?period=7d')
  expect(answer).toMatchObject({ total: 1, previous: 0 })
  expect(answer.connections).toMatchObject([{ name: 'Username-Password-Authentication', count: 1, previous: 0 }])
  expect(answer.buckets.at(-1).counts).toEqual([1])
  const [{ id }] = answer.connections
  expect(await found(`type=user.signed_up&connection=${id}`)).toBe(1)
  expect(await found('type=user.signed_up&connection=con_0000000000000000')).toBe(0)
})

test('second factors are counted as the list of users shows them', async () => {
  const before = (await read('/stats/mfa')).adoption
  const body = { type: 'totp', name: 'Phone', totp_secret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP' }
  const made = await app.api('POST', `/users/${encodeURIComponent(alice)}/authentication-methods`, { body })
  expect(made.status, made.text).toBeLessThan(300)
  const { asOf, adoption } = await read('/stats/mfa')
  expect(Date.parse(asOf)).toBeGreaterThan(0)
  expect(adoption).toMatchObject({ active: before.active, none: before.none - 1, recoveryCodesOnly: 0 })
  expect([adoption.strongest.totp, adoption.holding.totp]).toEqual([1, 1])
  for (const [mfa, count] of [
    ['totp', adoption.holding.totp],
    ['none', adoption.none],
  ] as const) {
    expect((await read(`/users?status=active&mfa=${mfa}&pageSize=50`)).data, mfa).toHaveLength(count)
  }
  await app.v1('POST', `/users/${encodeURIComponent(alice)}/suspend`, { body: { reason: 'Testing' } })
  const after = (await read('/stats/mfa')).adoption
  expect(after).toMatchObject({ active: adoption.active - 1, none: adoption.none })
  expect(after.holding.totp).toBe(0)
})

test('sessions are told by country, which nobody knows without a table of places, and by client', async () => {
  const { sessions } = await read('/stats/sessions')
  expect(sessions.total).toBeGreaterThan(0)
  expect(sessions.countries).toEqual([{ country: null, count: sessions.total }])
  expect(sessions.clients).toMatchObject([{ id: clientId, name: 'Acme Portal', count: 1 }])
})

test('what waits is told with its age, and of what somebody may not list there is nothing', async () => {
  expect(await read('/stats/needs-you')).toEqual({
    recoveryRequests: { count: 0, isMore: false, oldestAt: null },
    approvals: { count: 0, isMore: false, oldestAt: null },
    failedMessages: { count: 0, isMore: false },
    failedJobs: { count: 0, isMore: false },
    endingSecrets: { count: 0, isMore: false, clientId: null, endsAt: null },
    integrity: { brokenAt: null },
    changes: { pausedSince: null, areTaken: true },
  })
  await askToRecover(app, 'bob@example.com')
  const { recoveryRequests } = await read('/stats/needs-you')
  expect(recoveryRequests).toEqual({ count: 1, isMore: false, oldestAt: expect.any(String) })
  const { body } = await kim.call('GET', '/stats/needs-you')
  expect(body).toMatchObject({
    recoveryRequests: { count: 1 },
    approvals: null,
    failedMessages: null,
    integrity: null,
    changes: null,
  })
})

test('whoever runs Rollcall sees how it stands, and support does not', async () => {
  const { version } = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'))
  const answer = await read('/system')
  expect(answer).toMatchObject({ version, mail: { isSent: false, failedLastDay: 0 } })
  expect(answer.database).toMatchObject({
    isEmbedded: true,
    takesChanges: true,
    version: expect.stringMatching(/^\d+\.\d+$/),
  })
  const migrations = readdirSync(new URL('../../../migrations/', import.meta.url)).sort()
  expect(`${answer.database.schema}.sql`).toBe(migrations.at(-1))
  expect(answer).toMatchObject({ processes: 1, placeTables: [] })
  const { since, rotatesAt } = answer.signingKey
  expect(Date.parse(rotatesAt) - Date.parse(since)).toBe(90 * 86_400_000)
  const isDone = Object.fromEntries(
    answer.setup.map((each: { step: string; isDone: boolean }) => [each.step, each.isDone]),
  )
  expect(isDone).toMatchObject({
    'second-owner': false,
    team: true,
    'audit-anchor': false,
    mail: false,
    application: true,
    people: true,
  })
  expect((await kim.call('GET', '/system')).status).toBe(403)
  for (const path of ['sign-ins', 'sign-ups', 'mfa', 'sessions']) {
    expect((await kim.call('GET', `/stats/${path}`)).status, path).toBe(200)
  }
  const key = await app.v1('POST', '/keys', { body: { name: 'Roles', permissions: ['read:roles'] } })
  const headers = { 'x-api-key': key.body.key }
  for (const path of [
    '/stats/sign-ins',
    '/stats/sign-ups',
    '/stats/mfa',
    '/stats/sessions',
    '/stats/needs-you',
    '/system',
  ]) {
    expect((await app.anonymous('GET', `/api/v1${path}`, { headers })).status, path).toBe(403)
  }
})

test('the packages of others are told with their licenses to those who see how Rollcall stands', async () => {
  const { data } = await read('/system/parts')
  expect(data).toContainEqual({ name: 'fastify', version: expect.any(String), license: 'MIT', isIn: 'server' })
  expect((await kim.call('GET', '/system/parts')).status).toBe(403)
})

test('the health tells how old the location tables are, and neither counts processes it cannot know nor shows a secret', async () => {
  const placesFile = mmdbFile({ '81.2.69.0/24': { country_code: 'GB' } })
  const databaseUrl = 'postgres://rollcall:knows-the-way@db.internal/rollcall'
  const other = await startTestApp({ placesFiles: [placesFile], databaseUrl })
  try {
    const { status, body, text } = await other.v1('GET', '/system')
    expect(status, text).toBe(200)
    expect(body.placeTables).toEqual([{ kind: 'test', builtAt: '1970-01-01T00:00:00.000Z' }])
    expect(body.processes).toBeNull()
    expect(body.database.isEmbedded).toBe(false)
    for (const secret of ['knows-the-way', 'db.internal', placesFile]) expect(text).not.toContain(secret)
  } finally {
    await other.close()
  }
})

test('a pause of changes waits for those who can end it', async () => {
  const paused = (await app.v1('POST', '/changes/pause', { body: {} })).body
  expect((await read('/stats/needs-you')).changes).toEqual({ pausedSince: paused.since, areTaken: true })
  await app.v1('POST', '/changes/resume')
  expect((await read('/stats/needs-you')).changes).toEqual({ pausedSince: null, areTaken: true })
})

test('a letter that nobody took, and an audit that was found broken, are told until they are past', async () => {
  const { change } = app.app.directory
  const verified = (state: LogState) =>
    change((deps) =>
      recordVerification(deps, systemActor, {
        from: 1,
        to: 2,
        verified: 2,
        size: 2,
        state,
        faultCount: 1,
        brokenEvents: [],
      }),
    )
  await verified('broken')
  await change(({ audit }) => audit.record(systemActor, 'message.failed', { kind: 'message', id: 'msg_1' }, {}))
  app.clock.aheadMs += 1_000
  const waiting = await read('/stats/needs-you')
  expect(waiting).toMatchObject({
    failedMessages: { count: 1, isMore: false },
    integrity: { brokenAt: expect.any(String) },
  })
  await verified('intact')
  app.clock.aheadMs += 24.1 * 60 * 60_000
  expect(await read('/stats/needs-you')).toMatchObject({
    failedMessages: { count: 0 },
    integrity: { brokenAt: null },
  })
})
