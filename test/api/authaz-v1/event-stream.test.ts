import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { systemActor } from '../../../src/kernel/actor.ts'
import { startTestApp, type TestApp } from '../../support/test-app.ts'
import { consoleBrowser, signedIn } from './console-browser.ts'

let app: TestApp
const open: Listening[] = []

beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.close())
afterEach(() => {
  for (const each of open.splice(0)) each.stop()
})

interface Heard {
  readonly event: string
  readonly id: string
  // biome-ignore lint/suspicious/noExplicitAny: a test reads whatever came.
  readonly data: any
}

interface Listening {
  readonly status: number
  readonly headers: Headers
  readonly heard: Heard[]
  readonly isOver: () => boolean
  until(what: (heard: readonly Heard[]) => boolean, ms?: number): Promise<readonly Heard[]>
  stop(): void
}

/** Reads the stream as a browser would, comments left out. */
async function listen(query = '', headers: Record<string, string> = {}, url = app.url): Promise<Listening> {
  const stopping = new AbortController()
  const credentials = headers.cookie === undefined ? { 'x-api-key': app.apiKey } : {}
  const response = await fetch(`${url}api/v1/events/stream${query}`, {
    headers: { ...credentials, ...headers },
    signal: stopping.signal,
  })
  const heard: Heard[] = []
  let isOver = false
  const reading = async () => {
    let text = ''
    for await (const chunk of response.body ?? []) {
      text += Buffer.from(chunk).toString()
      const blocks = text.split('\n\n')
      text = blocks.pop() ?? ''
      for (const block of blocks) {
        const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1]
        const data = field('data')
        if (data !== undefined)
          heard.push({ event: field('event') ?? '', id: field('id') ?? '', data: JSON.parse(data) })
      }
    }
  }
  reading()
    .catch(() => undefined)
    .finally(() => {
      isOver = true
    })
  const listening: Listening = {
    status: response.status,
    headers: response.headers,
    heard,
    isOver: () => isOver,
    // A stream waits for changes that began before, also in the databases of other tests on the same server.
    until: async (what, ms = 25_000) => {
      await expect.poll(() => what(heard), { timeout: ms, interval: 20 }).toBe(true)
      return heard
    },
    stop: () => stopping.abort(),
  }
  open.push(listening)
  if (response.status === 200) await listening.until(([first]) => first?.event === 'ready')
  return listening
}

const about = (kind: 'user' | 'role' | 'job' | 'recovery-request', id: string) => ({ kind, id }) as const
const record = (
  ...[type, subject, details]: Parameters<TestApp['app']['directory']['stores']['audit']['record']> extends [
    unknown,
    ...infer Rest,
  ]
    ? Rest
    : never
) => app.app.directory.change(({ audit }) => audit.record(systemActor, type, subject, details))
/** Of those whose subject's id begins so. What happened just before a stream was opened may be told as well. */
const named = (heard: readonly Heard[], prefix: string) =>
  heard.filter(({ data }) => data.subject?.id?.startsWith(prefix) === true).map(({ data }) => data.subject.id as string)
const placeOf = async (stream: Listening, id: string) => {
  await stream.until((heard) => named(heard, id).length === 1)
  return stream.heard.find(({ data }) => data.subject?.id === id)?.id ?? ''
}
const types = (heard: readonly Heard[]) => heard.filter(({ event }) => event === 'event').map(({ data }) => data.type)

test('an event is heard within a moment, as ids and names of fields alone', async () => {
  const stream = await listen('?topics=user:auth0%7Calice')
  expect(stream.status).toBe(200)
  expect(stream.headers.get('content-type')).toBe('text/event-stream; charset=utf-8')
  expect(stream.headers.get('cache-control')).toBe('no-store')
  await record('user.updated', about('user', 'auth0|alice'), { fields: ['email'], email: 'alice@example.com' })
  const [, event] = await stream.until((heard) => heard.length > 1)
  expect(event).toEqual({
    event: 'event',
    id: event?.data.id,
    data: {
      id: expect.stringMatching(/^\d+$/),
      at: expect.any(String),
      type: 'user.updated',
      subject: { kind: 'user', id: 'auth0|alice' },
      fields: ['email'],
    },
  })
})

