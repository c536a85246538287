import { setTimeout as wait } from 'node:timers/promises'
import { Webhook } from 'standardwebhooks'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { systemActor } from '../../../../src/kernel/actor.ts'
import { startTestApp, type TestApp } from '../../../support/test-app.ts'
import { type Received, type Receiver, startReceiver } from './receiver.ts'

let app: TestApp
let receiver: Receiver
const made: string[] = []
let count = 0

beforeAll(async () => {
  receiver = await startReceiver()
  app = await startTestApp({ outgoingAllow: ['localhost'] })
})
afterAll(async () => {
  await app.close()
  await receiver.close()
})
afterEach(async () => {
  receiver.answer = (_received, reply) => reply.writeHead(204).end()
  app.clock.aheadMs = 0
  for (const id of made.splice(0)) await app.v1('DELETE', `/webhooks/${id}`)
})

interface Hook {
  readonly id: string
  readonly path: string
  readonly secret: string
}

async function hook(changes: object = {}): Promise<Hook> {
  const path = `/hook-${++count}`
  const body = { name: 'Test', url: `${receiver.url}${path.slice(1)}`, eventTypes: ['role.created'], ...changes }
  const answer = await app.v1('POST', '/webhooks', { body })
  expect(answer.status, answer.text).toBe(201)
  made.push(answer.body.id)
  return { id: answer.body.id, path, secret: answer.body.secret }
}

const happen = async (name = `Role ${++count}`) =>
  (await app.api('POST', '/roles', { body: { name } })).body.id as string
const deliveries = async ({ id }: Hook, query = '') =>
  (await app.v1('GET', `/webhooks/${id}/deliveries${query}`)).body.data

const faultsOf = async (webhook: Hook) =>
  (await deliveries(webhook)).map(({ lastFault }: { lastFault: string | null }) => lastFault).join()

async function settled(webhook: Hook, status: string) {
  for (let tries = 0; tries < 400; tries += 1) {
    const [first] = await deliveries(webhook, `?status=${status}`)
    if (first !== undefined) return first
    await wait(25)
  }
  throw new Error(`no delivery became ${status}: ${JSON.stringify(await deliveries(webhook))}`)
}

/** As long as a busy machine may take. */
const eventually = <Value>(what: () => Promise<Value>) => expect.poll(what, { timeout: 12_000, interval: 50 })

const signed = ({ headers }: Received) => headers as Record<string, string>

test('OUT-04 an event arrives and an independent implementation takes its signature', async () => {
  const webhook = await hook()
  const roleId = await happen()
  const [received] = await receiver.until(webhook.path, 1)
  expect(received?.headers['content-type']).toBe('application/json')
  expect(received?.headers['webhook-id']).toMatch(/^msg_/)
  const payload = new Webhook(webhook.secret).verify(received?.body ?? '', signed(received as Received))
  expect(payload).toMatchObject({
    type: 'role.created',
    timestamp: expect.stringMatching(/Z$/),
    data: { id: expect.any(String), actor: { kind: 'client' }, subject: { kind: 'role', id: roleId } },
  })
  expect(await settled(webhook, 'delivered')).toMatchObject({
    id: received?.headers['webhook-id'],
    eventType: 'role.created',
    attempts: 1,
    answerStatus: 204,
    answerBytes: 0,
  })
})

test('OUT-04 a changed body, an old time, another id and another secret are refused by it', async () => {
  const webhook = await hook()
  await happen()
  const [received] = (await receiver.until(webhook.path, 1)) as [Received]
  const verifier = new Webhook(webhook.secret)
  const headers = signed(received)
  expect(() => verifier.verify(received.body.replace('role', 'rule'), headers)).toThrow()
  expect(() => verifier.verify(received.body, { ...headers, 'webhook-id': 'msg_other' })).toThrow()
  const old = String(Number(headers['webhook-timestamp']) - 600)
  expect(() => verifier.verify(received.body, { ...headers, 'webhook-timestamp': old })).toThrow()
  const other = await hook()
  expect(() => new Webhook(other.secret).verify(received.body, headers)).toThrow()
})

