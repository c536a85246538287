import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addPeople, emailOf } from '../../../compat/many-people.ts'
import { startTestApp, type TestApp } from '../../../support/test-app.ts'

const everybody = 137
let app: TestApp

beforeAll(async () => {
  app = await startTestApp()
  await addPeople(app, everybody)
})
afterAll(() => app.close())

const list = (query = '') => app.api('GET', `/users?${query}`)
const emails = (users: { email: string }[]) => users.map(({ email }) => email)
const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => emailOf(from + index))

describe('by number', () => {
  test('200 S003-26 without include_totals, or with false, an array of 50', async () => {
    for (const query of ['', 'include_totals=false']) {
      const { status, body } = await list(query)
      expect([status, emails(body)]).toEqual([200, range(1, 50)])
    }
  })

  test('200 S003-13 S003-30 page and per_page cut the list, and the first page is 0', async () => {
    expect(emails((await list('per_page=2&page=68')).body)).toEqual([emailOf(137)])
    expect((await list('page=0')).body).toEqual((await list()).body)
    expect(emails((await list('page=1')).body)).toEqual(range(51, 100))
  })

  test('200 S003-31 S003-32 per_page goes from 0 to 100', async () => {
    expect(emails((await list('per_page=100')).body)).toEqual(range(1, 100))
    expect((await list('per_page=0')).body).toEqual([])
    expect((await list('per_page=0&include_totals=true')).body).toEqual({
      start: 0,
      limit: 0,
      length: 0,
      users: [],
      total: everybody,
    })
  })

  test('200 a page past the end is empty', async () => {
    expect((await list('page=9')).body).toEqual([])
  })
})

describe('by number with totals', () => {
  test('200 S003-27 S003-28 five keys, with the number of matches and where the page starts', async () => {
    const { body } = await list('include_totals=true&page=2&per_page=50')
    expect(Object.keys(body)).toEqual(['start', 'limit', 'length', 'users', 'total'])
    expect(body).toMatchObject({ start: 100, limit: 50, length: 37, total: everybody })
    expect(emails(body.users)).toEqual(range(101, 137))
  })

  test('200 S003-27 the total is that of the matches', async () => {
    const { body } = await list('include_totals=true&per_page=3&q=email:person000*')
    expect(body).toMatchObject({ start: 0, limit: 3, length: 3, total: 9 })
  })

  test('200 past the end the total and the start stay', async () => {
    const { body } = await list('include_totals=true&page=9')
    expect(body).toEqual({ start: 450, limit: 50, length: 0, users: [], total: everybody })
  })
})