test('topics choose: one person, all people, recovery, jobs', async () => {
  const alice = await listen('?topics=user:auth0%7Calice')
  const some = await listen('?topics=recovery,jobs')
  const people = await listen('?topics=users')
  await record('user.suspended', about('user', 'auth0|alice'))
  await record('user.suspended', about('user', 'auth0|bob'))
  await record('role.created', about('role', 'rol_1'))
  await record('users.import_finished', about('job', 'job_1'))
  await record('recovery_request.created', about('recovery-request', 'rec_1'))
  await some.until((heard) => heard.length === 3)
  await people.until((heard) => heard.length >= 3)
  expect(types(some.heard)).toEqual(['users.import_finished', 'recovery_request.created'])
  expect(types(people.heard).slice(-2)).toEqual(['user.suspended', 'user.suspended'])
  expect(new Set(named(alice.heard, ''))).toEqual(new Set(['auth0|alice']))
})

test('Last-Event-ID goes on without a gap and without telling anything twice', async () => {
  const first = await listen()
  await record('role.created', about('role', 'rol_seen'))
  const seen = await placeOf(first, 'rol_seen')
  first.stop()
  for (let count = 0; count < 30; count += 1) await record('role.updated', about('role', `rol_missed_${count}`))
  const second = await listen('', { 'last-event-id': seen })
  for (let count = 0; count < 5; count += 1) await record('role.updated', about('role', `rol_live_${count}`))
  await second.until((heard) => named(heard, 'rol_live_4').length === 1)
  const ids = named(second.heard, '')
  const expected = [
    ...Array.from({ length: 30 }, (_, count) => `rol_missed_${count}`),
    ...Array.from({ length: 5 }, (_, count) => `rol_live_${count}`),
  ]
  expect(ids).toEqual(expected)
})

test('after in the address says the same where no header is sent, which goes before it', async () => {
  const first = await listen()
  for (const id of ['rol_after_1', 'rol_after_2', 'rol_after_3']) await record('role.created', about('role', id))
  const one = await placeOf(first, 'rol_after_1')
  const two = await placeOf(first, 'rol_after_2')
  const opened = await listen(`?after=${one}`)
  await opened.until((heard) => named(heard, 'rol_after_3').length === 1)
  expect(named(opened.heard, '')).toEqual(['rol_after_2', 'rol_after_3'])
  const cameBack = await listen(`?after=${one}`, { 'last-event-id': two })
  await cameBack.until((heard) => named(heard, 'rol_after_3').length === 1)
  expect(named(cameBack.heard, '')).toEqual(['rol_after_3'])
  const beyond = await listen('?after=999999999')
  await beyond.until((heard) => heard[1]?.event === 'reset')
  for (const after of ['abc', '-1', '', '1'.repeat(16)]) {
    const refused = await app.v1('GET', `/events/stream?after=${after}`)
    expect([refused.status, Object.keys(refused.body.errors ?? {})], after).toEqual([400, ['after']])
  }
})

describe('the place that the session tells', () => {
  type Ask = () => Promise<string | null>
  /** Asked of a process in which nobody listens, and of one in which somebody does. */
  let alone: Ask
  let beside: Ask
  beforeAll(async () => {
    const owner = await signedIn(app, 'owner')
    const twin = await app.startTwin()
    const elsewhere = consoleBrowser({ ...app, anonymous: twin.anonymous })
    elsewhere.cookie = owner.cookie
    beside = async () => (await owner.call('GET', '/session')).body.eventsAfter
    alone = async () => (await elsewhere.call('GET', '/session')).body.eventsAfter
  })

  /** Any other change of that very moment leaves none that is sure. */
  async function placeOfNow(ask: Ask): Promise<string> {
    let place: string | null = null
    await expect.poll(async () => (place = await ask())).not.toBeNull()
    return place ?? ''
  }

  test('is one behind which nothing is missed', async () => {
    await listen()
    for (const [id, ask] of Object.entries({ rol_alone: alone, rol_beside: beside })) {
      const place = await placeOfNow(ask)
      await record('role.created', about('role', id))
      const stream = await listen(`?after=${place}`)
      await stream.until((heard) => named(heard, id).length === 1)
      expect(stream.heard.map(({ event }) => event)).not.toContain('reset')
    }
  })

  test('is none, or lies before it, while a change is under way that tells of itself later', async () => {
    await listen()
    await placeOfNow(beside)
    const begun = Promise.withResolvers<void>()
    const ended = Promise.withResolvers<void>()
    const late = app.app.directory.change(async ({ audit }) => {
      await audit.record(systemActor, 'role.created', about('role', 'rol_under_way'))
      begun.resolve()
      await ended.promise
    })
    await begun.promise
    await record('role.created', about('role', 'rol_meanwhile'))
    // So that it lies back further than what is told again to be sure.
    await wait(600)
    const places = [await alone(), await beside()]
    ended.resolve()
    await late
    expect(places).toEqual([null, expect.stringMatching(/^\d+$/)])
    const stream = await listen(`?after=${places[1]}`)
    await stream.until((heard) => named(heard, 'rol_meanwhile').length === 1)
    expect(named(stream.heard, 'rol_').slice(-2)).toEqual(['rol_under_way', 'rol_meanwhile'])
  })
})