test('OUT-04 both secrets sign for a day after a rotation, then the new one alone', async () => {
  const webhook = await hook()
  const { secret } = (await app.v1('POST', `/webhooks/${webhook.id}/rotate-secret`)).body
  await happen()
  const [first] = (await receiver.until(webhook.path, 1)) as [Received]
  expect(String(first.headers['webhook-signature']).split(' ')).toHaveLength(2)
  for (const each of [secret, webhook.secret]) new Webhook(each).verify(first.body, signed(first))
  app.clock.aheadMs = 25 * 60 * 60_000
  await app.v1('POST', `/webhooks/${webhook.id}/test`)
  const second = (await receiver.until(webhook.path, 2))[1] as Received
  expect(String(second.headers['webhook-signature']).split(' ')).toHaveLength(1)
  // The verifier's clock is a day behind, so the signature is compared without its time.
  expect(second.headers['webhook-signature']).toBe(
    new Webhook(secret).sign(
      String(second.headers['webhook-id']),
      new Date(Number(second.headers['webhook-timestamp']) * 1000),
      second.body,
    ),
  )
})

test('only what a webhook hears of is sent to it', async () => {
  const webhook = await hook({ eventTypes: ['organization.created'] })
  const everything = await hook({ eventTypes: ['*'] })
  await happen()
  await receiver.until(everything.path, 1)
  expect(receiver.received.filter(({ path }) => path === webhook.path)).toEqual([])
  expect(await deliveries(webhook)).toEqual([])
})

test('a log stream gets arrays, with the header it was given and a signature', async () => {
  const webhook = await hook({ format: 'log', authorization: 'Splunk abc' })
  await Promise.all([happen(), happen(), happen()])
  const come = async () => (await receiver.until(webhook.path, 1)).flatMap(({ body }) => JSON.parse(body))
  for (let tries = 0; (await come()).length < 3 && tries < 100; tries += 1) await wait(50)
  expect((await come()).map(({ type }) => type)).toEqual(['role.created', 'role.created', 'role.created'])
  const [first] = (await receiver.until(webhook.path, 1)) as [Received]
  expect(first.headers.authorization).toBe('Splunk abc')
  new Webhook(webhook.secret).verify(first.body, signed(first))
})

test('a log stream that has much to tell sends 100 events at most in a call', async () => {
  const webhook = await hook({ format: 'log' })
  await app.app.directory.change(async ({ audit }) => {
    const subjects = Array.from({ length: 150 }, (_, place) => ({ kind: 'role', id: `rol_${place}` }) as const)
    await audit.recordEach(systemActor, 'role.created', subjects)
  })
  const calls = await receiver.until(webhook.path, 2)
  const sizes = calls.map(({ body }) => JSON.parse(body).length)
  expect(Math.max(...sizes)).toBe(100)
  expect(sizes.reduce((one, other) => one + other)).toBe(150)
})

test('what fails is tried again under the same id with growing pauses, then lies dead until it is replayed', async () => {
  const webhook = await hook()
  receiver.answer = (_received, reply) => reply.writeHead(503).end('busy')
  await happen()
  const steps = [5, 30, 120, 600, 3_600, 21_600, 86_400]
  let ahead = 0
  for (const [place, seconds] of steps.entries()) {
    await receiver.until(webhook.path, place + 1)
    await eventually(async () => (await deliveries(webhook))[0].answerStatus).toBe(503)
    await eventually(async () => Date.parse((await deliveries(webhook))[0].nextAttemptAt)).toBeGreaterThan(
      Date.now() + ahead + seconds * 1000 * 0.75 - 1_000,
    )
    const due = Date.parse((await deliveries(webhook))[0].nextAttemptAt) - Date.now() - ahead
    expect(due).toBeLessThan(seconds * 1000 * 1.25)
    ahead += seconds * 1250
    app.clock.aheadMs = ahead
  }
  const attempts = await receiver.until(webhook.path, 8)
  expect(await settled(webhook, 'dead')).toMatchObject({
    attempts: 8,
    lastFault: expect.stringContaining('answered 503'),
  })
  expect(new Set(attempts.map(({ headers }) => headers['webhook-id'])).size).toBe(1)

  receiver.answer = (_received, reply) => reply.writeHead(200).end()
  const since = new Date(Date.now() - 60_000).toISOString()
  expect(await app.v1('POST', `/webhooks/${webhook.id}/replay`, { body: { since } })).toMatchObject({
    status: 202,
    body: { replayed: 1 },
  })
  expect(await settled(webhook, 'delivered')).toMatchObject({ attempts: 1, answerStatus: 200 })
  const again = await receiver.until(webhook.path, 9)
  expect(again[8]?.headers['webhook-id']).toBe(attempts[0]?.headers['webhook-id'])
}, 30_000)

