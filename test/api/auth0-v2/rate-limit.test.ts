import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../support/test-app.ts'

const perSecond = 1
/** More than the requests that it takes to make the callers below, which share two buckets themselves. */
const burst = 12
let app: TestApp

beforeAll(async () => {
  app = await startTestApp({ rateLimit: { perSecond, burst } })
})
afterAll(() => app.close())

const nowSeconds = () => Math.floor(Date.now() / 1000)

/** A caller with a full bucket of their own. */
async function newCaller(scopes?: string[]) {
  const authorization = `Bearer ${await app.token(scopes)}`
  return (method: string, path: string, body?: unknown) =>
    app.anonymous(method, `api/v2${path}`, { headers: { authorization }, ...(body === undefined ? {} : { body }) })
}

function limits(headers: Headers) {
  const number = (name: string) => {
    const text = headers.get(name)
    expect(text, name).toMatch(/^\d+$/)
    return Number(text)
  }
  return {
    limit: number('x-ratelimit-limit'),
    remaining: number('x-ratelimit-remaining'),
    reset: number('x-ratelimit-reset'),
  }
}

test('every answer says how much is left, whatever its status', async () => {
  const caller = await newCaller(['read:users', 'delete:users', 'create:users'])
  const answers = [
    await caller('GET', '/users'),
    await caller('DELETE', '/users/auth0%7Cnobody'),
    await caller('GET', '/users?per_page=x'),
    await caller('GET', '/roles'),
    await caller('GET', '/users/auth0%7Cnobody'),
  ]
  expect(answers.map(({ status }) => status)).toEqual([200, 204, 400, 403, 404])
  const told = answers.map(({ headers }) => limits(headers))
  expect(told.map(({ limit }) => limit)).toEqual(answers.map(() => burst))
  expect(told[0]?.remaining).toBe(burst - 1)
  for (const [index, { remaining }] of told.entries()) {
    expect(remaining).toBeGreaterThanOrEqual(burst - 1 - index)
    expect(remaining).toBeLessThan(burst)
  }
})

test('the reset is a time in seconds since 1970, not a duration and not milliseconds', async () => {
  const caller = await newCaller()
  const before = nowSeconds()
  const { reset } = limits((await caller('GET', '/users')).headers)
  expect(reset).toBeGreaterThanOrEqual(before)
  expect(reset).toBeLessThanOrEqual(nowSeconds() + burst / perSecond + 1)
})

describe('429 a caller who asks too much', () => {
  test('is told so in the words of the vendor, and when to come again', async () => {
    const caller = await newCaller()
    const answers = await Promise.all(Array.from({ length: burst + 4 }, () => caller('GET', '/users')))
    const refused = answers.filter(({ status }) => status === 429)
    expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThanOrEqual(burst)
    expect(refused.length).toBeGreaterThanOrEqual(2)
    for (const { body, headers } of refused) {
      expect(body).toEqual({
        statusCode: 429,
        error: 'Too Many Requests',
        message: 'Global limit has been reached',
        errorCode: 'too_many_requests',
      })
      expect(limits(headers)).toMatchObject({ limit: burst, remaining: 0 })
      expect(limits(headers).reset).toBeGreaterThanOrEqual(nowSeconds())
      expect(headers.get('retry-after')).toBe('1')
    }
  })

  test('is let in again after the time that was told, and nobody else is kept out', async () => {
    const [greedy, modest] = [await newCaller(), await newCaller()]
    await Promise.all(Array.from({ length: burst + 2 }, () => greedy('GET', '/users')))
    const refused = await greedy('GET', '/users')
    expect(refused.status).toBe(429)
    expect((await modest('GET', '/users')).status).toBe(200)
    await new Promise((resolve) => setTimeout(resolve, Number(refused.headers.get('retry-after')) * 1_000))
    expect((await greedy('GET', '/users')).status).toBe(200)
  })

  test('changes nothing', async () => {
    const caller = await newCaller()
    await Promise.all(Array.from({ length: burst + 2 }, () => caller('GET', '/users')))
    const role = { name: 'never made' }
    expect((await caller('POST', '/roles', role)).status).toBe(429)
    expect((await (await newCaller())('GET', '/roles')).body).toEqual([])
  })
})

test('429 the token endpoint has its own limit and its own words', async () => {
  const ask = () =>
    app.anonymous('POST', '/oauth/token', { body: { grant_type: 'client_credentials', client_id: 'x' } })
  const answers = await Promise.all(Array.from({ length: burst + 2 }, ask))
  const refused = answers.find(({ status }) => status === 429)
  expect(refused?.body).toEqual({
    error: expect.any(String),
    error_description: 'Global limit has been reached',
  })
  expect(refused?.headers.get('retry-after')).toMatch(/^\d+$/)
})

test('200 where the operator turned the limit off, nobody is limited', async () => {
  const free = await startTestApp({ rateLimit: null })
  try {
    const answers = await Promise.all(Array.from({ length: 60 }, () => free.api('GET', '/users?per_page=1')))
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
  } finally {
    await free.close()
  }
})