test('another process goes on where one left off', async () => {
  const twin = await app.startTwin()
  const first = await listen()
  await record('role.created', about('role', 'rol_here'))
  const seen = await placeOf(first, 'rol_here')
  await record('role.created', about('role', 'rol_between'))
  const second = await listen('', { 'last-event-id': seen }, twin.url)
  await record('role.created', about('role', 'rol_there'))
  await second.until((heard) => named(heard, 'rol_there').length === 1)
  expect(named(second.heard, '')).toEqual(['rol_between', 'rol_there'])
})

test('a place that is too far back, or that there never was, is answered with reset', async () => {
  const first = await listen()
  await record('role.created', about('role', 'rol_far'))
  const seen = await placeOf(first, 'rol_far')
  const subjects = Array.from({ length: 1_100 }, (_, place) => about('role', `rol_many_${place}`))
  await app.app.directory.change(({ audit }) => audit.recordEach(systemActor, 'role.updated', subjects))
  await first.until((heard) => named(heard, 'rol_many_').length === 1_100, 10_000)
  const far = await listen('', { 'last-event-id': seen })
  const [, reset] = await far.until((heard) => heard.length > 1)
  expect(reset?.event).toBe('reset')
  expect(Number(reset?.id)).toBeGreaterThan(Number(seen) + 1_000)
  await record('role.deleted', about('role', 'rol_far'))
  await far.until((heard) => types(heard).includes('role.deleted'))
  expect(types(far.heard)).toEqual(['role.deleted'])
})

test('a place beyond the newest event is answered with reset, and the stream goes on from the present', async () => {
  const beyond = await listen('', { 'last-event-id': '999999999' })
  const [, reset] = await beyond.until((heard) => heard.length > 1)
  expect(reset?.event).toBe('reset')
  expect(Number(reset?.id)).toBeLessThan(999_999_999)
  await record('role.created', about('role', 'rol_present'))
  await beyond.until((heard) => named(heard, 'rol_present').length === 1)
})

test('fields names what an event tells the values of, before or after', async () => {
  const stream = await listen('?topics=user:auth0%7Cgina')
  const change = { before: { suspendedAt: null, name: 'Gina' }, after: { suspendedAt: '2026-11-21T10:00:00.000Z' } }
  await record('user.suspended', about('user', 'auth0|gina'), change)
  const heard = await stream.until((events) => events.length > 1)
  expect(heard[1]?.data.fields).toEqual(['name', 'suspendedAt'])
})

test('an event of a change that commits late is told all the same, in its place', async () => {
  const stream = await listen()
  const late = app.app.directory.change(async ({ audit }) => {
    await audit.record(systemActor, 'role.created', about('role', 'rol_late'))
    await wait(1_200)
  })
  await wait(50)
  await record('role.created', about('role', 'rol_early'))
  await late
  await stream.until((heard) => named(heard, 'rol_early').length === 1)
  expect(named(stream.heard, 'rol_').slice(-2)).toEqual(['rol_late', 'rol_early'])
})

test('a revoked key ends its stream within 5 seconds', async () => {
  const key = await app.v1('POST', '/keys', { body: { name: 'Listener', permissions: ['read:audit'] } })
  const stream = await listen('', { 'x-api-key': key.body.key })
  await app.v1('DELETE', `/keys/${key.body.id}`)
  await expect.poll(stream.isOver, { timeout: 5_000 }).toBe(true)
  expect((await listen('', { 'x-api-key': key.body.key })).status).toBe(401)
})

test('an operator hears what their role may see, and nothing once they are removed', async () => {
  const email = 'carol@example.com'
  const carol = await signedIn(app, 'support', email)
  const stream = await listen('', { cookie: carol.cookie ?? '' })
  await record('user.suspended', about('user', 'auth0|dan'))
  await stream.until((heard) => heard.length > 1)
  const { data } = (await app.v1('GET', '/operators')).body
  const { id } = data.find((operator: { email: string }) => operator.email === email)
  expect((await app.v1('DELETE', `/operators/${id}`)).status).toBe(204)
  await expect.poll(stream.isOver, { timeout: 5_000 }).toBe(true)
})