test('one delivery is sent again when it is asked for', async () => {
  const webhook = await hook()
  await happen()
  const { id } = await settled(webhook, 'delivered')
  const replayed = await app.v1('POST', `/webhooks/${webhook.id}/deliveries/${id}/replay`)
  expect(replayed).toMatchObject({ status: 202, body: { id, status: 'waiting' } })
  expect(await receiver.until(webhook.path, 2)).toHaveLength(2)
})

test('what waits is held against the webhook again before each attempt', async () => {
  const off = await hook()
  const deaf = await hook()
  receiver.answer = (_received, reply) => reply.writeHead(500).end()
  await happen()
  await Promise.all([receiver.until(off.path, 1), receiver.until(deaf.path, 1)])
  await eventually(async () => (await deliveries(off))[0].answerStatus).toBe(500)
  await eventually(async () => (await deliveries(deaf))[0].answerStatus).toBe(500)
  await app.v1('PATCH', `/webhooks/${off.id}`, { body: { isActive: false } })
  await app.v1('PATCH', `/webhooks/${deaf.id}`, { body: { eventTypes: ['user.created'] } })
  app.clock.aheadMs = 10_000
  expect(await settled(off, 'dead')).toMatchObject({ lastFault: 'The webhook is switched off' })
  expect(await settled(deaf, 'dropped')).toMatchObject({ lastFault: expect.stringContaining('no longer hears') })
  expect(receiver.received.filter(({ path }) => path === off.path || path === deaf.path)).toHaveLength(2)
})

test('OUT-05 of a test and in the log of deliveries stand status and length of the answer, never a word of it', async () => {
  const webhook = await hook()
  receiver.answer = (_received, reply) => reply.writeHead(500, { 'x-inner': 'header-secret' }).end('inner-secret-text')
  const answer = await app.v1('POST', `/webhooks/${webhook.id}/test`)
  expect(answer).toMatchObject({
    status: 200,
    body: {
      status: 'dead',
      answerStatus: 500,
      answerBytes: 17,
      eventIds: [],
      lastFault: expect.stringMatching(/answered 500$/),
    },
  })
  await happen()
  await eventually(async () =>
    (await deliveries(webhook)).map((each: { answerStatus: number }) => each.answerStatus),
  ).toEqual([500, 500])
  const log = await app.v1('GET', `/webhooks/${webhook.id}/deliveries`)
  expect(answer.text + log.text).not.toMatch(/inner-secret|header-secret/)
  const [received] = (await receiver.until(webhook.path, 1)) as [Received]
  expect(JSON.parse(received.body)).toMatchObject({ type: 'webhook.test', data: { webhook: { id: webhook.id } } })
})

test('OUT-01 an address that became internal after it was saved is not called', async () => {
  const webhook = await hook()
  const { stores } = app.app.directory
  const row = await stores.webhooks.find(webhook.id)
  if (row === null) throw new Error('no webhook')
  await stores.webhooks.save({ ...row, url: 'https://127.0.0.1/' })
  await happen()
  await eventually(async () => (await deliveries(webhook))[0]?.lastFault).toContain('not a public address')
  expect(receiver.received.filter(({ path }) => path === webhook.path)).toEqual([])
})

