// Two secrets of a client work at a time, each with a name and an end of its own (console.md 3.18).
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../support/test-app.ts'
import { signedIn } from './console-browser.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.close())

const dayMs = 86_400_000

interface Machine {
  readonly id: string
  readonly secret: string
  readonly audience: string
}

async function machine(): Promise<Machine> {
  const body = { name: 'Importer', machine: true, scopes: ['read:users'] }
  const made = (await app.v1('POST', '/clients', { body })).body
  return { id: made.client_id, secret: made.client_secret, audience: made.audience }
}

const add = (id: string, body: object) => app.v1('POST', `/clients/${id}/secrets`, { body })
const listed = async (id: string) => (await app.v1('GET', `/clients/${id}/secrets`)).body
const end = (id: string, secretId: string) => app.v1('DELETE', `/clients/${id}/secrets/${secretId}`)

/** By both ways there are to send a secret. */
async function asks({ id, audience }: Machine, secret: string): Promise<readonly number[]> {
  const body = { grant_type: 'client_credentials', audience }
  const authorization = `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`
  const answers = [
    await app.anonymous('POST', '/oauth/token', { body: { ...body, client_id: id, client_secret: secret } }),
    await app.anonymous('POST', '/oauth/token', { body, headers: { authorization } }),
  ]
  return answers.map(({ status }) => status)
}

async function at<Value>(aheadMs: number, work: () => Promise<Value>): Promise<Value> {
  app.clock.aheadMs = aheadMs
  try {
    return await work()
  } finally {
    app.clock.aheadMs = 0
  }
}

test('201 a second secret works beside the first, by header and in the body, and is shown this once', async () => {
  const one = await machine()
  const { status, body } = await add(one.id, { name: ' Worker ', expiresInDays: 30 })
  expect(status).toBe(201)
  const record = {
    id: expect.stringMatching(/^sec_/),
    name: 'Worker',
    createdAt: expect.any(String),
    createdBy: { kind: 'api-key', id: expect.any(String), name: 'Local command line' },
    expiresAt: new Date(Date.parse(body.createdAt) + 30 * dayMs).toISOString(),
    lastUsedAt: null,
    state: 'good',
  }
  expect(body).toEqual({ ...record, clientSecret: expect.stringMatching(/^[A-Za-z0-9]{64}$/) })
  expect(await asks(one, one.secret)).toEqual([200, 200])
  expect(await asks(one, body.clientSecret)).toEqual([200, 200])
  expect(await asks(one, 'neither')).toEqual([401, 401])
  const answer = await app.v1('GET', `/clients/${one.id}/secrets`)
  expect(answer.body).toMatchObject({ atMost: 2, data: [{ id: body.id }, { name: null, expiresAt: null }] })
  for (const secret of [one.secret, body.clientSecret]) expect(answer.text).not.toContain(secret)
})

test('a secret proves nothing once it has run out or was ended, and what is said then tells it from no other', async () => {
  const one = await machine()
  const worker = (await add(one.id, { name: 'Worker', expiresInDays: 1 })).body
  expect(await at(dayMs, () => asks(one, worker.clientSecret))).toEqual([401, 401])
  expect(await at(dayMs, () => asks(one, one.secret))).toEqual([200, 200])
  expect((await end(one.id, worker.id)).status).toBe(204)
  expect(await asks(one, worker.clientSecret)).toEqual([401, 401])
  const said = async (client_id: string, client_secret: string) => {
    const body = { grant_type: 'client_credentials', audience: one.audience, client_id, client_secret }
    const { status, text } = await app.anonymous('POST', '/oauth/token', { body })
    return { status, text }
  }
  const ofNobody = await said('nobody', 'nothing')
  expect(await said(one.id, worker.clientSecret)).toEqual(ofNobody)
  expect(await said(one.id, 'nothing')).toEqual(ofNobody)
  expect((await listed(one.id)).data).toMatchObject([{ id: worker.id, state: 'ended' }, { state: 'good' }])
  expect(await end(one.id, worker.id)).toMatchObject({ status: 404, body: { code: 'credential_not_found' } })
})

