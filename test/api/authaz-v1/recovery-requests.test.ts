import { afterAll, beforeAll, expect, test } from 'vitest'
import { apiKeyHash, apiKeyPrefix } from '../../../src/api-keys/api-key.ts'
import { type Permission, systemActor } from '../../../src/kernel/actor.ts'
import { bearerSecret, prefixedId } from '../../../src/kernel/ids.ts'
import { askToRecover, lostPerson, mailsTo } from '../../support/recovery.ts'
import { type Caller, caller, startTestApp, type TestApp } from '../../support/test-app.ts'
import { type ConsoleBrowser, password, signedIn, signedInAs } from './console-browser.ts'

let app: TestApp
let sam: ConsoleBrowser
let olga: ConsoleBrowser
beforeAll(async () => {
  app = await startTestApp()
  sam = await signedIn(app, 'owner', 'sam@example.com')
  olga = await signedIn(app, 'owner', 'olga@example.com')
})
afterAll(() => app.close())

const body = { evidence: { method: 'video-call' } }
const pending = async (given?: { email: string }) => {
  const person = await lostPerson(app, given)
  const { id } = await askToRecover(app, person.email)
  return { ...person, path: `/recovery-requests/${id}` }
}

/** A key that this operator makes for themselves. */
async function keyOf(operator: Pick<ConsoleBrowser, 'call'>, permissions: readonly string[]): Promise<Caller> {
  const made = await operator.call('POST', '/keys', { body: { name: 'Mine', permissions } })
  if (made.status !== 201) throw new Error(made.text)
  return caller(`${app.url}api/v1`, { 'x-api-key': made.body.key })
}

const moveTo = (call: Caller, userId: string, email: string) =>
  call('PATCH', `/users/${encodeURIComponent(userId)}`, { body: { email, emailVerified: true } })

test('an approval says when its link goes out, and the request shows it', async () => {
  const { path, email } = await pending()
  const approved = await sam.call('POST', `${path}/approve`, { body: { ...body, waits: true } })
  expect(approved).toMatchObject({ status: 200, body: { status: 'approved', linkSentAt: null } })
  const { linkDueAt, decidedAt } = approved.body
  expect(Date.parse(linkDueAt) - Date.parse(decidedAt)).toBe(24 * 3_600_000)
  expect((await sam.call('GET', path)).body.linkDueAt).toBe(linkDueAt)
  const early = await sam.call('POST', `${path}/resend`)
  expect([early.status, early.body.code]).toEqual([409, 'recovery_waiting'])
  expect((await sam.call('POST', `${path}/resend`)).status).toBe(409)
  expect(await mailsTo(app, email, 'recovery-approved')).toEqual([])
})

test('where the settings ask for it the caller is verified before an approval, and the refusal is recorded', async () => {
  const policy = { callerVerification: 'operators', callerVerificationFor: ['recovery'] }
  await app.v1('PATCH', '/settings', { body: policy })
  const { path, userId } = await pending()
  const early = await sam.call('POST', `${path}/approve`, { body })
  expect([early.status, early.body.code]).toEqual([403, 'caller_verification_required'])
  const user = `/users/${encodeURIComponent(userId)}`
  const [event] = (await app.v1('GET', `${user}/events`)).body.data
  expect(event).toMatchObject({ type: 'recovery_request.decision_refused' })
  const check = { channel: 'other', kind: 'video-call', note: 'Passport matches' }
  expect((await sam.call('POST', `${user}/caller-verifications`, { body: check })).status).toBe(201)
  expect((await sam.call('POST', `${path}/approve`, { body })).status).toBe(200)
  const { data } = (await app.v1('GET', `${user}/events?type=recovery_request.approved`)).body
  expect(data[0].changes).toMatchObject({ callerVerification: [{ channel: 'other', kind: 'video-call' }] })
  const other = await pending()
  expect((await sam.call('POST', `${other.path}/deny`, { body: {} })).status).toBe(200)
  const back = { callerVerification: 'support', callerVerificationFor: ['mfa-reset', 'password-link'] }
  await app.v1('PATCH', '/settings', { body: back })
})

test('a request is found, listed and decided by the number that people read out', async () => {
  const { path } = await pending()
  const { body: request } = await sam.call('GET', path)
  const byNumber = await sam.call('GET', `/recovery-requests/${request.number.toLowerCase()}`)
  expect([byNumber.status, byNumber.body]).toEqual([200, request])
  for (const number of [request.number, request.number.slice(3)]) {
    expect((await sam.call('GET', `/recovery-requests?number=${number}`)).body.data).toEqual([request])
  }
  expect((await sam.call('GET', '/recovery-requests?number=RR-999999999')).body.data).toEqual([])
  const wrong = await sam.call('GET', '/recovery-requests?number=RR')
  expect([wrong.status, Object.keys(wrong.body.errors)]).toEqual([400, ['number']])
  expect((await sam.call('GET', '/recovery-requests/RR-999999999')).status).toBe(404)
  const denied = await sam.call('POST', `/recovery-requests/${request.number}/deny`, { body: {} })
  expect([denied.status, denied.body.id]).toEqual([200, request.id])
})

test('the queue comes oldest first, and newest first where that is asked for', async () => {
  const ids = async (query: string) =>
    (await sam.call('GET', `/recovery-requests?pageSize=200${query}`)).body.data.map(({ id }: { id: string }) => id)
  await pending()
  await pending()
  const queue = await ids('')
  expect(queue.length).toBeGreaterThan(1)
  expect(await ids('&sort=created')).toEqual(queue)
  expect(await ids('&sort=-created')).toEqual(queue.toReversed())
  expect((await sam.call('GET', '/recovery-requests?sort=name')).status).toBe(400)
})