test('OUT-03 redirects are not followed and answers without end are cut, while others get theirs', async () => {
  const redirected = await hook()
  const endless = await hook()
  const silent = await hook()
  const fine = await hook()
  const answers: Readonly<Record<string, Receiver['answer']>> = {
    [redirected.path]: (_received, reply) => reply.writeHead(307, { location: `${receiver.url}inside` }).end(),
    [endless.path]: (_received, reply) => {
      const write = () => {
        while (!reply.destroyed && reply.write('x'.repeat(16_384)));
        if (!reply.destroyed) reply.once('drain', write)
      }
      write()
    },
    [silent.path]: () => undefined,
  }
  receiver.answer = (received, reply) => {
    const answer = answers[received.path]
    if (answer === undefined) reply.writeHead(204).end()
    else answer(received, reply)
  }
  await Promise.all(Array.from({ length: 12 }, () => happen()))
  expect(await receiver.until(fine.path, 12)).toHaveLength(12)
  // Of the silent one four are called at a time, each for five seconds: with shared places all would wait for its last.
  expect(receiver.received.filter(({ path }) => path === silent.path).length).toBeLessThan(12)
  await eventually(() => faultsOf(redirected)).toContain('answered 307')
  await eventually(() => faultsOf(endless)).toContain('more than 64 KiB')
  await eventually(() => faultsOf(silent)).toContain('did not answer within 5 seconds')
  expect(receiver.received.filter(({ path }) => path === '/inside')).toEqual([])
})

test('after three days without success a webhook is switched off, and the audit says so', async () => {
  const webhook = await hook()
  receiver.answer = (_received, reply) => reply.writeHead(500).end()
  await happen()
  const shown = async () => (await app.v1('GET', `/webhooks/${webhook.id}`)).body
  await eventually(async () => (await shown()).failingSince).not.toBeNull()
  app.clock.aheadMs = 3 * 24 * 60 * 60_000 + 60_000
  await eventually(async () => (await shown()).isActive).toBe(false)
  expect((await shown()).disabledAt).not.toBeNull()
  const page = { kind: 'cursor', after: null, limit: 5, withTotal: false } as const
  const [event] = (await app.app.directory.stores.audit.listAbout(webhook.id, page)).items
  expect(event).toMatchObject({ type: 'webhook.disabled', actor: { kind: 'system' }, details: { name: 'Test' } })
  const mended = await app.v1('PATCH', `/webhooks/${webhook.id}`, { body: { isActive: true } })
  expect(mended.body).toMatchObject({ isActive: true, disabledAt: null, failingSince: null })
})

test('a success ends the days without one', async () => {
  const webhook = await hook()
  receiver.answer = (_received, reply) => reply.writeHead(500).end()
  await happen()
  const failing = async () => (await app.v1('GET', `/webhooks/${webhook.id}`)).body.failingSince
  await eventually(failing).not.toBeNull()
  receiver.answer = (_received, reply) => reply.writeHead(200).end()
  app.clock.aheadMs = 10_000
  await settled(webhook, 'delivered')
  await eventually(failing).toBeNull()
})

test('after a hard delete no delivery, waiting or sent again, holds a byte of the person', async () => {
  const webhook = await hook({ eventTypes: ['user.created', 'user.suspended'] })
  receiver.answer = (_received, reply) => reply.writeHead(500).end()
  const body = {
    connection: 'Username-Password-Authentication',
    email: 'bob@example.com',
    password: 'Correct-horse-7!',
  }
  const { user_id: id } = (await app.api('POST', '/users', { body })).body
  await app.v1('POST', `/users/${encodeURIComponent(id)}/suspend`, { body: { reason: 'Bob of Example called' } })
  await receiver.until(webhook.path, 2)
  expect((await app.v1('DELETE', `/users/${encodeURIComponent(id)}?hard=true`)).status).toBeLessThan(300)
  const before = receiver.received.length
  receiver.answer = (_received, reply) => reply.writeHead(200).end()
  app.clock.aheadMs = 10_000
  await eventually(async () => (await deliveries(webhook, '?status=waiting')).length).toBe(0)
  const later = receiver.received
    .slice(before)
    .map((each) => each.body)
    .join('\n')
  expect(later).toContain('user.suspended')
  expect(later + JSON.stringify(await deliveries(webhook))).not.toMatch(
    new RegExp(`bob@|Bob of|${id.split('|')[1]}`, 'i'),
  )
})