test('409 names how many work at a time; one that ended makes room and is forgotten', async () => {
  const one = await machine()
  const second = (await add(one.id, { name: 'Second' })).body
  expect(await add(one.id, { name: 'Third' })).toMatchObject({
    status: 409,
    body: { code: 'client_secret_limit_reached', detail: expect.stringContaining('at most 2 secrets') },
  })
  await end(one.id, second.id)
  const third = await add(one.id, { name: 'Third', expiresInDays: null })
  expect(third.status).toBe(201)
  expect((await listed(one.id)).data).toMatchObject([{ name: 'Third' }, { name: null }])
})

test('RAC-01 of two that add the second secret at the same time one does', async () => {
  const one = await machine()
  const answers = await Promise.all(['Worker', 'Web'].map((name) => add(one.id, { name })))
  expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409])
  expect((await listed(one.id)).data).toHaveLength(2)
})

test('the only secret may be ended: nothing proves itself by it, and another can be made', async () => {
  const one = await machine()
  const [{ id }] = (await listed(one.id)).data
  expect((await end(one.id, id)).status).toBe(204)
  expect(await asks(one, one.secret)).toEqual([401, 401])
  expect((await app.v1('GET', `/clients/${one.id}`)).body).toMatchObject({ secretState: 'ended' })
  const next = (await add(one.id, { name: 'Next' })).body
  expect(await asks(one, next.clientSecret)).toEqual([200, 200])
})

test('when a secret was used is told, to within five minutes, and of the other nothing', async () => {
  const one = await machine()
  const worker = (await add(one.id, { name: 'Worker' })).body
  const lastUses = async () =>
    (await listed(one.id)).data.map(({ lastUsedAt }: { lastUsedAt: string | null }) => lastUsedAt)
  await asks(one, worker.clientSecret)
  const [first, unused] = await lastUses()
  expect([Date.parse(first) > 0, unused]).toEqual([true, null])
  await at(60_000, () => asks(one, worker.clientSecret))
  expect(await lastUses()).toEqual([first, null])
  await at(300_000, () => asks(one, worker.clientSecret))
  expect(Date.parse((await lastUses())[0])).toBeGreaterThan(Date.parse(first))
})

test('rotating gives the newest a successor of its name, which may have an end, and ends the other at once', async () => {
  const one = await machine()
  const worker = (await add(one.id, { name: 'Worker', expiresInDays: 1 })).body
  const body = { overlapHours: 48, expiresInDays: 90 }
  const { clientSecret } = (await app.v1('POST', `/clients/${one.id}/rotate-secret`, { body })).body
  const { data } = await listed(one.id)
  // What is rotated ends no later than it would have.
  expect(data).toMatchObject([{ name: 'Worker' }, { id: worker.id, expiresAt: worker.expiresAt }])
  expect(Date.parse(data[0].expiresAt) - Date.parse(data[0].createdAt)).toBe(90 * dayMs)
  expect(await asks(one, clientSecret)).toEqual([200, 200])
  expect(await asks(one, worker.clientSecret)).toEqual([200, 200])
  expect(await asks(one, one.secret)).toEqual([401, 401])
})

test('/api/v2 has one secret: the newest that works, and both end where it is rotated or replaced', async () => {
  const one = await machine()
  const shown = async () => (await app.api('GET', `/clients/${one.id}`)).body.client_secret
  const worker = (await add(one.id, { name: 'Worker', expiresInDays: 1 })).body
  expect(await shown()).toBe(worker.clientSecret)
  await end(one.id, worker.id)
  expect(await shown()).toBe(one.secret)
  const second = (await add(one.id, { name: 'Second' })).body.clientSecret
  const rotated = (await app.api('POST', `/clients/${one.id}/rotate-secret`)).body.client_secret
  for (const old of [one.secret, second]) expect(await asks(one, old)).toEqual([401, 401])
  expect(await asks(one, rotated)).toEqual([200, 200])
  await add(one.id, { name: 'Third' })
  const own = { client_secret: 'a-secret-of-somebodys-own-choice' }
  expect((await app.api('PATCH', `/clients/${one.id}`, { body: own })).body).toMatchObject(own)
  expect(await asks(one, rotated)).toEqual([401, 401])
  expect(await asks(one, own.client_secret)).toEqual([200, 200])
  expect((await listed(one.id)).data).toHaveLength(1)
})