describe('by checkpoint', () => {
  async function walk(query: string): Promise<string[]> {
    const seen: string[] = []
    let from = ''
    do {
      const { status, body } = await list(`${query}${from && `&from=${encodeURIComponent(from)}`}`)
      expect(status).toBe(200)
      expect(Object.keys(body)).toEqual(body.next === undefined ? ['users'] : ['users', 'next'])
      seen.push(...emails(body.users))
      from = body.next
    } while (from)
    return seen
  }

  test.each([
    ['take=20', range(1, everybody)],
    ['take=100', range(1, everybody)],
    ['take=20&sort=created_at:-1', range(1, everybody).reverse()],
    ['take=4&q=email:person000*', range(1, 9)],
    ['take=9&q=email:person000*', range(1, 9)],
  ])('200 %s meets everybody once, in order', async (query, expected) => {
    expect(await walk(query)).toEqual(expected)
  })

  test.each(['family_name:1', 'last_login:-1', 'blocked:1', 'username:-1', 'logins_count:1'])(
    '200 a sort by %s, which nobody has, still meets everybody once',
    async (sort) => {
      const seen = await walk(`take=30&sort=${sort}`)
      expect([...seen].sort()).toEqual(range(1, everybody))
      expect(emails((await list(`per_page=100&sort=${sort}`)).body)).toEqual(seen.slice(0, 100))
    },
  )

  test('200 take wins over page, per_page and include_totals, and from alone takes 50', async () => {
    const { body } = await list('take=2&include_totals=true&per_page=50&page=1')
    expect([emails(body.users), Object.keys(body)]).toEqual([range(1, 2), ['users', 'next']])
    const rest = await list(`from=${body.next}`)
    expect(emails(rest.body.users)).toEqual(range(3, 52))
  })

  test('200 who comes or goes meanwhile moves nobody else', async () => {
    const first = await list('take=100&sort=email:1')
    const before = await app.api('POST', '/connections', { body: { name: 'email', strategy: 'email' } })
    expect(before.status).toBe(201)
    const made = await app.api('POST', '/users', { body: { connection: 'email', email: 'aaa@example.com' } })
    const second = await list(`take=100&sort=email:1&from=${first.body.next}`)
    expect(emails(second.body.users)).toEqual(range(101, everybody))
    await app.api('DELETE', `/users/${encodeURIComponent(made.body.user_id)}`)
  })

  test.each(['x', 'null', 'W10', '%00', Buffer.from('["a","b","c"]').toString('base64url')])(
    '400 from=%s is no cursor of ours',
    async (from) => {
      const { status, body } = await list(`from=${from}`)
      expect([status, body.errorCode]).toEqual([400, 'invalid_query_string'])
      expect(body.message).toMatch(/on property from/)
    },
  )

  test('400 a cursor is good only for the list it came from', async () => {
    const { next } = (await list('take=2&sort=email:1')).body
    for (const query of ['sort=email:-1', 'sort=created_at:1', 'sort=email:1&q=email:p*']) {
      expect((await list(`take=2&${query}&from=${next}`)).status).toBe(400)
    }
  })

  test('200 an empty from is the first page', async () => {
    expect(emails((await list('from=&take=3')).body.users)).toEqual(range(1, 3))
  })
})

describe('400 a number is a whole number in its bounds, and given once', () => {
  test.each([
    ['S003-29', 'page=-1', 'page', 'Value -1 is less than minimum 0'],
    ['S003-31', 'per_page=101', 'per_page', 'Value 101 is greater than maximum 100'],
    ['S003-32', 'per_page=-1', 'per_page', 'Value -1 is less than minimum 0'],
    ['take', 'take=0', 'take', 'Value 0 is less than minimum 1'],
    ['take', 'take=101', 'take', 'Value 101 is greater than maximum 100'],
    ['INJ-12', 'per_page=1e2', 'per_page', 'Expected type integer but found type string'],
    ['INJ-12', 'per_page=0x10', 'per_page', 'Expected type integer but found type string'],
    ['INJ-12', 'per_page=%205', 'per_page', 'Expected type integer but found type string'],
    ['INJ-12', 'per_page=5.0', 'per_page', 'Expected type integer but found type string'],
    ['INJ-12', 'per_page=-0', 'per_page', ''],
    ['INJ-12', 'page=9223372036854775808', 'page', ''],
    ['INJ-12', 'page=', 'page', 'Expected type integer but found type string'],
    ['INJ-12', 'page=1&page=2', 'page', 'Expected type integer but found type array'],
    ['INJ-12', 'include_totals=yes', 'include_totals', 'Expected type boolean but found type string'],
    ['INJ-12', 'include_totals=%22false%22', 'include_totals', 'Expected type boolean but found type string'],
    ['INJ-12', 'include_totals=true&include_totals=false', 'include_totals', ''],
  ])('%s %s', async (_row, query, name, message) => {
    const { status, body } = await list(query)
    expect([status, body.error, body.errorCode]).toEqual([400, 'Bad Request', 'invalid_query_string'])
    expect(body.message).toContain(`on property ${name}`)
    expect(body.message).toContain(message)
  })

  test('per_page[]=1 is another name, and changes nothing', async () => {
    expect((await list('per_page[]=1')).body).toHaveLength(50)
  })
})
