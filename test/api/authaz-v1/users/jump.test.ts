import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../../support/test-app.ts'

const names = ['Alice', 'Bob', 'mia', 'Mia', 'Mia Moss', 'Zoë', null]

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
  for (const [index, name] of names.entries()) {
    const body = { email: `person${index}@example.com`, ...(name === null ? {} : { name }) }
    await app.v1('POST', '/users', { body })
  }
})
afterAll(() => app.close())

const list = async (query: string) => {
  const { status, body, text } = await app.v1('GET', `/users?${query}`)
  if (status !== 200) throw new Error(text)
  return body as { data: { name: string; email: string }[]; nextCursor: string | null; previousCursor: string | null }
}
const namesIn = async (query: string) => (await list(query)).data.map(({ name }) => name)
const today = () => new Date().toISOString().slice(0, 10)

describe('from', () => {
  test('begins a list by name with the beginning of a name, in any letter case and either way', async () => {
    const mias = expect.arrayContaining(['mia', 'Mia'])
    const rising = await namesIn('sort=name&from=MI&pageSize=3')
    expect([rising.slice(0, 2), rising[2]]).toEqual([mias, 'Mia Moss'])
    const falling = await namesIn('sort=-name&from=mi&pageSize=3')
    expect([falling[0], falling.slice(1)]).toEqual(['Mia Moss', mias])
    expect((await namesIn('sort=name&from=c'))[0]).toMatch(/^mia$/i)
    expect((await list('sort=email&from=PERSON3&pageSize=1')).data[0]?.email).toBe('person3@example.com')
  })

  test('leads on both ways, and everybody is met once however many share the value', async () => {
    const first = await list('sort=name&from=mia&pageSize=1')
    const second = await list(`sort=name&pageSize=1&cursor=${first.nextCursor}`)
    expect([first, second].map(({ data }) => data[0]?.name.toLowerCase())).toEqual(['mia', 'mia'])
    expect(first.data).not.toEqual(second.data)
    const back = await list(`sort=name&pageSize=1&cursor=${second.previousCursor}`)
    expect(back.data).toEqual(first.data)
    const before = await list(`sort=name&pageSize=200&cursor=${first.previousCursor}`)
    expect(before.data.map(({ name }) => name)).toEqual(['Alice', 'Bob'])
    expect(before.previousCursor).toBeNull()
    expect((await list(`sort=name&pageSize=1&cursor=${before.nextCursor}`)).data).toEqual(first.data)
  })

  test('at the start there is nothing before, and beyond the end only what is before', async () => {
    expect((await list('sort=name')).previousCursor).toBeNull()
    expect((await list('sort=name&from=0')).previousCursor).toBeNull()
    const beyond = await list('sort=email&from=zzz')
    expect(beyond).toMatchObject({ data: [], nextCursor: null, previousCursor: expect.any(String) })
    const last = await list(`sort=email&pageSize=2&cursor=${beyond.previousCursor}`)
    expect(last.data.map(({ email }) => email)).toEqual(['person5@example.com', 'person6@example.com'])
    expect(last.nextCursor).toBeNull()
  })

  test('begins a list by date with a day of UTC or a moment', async () => {
    const count = async (query: string) => (await list(query)).data.length
    for (const sort of ['created', '-created', 'updated', '-updated']) {
      expect(await count(`sort=${sort}&from=${today()}`), sort).toBe(names.length)
    }
    expect(await count('from=2001-01-01')).toBe(0)
    expect(await count('sort=created&from=2001-01-01')).toBe(names.length)
    expect(await count('sort=created&from=9999-12-31T23:59:59.999Z')).toBe(0)
    expect(await count('sort=-lastSignIn&from=2026-03-05T10:00:00%2B02:00')).toBe(names.length)
  })

  test('goes with filters and with a total of everybody who matches', async () => {
    const { body } = await app.v1('GET', '/users?sort=name&from=mia&search=moss&total=true')
    expect(body).toMatchObject({ data: [{ name: 'Mia Moss' }], previousCursor: null, total: { count: 1 } })
    const later = await app.v1('GET', '/users?sort=name&from=zz&search=moss')
    expect(later.body).toMatchObject({ data: [], previousCursor: expect.any(String) })
  })

  test.each([
    ['sort=signInCount&from=5', 'Sort by name or email'],
    ['sort=-signInCount&from=5', 'Sort by name or email'],
    ['sort=organization&from=acme', 'Sort by name or email'],
    ['from=mia', 'Give a day such as 2026-03-05'],
    ['sort=lastSignIn&from=2026-13-05', 'no day of the calendar'],
    ['sort=created&from=2026-02-30', 'no day of the calendar'],
    ['sort=created&from=2026-02-30T10:00:00Z', 'A moment such as'],
    ['sort=created&from=2026-02-03T10:00', 'Give a day such as 2026-03-05'],
    ['sort=created&from=0000-01-01', 'Give a day such as 2026-03-05'],
    ['sort=name&from=%20', 'Give the beginning of a value'],
  ])('400 for %s names the field and what to do', async (query, fix) => {
    expect(await app.v1('GET', `/users?${query}`)).toMatchObject({
      status: 400,
      body: { code: 'invalid_input', errors: { from: [expect.stringContaining(fix)] } },
    })
  })

  test('400 with a cursor, which is a place already, and for what is no text', async () => {
    const { nextCursor } = await list('sort=name&pageSize=1')
    expect(await app.v1('GET', `/users?sort=name&from=mia&cursor=${nextCursor}`)).toMatchObject({
      status: 400,
      body: { code: 'invalid_input', errors: { from: [expect.stringContaining('not both')] } },
    })
    for (const query of ['from=', 'from=a&from=b', 'from=a%00b', `from=${'a'.repeat(301)}`]) {
      expect([query, (await app.v1('GET', `/users?sort=name&${query}`)).status]).toEqual([query, 400])
    }
  })

  test('INJ-01 what would mean something to a database is a beginning as it stands', async () => {
    for (const from of ["'", '%', '_', '\\', "' OR true --", "'); DROP TABLE users; --", '\u{10ffff}']) {
      expect((await app.v1('GET', `/users?sort=name&from=${encodeURIComponent(from)}`)).status, from).toBe(200)
    }
  })
})