test('a client whose last secret ends within 14 days is told of, until another is made', async () => {
  const one = await machine()
  const [{ id: first }] = (await listed(one.id)).data
  await add(one.id, { name: 'Short', expiresInDays: 20 })
  const told = async () => [
    (await app.v1('GET', `/clients/${one.id}`)).body.secretState,
    (await app.v1('GET', '/stats/needs-you')).body.endingSecrets,
  ]
  const nothing = { count: 0, isMore: false, clientId: null, endsAt: null }
  expect(await at(10 * dayMs, told)).toEqual(['good', nothing])
  await end(one.id, first)
  expect(await told()).toEqual(['good', nothing])
  const waiting = { count: 1, isMore: false, clientId: one.id, endsAt: expect.any(String) }
  expect(await at(10 * dayMs, told)).toEqual(['ending', waiting])
  expect(await at(20 * dayMs, told)).toEqual(['ended', nothing])
  await add(one.id, { name: 'Long' })
  expect(await at(10 * dayMs, told)).toEqual(['good', nothing])
  const support = await signedIn(app, 'support', 'desk@example.com')
  expect((await support.call('GET', '/stats/needs-you')).body.endingSecrets).toBeNull()
})

test('400 names the field of a secret without a name or with an end that is none', async () => {
  const { id } = await machine()
  for (const [body, field] of [
    [{}, 'name'],
    [{ name: ' ' }, 'name'],
    [{ name: 'x'.repeat(101) }, 'name'],
    [{ name: 'X', expiresInDays: 0 }, 'expiresInDays'],
    [{ name: 'X', expiresInDays: 3_651 }, 'expiresInDays'],
  ] as const) {
    const { status, body: problem } = await add(id, body)
    expect([status, Object.keys(problem.errors)], JSON.stringify(body)).toEqual([400, [field]])
  }
})

test('404 for a secret of another client, and for a client that is not there', async () => {
  const [one, other] = [await machine(), await machine()]
  const [{ id }] = (await listed(other.id)).data
  expect((await end(one.id, id)).status).toBe(404)
  expect(await asks(other, other.secret)).toEqual([200, 200])
  for (const answer of [await add('none', { name: 'X' }), await app.v1('GET', '/clients/none/secrets')]) {
    expect(answer).toMatchObject({ status: 404, body: { code: 'client_not_found' } })
  }
})

test('AUZ-01 an auditor reads when secrets end and changes none, and support sees nothing of them', async () => {
  const { id } = await machine()
  const [support, auditor] = [await signedIn(app, 'support'), await signedIn(app, 'auditor')]
  expect((await support.call('GET', `/clients/${id}/secrets`)).status).toBe(403)
  const { status, body } = await auditor.call('GET', `/clients/${id}/secrets`)
  expect(status).toBe(200)
  expect((await auditor.call('POST', `/clients/${id}/secrets`, { body: { name: 'X' } })).status).toBe(403)
  expect((await auditor.call('DELETE', `/clients/${id}/secrets/${body.data[0].id}`)).status).toBe(403)
})

test('a request that is sent again adds one secret, and the audit tells of it and of its end without the value', async () => {
  const one = await machine()
  const headers = { 'idempotency-key': 'a-second-secret' }
  const send = () => app.v1('POST', `/clients/${one.id}/secrets`, { body: { name: 'Worker' }, headers })
  const [first, again] = [await send(), await send()]
  expect(again.body).toEqual(first.body)
  expect((await listed(one.id)).data).toHaveLength(2)
  await end(one.id, first.body.id)
  const database = new pg.Client(app.connection)
  await database.connect()
  const { rows } = await database.query(
    `SELECT type, details FROM audit_events WHERE subject_id = $1 AND type LIKE 'client.secret%' ORDER BY id`,
    [one.id],
  )
  await database.end()
  expect(rows).toEqual([
    { type: 'client.secret_added', details: { secretId: first.body.id, name: 'Worker', expiresAt: null } },
    { type: 'client.secret_ended', details: { secretId: first.body.id, name: 'Worker' } },
  ])
})
