import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../../support/test-app.ts'

const connection = 'Username-Password-Authentication'
const password = 'Correct-Horse-7-Battery'
let app: TestApp
let whole: Record<string, unknown>[]

beforeAll(async () => {
  app = await startTestApp()
  for (const name of ['alice', 'bob']) {
    const person = {
      connection,
      email: `${name}@example.com`,
      password,
      app_metadata: { plan: 'gold' },
    }
    await app.api('POST', '/users', { body: person })
  }
  whole = (await app.api('GET', '/users')).body
})
afterAll(() => app.close())

const list = (query: string) => app.api('GET', `/users?${query}`)

describe('200 the items keep only what was asked for', () => {
  test.each([
    ['S003-12', 'fields=email', ['email']],
    ['S003-22', 'fields=email,user_id', ['email', 'user_id']],
    ['S003-23', 'fields=email,user_id&include_fields=true', ['email', 'user_id']],
    ['spaces around the commas', 'fields=email%20,%20user_id', ['email', 'user_id']],
    ['a name twice', 'fields=email,email', ['email']],
    ['a path means its root', 'fields=app_metadata.plan', ['app_metadata']],
    ['what nobody has set', 'fields=email,family_name', ['email']],
  ])('%s: %s', async (_row, query, keys) => {
    const { status, body } = await list(query)
    expect(status).toBe(200)
    expect(body).toEqual(whole.map((user) => Object.fromEntries(keys.map((key) => [key, user[key]]))))
  })
})

test('200 S003-24 include_fields=false leaves out what was named', async () => {
  const { body } = await list('fields=email&include_fields=false')
  expect(body).toEqual(whole.map(({ email: _, ...rest }) => rest))
})

test('200 S003-25 an empty list of fields means all', async () => {
  expect((await list('fields=')).body).toEqual(whole)
  expect((await list('fields=&include_fields=false')).body).toEqual(whole)
  expect((await list('include_fields=false')).body).toEqual(whole)
})

test('200 fields hold in all three forms of paging', async () => {
  const wanted = whole.map(({ email }) => ({ email }))
  expect((await list('fields=email&include_totals=true')).body.users).toEqual(wanted)
  expect((await list('fields=email&take=10')).body.users).toEqual(wanted)
})

describe('400 INJ-02 only names of the user on the wire can be asked for', () => {
  test.each([
    'password',
    'password_hash',
    '*',
    'email,password_hash',
    'security_version',
    'application_id',
    '__proto__',
    'constructor',
    'toString',
    'email;select',
    '$',
  ])('fields=%s', async (fields) => {
    for (const query of ['', '&include_fields=false']) {
      const { status, body } = await list(`fields=${encodeURIComponent(fields)}${query}`)
      expect([status, body.errorCode]).toEqual([400, 'invalid_query_string'])
      expect(body.message).toMatch(/on property fields/)
    }
  })

  test.each(['email:1;select', 'password_hash:1', 'app_metadata.x:1', ':1', '__proto__:1', 'email:1,name:1'])(
    'sort=%s',
    async (sort) => {
      const { status, body } = await list(`sort=${encodeURIComponent(sort)}`)
      expect([status, body.errorCode]).toEqual([400, 'invalid_query_string'])
      expect(body.message).toMatch(/on property sort/)
    },
  )
})

test('200 no answer ever holds a password, its hash or an internal name', async () => {
  const texts = await Promise.all(
    ['', '?include_totals=true', '?take=5'].map((query) => app.api('GET', `/users${query}`)),
  )
  for (const { text } of texts) expect(text).not.toMatch(/password|argon2|security_version|application_id|known_as/)
})

test.each(['include_fields=maybe', 'include_fields=1', 'include_fields=', 'include_fields=TRUE'])(
  '400 %s is neither true nor false',
  async (query) => {
    const { status, body } = await list(`fields=email&${query}`)
    expect([status, body.message]).toEqual([400, expect.stringContaining('include_fields')])
  },
)
