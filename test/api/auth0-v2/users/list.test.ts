import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addPeople } from '../../../compat/many-people.ts'
import { ended, exportedLines } from '../../../compat/plain-http.ts'
import { startTestApp, type TestApp } from '../../../support/test-app.ts'

const connection = 'Username-Password-Authentication'
const password = 'Correct-Horse-7-Battery'
let app: TestApp

beforeAll(async () => {
  app = await startTestApp()
  await app.api('POST', '/connections', { body: { name: 'staff', strategy: 'auth0' } })
  await create({ connection, email: 'alice@example.com', name: 'alice', given_name: 'Zoe', blocked: true })
  await create({ connection, email: 'bob@example.com', name: 'Bob', given_name: 'Yann', email_verified: true })
  await create({ connection: 'staff', email: 'carol@example.com', name: 'Carol' })
})
afterAll(() => app.close())

async function create(person: Record<string, unknown>): Promise<void> {
  expect((await app.api('POST', '/users', { body: { password, ...person } })).status).toBe(201)
}

const list = (query = '') => app.api('GET', `/users${query}`)
const emails = (users: { email: string }[]) => users.map(({ email }) => email.split('@')[0])

test('200 S003-33 a bare call answers everybody in the order they came', async () => {
  const { status, body } = await list()
  expect([status, emails(body)]).toEqual([200, ['alice', 'bob', 'carol']])
})

test('200 S003-9 each item is what the user read by id is', async () => {
  for (const user of (await list()).body) {
    expect((await app.api('GET', `/users/${encodeURIComponent(user.user_id)}`)).body).toEqual(user)
  }
})

describe('200 S003-11 S003-35 the order is asked for as field:1 or field:-1', () => {
  test.each([
    ['created_at:1', ['alice', 'bob', 'carol']],
    ['created_at:-1', ['carol', 'bob', 'alice']],
    ['email:-1', ['carol', 'bob', 'alice']],
    ['name:1', ['alice', 'bob', 'carol']],
    ['given_name:1', ['bob', 'alice', 'carol']],
    ['given_name:-1', ['alice', 'bob', 'carol']],
    ['email_verified:-1', ['bob', 'carol', 'alice']],
  ])('%s', async (sort, expected) => {
    const { status, body } = await list(`?sort=${sort}`)
    expect(status).toBe(200)
    // Those who tie keep an order of their own, so only what differs is compared for flags.
    if (sort.startsWith('email_verified')) expect(emails(body)[0]).toBe(expected[0])
    else expect(emails(body)).toEqual(expected)
  })

  test('who lacks the value comes last both ways', async () => {
    expect(emails((await list('?sort=given_name:1')).body).at(-1)).toBe('carol')
    expect(emails((await list('?sort=given_name:-1')).body).at(-1)).toBe('carol')
  })
})

test.each(['created_at:2', 'created_at', ':1', 'created_at:1:1', 'app_metadata.plan:1', 'user_metadata:1', ''])(
  '400 S003-35 sort=%s is refused with the name of the parameter',
  async (sort) => {
    const { status, body } = await list(`?sort=${encodeURIComponent(sort)}`)
    expect([status, body.errorCode]).toEqual([400, 'invalid_query_string'])
    expect(body.message).toMatch(/^Query validation error: '.*' on property sort/)
  },
)

test('200 S003-19 connection does not narrow the list, with engine v3 or without', async () => {
  expect(emails((await list('?connection=staff')).body)).toEqual(['alice', 'bob', 'carol'])
  expect(emails((await list('?connection=staff&search_engine=v3')).body)).toEqual(['alice', 'bob', 'carol'])
})