test('AUZ-13 an address that one session of a person set is not approved through their other session or key', async () => {
  const { path, userId } = await pending()
  expect((await moveTo(sam.call, userId, 'taken1@example.com')).status).toBe(200)
  const key = await keyOf(sam, ['approve:recovery', 'create:api_keys'])
  const keyOfKey = await keyOf({ call: key }, ['approve:recovery'])
  for (const call of [sam.call, key, keyOfKey]) {
    expect(await call('POST', `${path}/approve`, { body })).toMatchObject({
      status: 403,
      body: { code: 'not_permitted' },
    })
  }
  expect((await olga.call('POST', `${path}/approve`, { body })).status).toBe(200)
})

test('AUZ-13 two keys of one person are one person, and keys of two people are two', async () => {
  const { path, userId } = await pending()
  const changing = await keyOf(sam, ['read:users', 'update:users', 'update:user_identifiers'])
  expect((await moveTo(changing, userId, 'taken2@example.com')).status).toBe(200)
  const own = await keyOf(sam, ['approve:recovery'])
  expect((await own('POST', `${path}/approve`, { body })).status).toBe(403)
  expect((await sam.call('POST', `${path}/approve`, { body })).status).toBe(403)
  const others = await keyOf(olga, ['approve:recovery'])
  expect((await others('POST', `${path}/approve`, { body })).status).toBe(200)
})

test('AUZ-13 whoever asks for themselves decides by no key of theirs', async () => {
  const { path } = await pending({ email: 'sam@example.com' })
  const key = await keyOf(sam, ['approve:recovery'])
  for (const call of [sam.call, key]) {
    expect((await call('POST', `${path}/approve`, { body })).status).toBe(403)
    expect((await call('POST', `${path}/deny`, { body: {} })).status).toBe(403)
  }
  const events = await app.v1('GET', '/audit/events?type=recovery_request.decision_refused&pageSize=4')
  expect(events.body.data).toHaveLength(4)
})

test('AUZ-13 a key that belongs to the person who asks is that person, whoever made it', async () => {
  const { path, userId } = await pending()
  const made = await olga.call('POST', '/keys', { body: { name: 'Theirs', permissions: ['approve:recovery'], userId } })
  const theirs = caller(`${app.url}api/v1`, { 'x-api-key': made.body.key })
  expect((await theirs('POST', `${path}/approve`, { body })).status).toBe(403)
  expect((await sam.call('POST', `${path}/approve`, { body })).status).toBe(200)
})

test('whoever vouched for the address last does not approve either', async () => {
  const person = await lostPerson(app, { emailVerified: false })
  const { id } = await askToRecover(app, person.email)
  const path = `/recovery-requests/${id}`
  const verified = await sam.call('PATCH', `/users/${encodeURIComponent(person.userId)}`, {
    body: { emailVerified: true },
  })
  expect(verified.status).toBe(200)
  expect((await sam.call('POST', `${path}/approve`, { body })).status).toBe(403)
  expect((await olga.call('POST', `${path}/approve`, { body })).status).toBe(200)
})

test('AUZ-13 an operator whom somebody added is no second person beside them', async () => {
  const email = 'twin@example.com'
  const made = await sam.call('POST', '/operators', { body: { email, password, role: 'owner' } })
  expect(made.status, made.text).toBe(201)
  const twin = await signedInAs(app, made.body.id)
  for (const [sets, decides] of [
    [sam, twin],
    [twin, sam],
  ] as const) {
    const { path, userId } = await pending()
    expect((await moveTo(sets.call, userId, `${userId.slice(6)}@example.com`)).status).toBe(200)
    expect((await decides.call('POST', `${path}/approve`, { body })).status).toBe(403)
    const key = await keyOf(decides, ['approve:recovery'])
    expect((await key('POST', `${path}/approve`, { body })).status).toBe(403)
    expect((await olga.call('POST', `${path}/approve`, { body })).status).toBe(200)
  }
})

test('AUZ-13 a hundred other changes hide nobody who set the address', async () => {
  const { path, userId } = await pending()
  expect((await moveTo(sam.call, userId, 'taken3@example.com')).status).toBe(200)
  const { audit } = app.app.directory.stores
  for (let count = 0; count < 120; count += 1) {
    await audit.record(systemActor, 'user.updated', { kind: 'user', id: userId }, { fields: ['nickname'] })
  }
  expect((await sam.call('POST', `${path}/approve`, { body })).status).toBe(403)
})

test('AUZ-13 a key whose making is not on record decides nothing, and does not keep the console from deciding', async () => {
  const { directory } = app.app
  const insert = async (permissions: readonly Permission[]) => {
    const secret = bearerSecret(apiKeyPrefix)
    const key = { id: prefixedId('key'), name: 'Old', permissions, organizationId: null, userId: null }
    const unused = { secretStart: null, expiresAt: null, lastUsedAt: null, lastUsedIp: null }
    await directory.stores.apiKeys.insert({ ...key, ...unused, createdAt: new Date() }, apiKeyHash(secret))
    return caller(`${app.url}api/v1`, { 'x-api-key': secret })
  }
  const { path, userId } = await pending()
  const old = await insert(['read:users', 'update:users', 'update:user_identifiers', 'approve:recovery'])
  expect(await old('POST', `${path}/approve`, { body })).toMatchObject({
    status: 403,
    body: { detail: expect.stringContaining('who made this key') },
  })
  expect((await moveTo(old, userId, 'taken4@example.com')).status).toBe(200)
  const key = await keyOf(olga, ['approve:recovery'])
  expect(await key('POST', `${path}/approve`, { body })).toMatchObject({
    status: 403,
    body: { detail: expect.stringContaining('made the key that set the address') },
  })
  expect((await olga.call('POST', `${path}/approve`, { body })).status).toBe(200)
})