test('that others look at something is heard on any process, by operators who follow it alone, and never who', async () => {
  const twin = await app.startTwin()
  const { id } = (await app.v1('POST', '/users', { body: { email: 'grace@example.com', name: 'Grace' } })).body
  const watcher = await signedIn(app, 'support_readonly')
  const sam = consoleBrowser({ ...app, anonymous: twin.anonymous })
  Object.assign(sam, await signedIn(app, 'security'), { call: sam.call })
  const cookie = watcher.cookie ?? ''
  const following = await listen(`?topics=user:${encodeURIComponent(id)}`, { cookie })
  const elsewhere = await listen('?topics=user:auth0%7Cnobody,users,recovery', { cookie })
  const program = await listen()
  const path = `/users/${encodeURIComponent(id)}/presence`
  const told = () => following.heard.filter(({ event }) => event === 'presence')
  expect((await sam.call('POST', path, { body: { tab: 'tab-of-sam' } })).status).toBe(200)
  await following.until(() => told().length === 1)
  expect(told()[0]?.data).toEqual({ kind: 'user', id })
  // To say it again tells nobody anything.
  await sam.call('POST', path, { body: { tab: 'tab-of-sam' } })
  expect((await sam.call('DELETE', `${path}?tab=tab-of-sam`)).status).toBe(204)
  await following.until(() => told().length === 2)
  for (const other of [elsewhere, program]) expect(other.heard.filter(({ event }) => event === 'presence')).toEqual([])
})

test('each event is held against the permissions of its listener', async () => {
  const key = await app.v1('POST', '/keys', { body: { name: 'People', permissions: ['read:users'] } })
  const headers = { 'x-api-key': key.body.key }
  const stream = await listen('', headers)
  const users = () => named(stream.heard, 'auth0|')
  await record('api_key.created', null)
  await record('recovery_request.created', about('recovery-request', 'rec_2'))
  await record('user.suspended', about('user', 'auth0|erin'))
  await stream.until((heard) => named(heard, 'auth0|erin').length === 1)
  expect(new Set(types(stream.heard))).toEqual(new Set(['user.suspended']))
  expect((await listen('?topics=recovery', headers)).status).toBe(403)
  // What is taken away while the stream lives is heard no more.
  await app.app.directory.stores.apiKeys.setPermissions(key.body.id, ['read:jobs'])
  await wait(2_500)
  await record('user.suspended', about('user', 'auth0|frank'))
  await record('users.import_finished', about('job', 'job_2'))
  await stream.until((heard) => named(heard, 'job_2').length === 1)
  expect(users()).not.toContain('auth0|frank')
})

test('400 for topics that there are not and for a place that is no id; 401 and 403 without rights', async () => {
  for (const topics of ['people', 'user:', 'user:%E0%A4%A', 'users,,jobs']) {
    expect((await listen(`?topics=${encodeURIComponent(topics)}`)).status, topics).toBe(400)
  }
  expect((await listen('', { 'last-event-id': 'abc' })).status).toBe(400)
  expect((await listen('', { 'x-api-key': 'rc_ak_wrong' })).status).toBe(401)
  const key = await app.v1('POST', '/keys', { body: { name: 'Other', permissions: ['read:roles'] } })
  expect((await listen('', { 'x-api-key': key.body.key })).status).toBe(403)
})

test('429 for more streams than a caller may have, until one ends', async () => {
  const streams = await Promise.all(Array.from({ length: 10 }, () => listen()))
  const more = await listen()
  expect([more.status, more.headers.get('retry-after')]).toEqual([429, '30'])
  streams[0]?.stop()
  await expect.poll(async () => (await listen()).status, { timeout: 5_000 }).toBe(200)
})

test('all streams of a process share one reader, which is there while somebody listens', async () => {
  const streams = await Promise.all([listen(), listen('?topics=users'), listen('?topics=jobs')])
  const { eventFeed } = app.app.directory.stores
  const asked = eventFeed.after
  let reads = 0
  Object.assign(eventFeed, {
    after: (id: number, limit: number) => {
      reads += 1
      return asked(id, limit)
    },
  })
  try {
    const begunAt = performance.now()
    await wait(2_000)
    // One reader reads four times a second, two would eight.
    expect(reads).toBeLessThan(((performance.now() - begunAt) / 1_000) * 6)
    expect(reads).toBeGreaterThan(0)
    for (const stream of streams) stream.stop()
    await wait(600)
    reads = 0
    await wait(800)
    expect(reads).toBe(0)
  } finally {
    Object.assign(eventFeed, { after: asked })
  }
})

test('a server that stops ends its streams and does not wait for them', async () => {
  const own = await startTestApp()
  const stream = await listen('', { 'x-api-key': own.apiKey }, own.url)
  const startedAt = performance.now()
  await own.close()
  expect(performance.now() - startedAt).toBeLessThan(20_000)
  await expect.poll(stream.isOver).toBe(true)
})