describe('S003-34 the search engine', () => {
  test('200 v3 is the one there is', async () => {
    expect(emails((await list('?search_engine=v3&q=email:bob*')).body)).toEqual(['bob'])
  })

  test.each([
    ['v1', 'You are not allowed to use search_engine=v1.'],
    ['v2', 'You are not allowed to use search_engine=v2. Use search_engine=v3 instead.'],
  ])('400 %s is known and not allowed', async (engine, message) => {
    const { status, body } = await list(`?search_engine=${engine}&q=bob`)
    expect([status, body.message]).toEqual([400, message])
  })

  test('400 v4 is no engine', async () => {
    const { status, body } = await list('?search_engine=v4')
    expect([status, body.errorCode]).toEqual([400, 'invalid_query_string'])
    expect(body.message).toContain('search_engine')
  })
})

test('200 an unknown parameter and primary_order change nothing', async () => {
  expect(emails((await list('?primary_order=false&unheard_of=1')).body)).toHaveLength(3)
})

test('414 an address longer than the server reads is refused as such', async () => {
  const { status, body } = await list(`?q=${'a'.repeat(9_000)}`)
  expect([status, body]).toEqual([414, { statusCode: 414, error: 'URI Too Long', message: 'Request-URI Too Large' }])
})

describe('users-by-email', () => {
  test('200 answers everybody who has the address, and nobody for another', async () => {
    await create({ connection: 'staff', email: 'alice@example.com', name: 'Alice at work' })
    const { body } = await app.api('GET', '/users-by-email?email=alice@example.com&fields=name')
    expect(body).toEqual(expect.arrayContaining([{ name: 'alice' }, { name: 'Alice at work' }]))
    expect((await app.api('GET', '/users-by-email?email=nobody@example.com')).body).toEqual([])
  })

  test('400 needs an address', async () => {
    const { status, body } = await app.api('GET', '/users-by-email')
    expect([status, body.message]).toEqual([400, expect.stringContaining('Missing required property: email')])
  })
})

describe('S003-16 the result limit of the vendor, where the operator asks for it', () => {
  const text =
    'You can only page through the first 1000 records. See https://auth0.com/docs/users/search/v3/view-search-results-by-page#limitation'
  let limited: TestApp

  beforeAll(async () => {
    limited = await startTestApp({ resultLimit: 1_000 })
    await addPeople(limited, 1_010)
  })
  afterAll(() => limited.close())

  test('200 the thousandth record is still served', async () => {
    const { status, body } = await limited.api('GET', '/users?page=9&per_page=100&sort=email:1')
    expect([status, body.at(-1).email]).toEqual([200, 'person1000@example.com'])
    expect((await limited.api('GET', '/users?page=999&per_page=1&sort=email:1')).body).toHaveLength(1)
  })

  test.each(['page=10&per_page=100', 'page=1000&per_page=1', 'page=20', 'page=10&per_page=100&include_totals=true'])(
    '400 %s ends beyond it',
    async (query) => {
      const { status, body } = await limited.api('GET', `/users?${query}`)
      expect([status, body.message]).toEqual([400, text])
    },
  )

  test('200 the total is the real one', async () => {
    expect((await limited.api('GET', '/users?include_totals=true')).body.total).toBe(1_010)
  })

  test('200 S003-17 a narrower search and the export reach everybody', async () => {
    const narrow = await limited.api('GET', '/users?q=email:person1010*&include_totals=true')
    expect(narrow.body).toMatchObject({ total: 1, users: [{ email: 'person1010@example.com' }] })
    const fields = [{ name: 'email' }]
    const job = await limited.api('POST', '/jobs/users-exports', { body: { format: 'json', fields } })
    expect(job.status).toBe(200)
    const { location } = await ended(async () => (await limited.api('GET', `/jobs/${job.body.id}`)).body)
    expect(new Set((await exportedLines(location)).map(({ email }) => email)).size).toBe(1_010)
  })

  test('200 without the setting the last record is reached by page', async () => {
    const deep = await app.api('GET', '/users?page=100000&per_page=100&include_totals=true')
    expect([deep.status, deep.body]).toEqual([
      200,
      expect.objectContaining({ start: 10_000_000, users: [], length: 0 }),
    ])
  })
})
