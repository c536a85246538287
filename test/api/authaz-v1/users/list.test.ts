import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../../support/test-app.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
  for (const [email, name] of [
    ['alice@acme.com', 'Alice Smith'],
    ['bob@acme.com', 'Bob Jones'],
    ['carol@example.com', 'Carol Smith'],
    ['jo@example.com', 'Jo'],
  ]) {
    await app.v1('POST', '/users', { body: { email, name } })
  }
  for (let count = 0; count < 25; count += 1) {
    await app.v1('POST', '/users', { body: { email: `person${String(count).padStart(2, '0')}@many.example` } })
  }
})
afterAll(() => app.close())

const emails = async (query: string) => {
  const { status, body, text } = await app.v1('GET', `/users?${query}`)
  if (status !== 200) throw new Error(text)
  return body.data.map(({ email }: { email: string }) => email).sort()
}

const idOf = async (email: string) => (await app.v1('GET', `/users?search=${email}`)).body.data[0].id as string

describe('search', () => {
  test('S000-4 narrows the list to one of two domains', async () => {
    expect(await emails('search=acme.com')).toEqual(['alice@acme.com', 'bob@acme.com'])
  })

  test('S000-4 every word must occur, in whatever order and letter case', async () => {
    expect(await emails('search=SMITH%20carol')).toEqual(['carol@example.com'])
    expect(await emails('search=smith%20bob')).toEqual([])
  })

  test('a whole id and the beginning of one are found', async () => {
    const id = await idOf('alice@acme.com')
    expect(await emails(`search=${encodeURIComponent(id)}`)).toEqual(['alice@acme.com'])
    expect(await emails(`search=${encodeURIComponent(id.slice(0, -1))}`)).toContain('alice@acme.com')
  })

  test('a word of two letters finds whoever is known by exactly that, else 400 names the rule', async () => {
    expect(await emails('search=jo')).toEqual(['jo@example.com'])
    expect(await emails('search=jo%20example')).toEqual(['jo@example.com'])
    expect(await app.v1('GET', '/users?search=ac')).toMatchObject({
      status: 400,
      body: { code: 'invalid_search', errors: { search: [expect.stringContaining('at least 3 characters')] } },
    })
  })

  test('INJ-01 what would mean something to a database is looked for as it stands', async () => {
    for (const text of ["'", '%', '_', '%%%', '___', '\\\\\\', "' OR true --", "'; DROP TABLE users; --", '$$$']) {
      const { status, body } = await app.v1('GET', `/users?search=${encodeURIComponent(text)}`)
      expect([200, 400], text).toContain(status)
      expect(body.data ?? [], text).toEqual([])
    }
  })
})

describe('q', () => {
  test('takes the query language of the vendor', async () => {
    expect(await emails(`q=${encodeURIComponent('email:*@acme.com AND NOT name:bob*')}`)).toEqual(['alice@acme.com'])
    expect(
      await emails(`q=${encodeURIComponent('identities.connection:"Username-Password-Authentication" AND name:Jo')}`),
    ).toEqual(['jo@example.com'])
  })

  test('400 says what is wrong and where', async () => {
    const { status, body } = await app.v1('GET', `/users?q=${encodeURIComponent('name:"Al')}`)
    expect({ status, body }).toMatchObject({
      status: 400,
      body: { code: 'invalid_search', position: 5, errors: { q: [expect.stringContaining('position 5')] } },
    })
  })

  test('400 for a field that there is not', async () => {
    for (const query of ['password:x', 'toString:x', 'identities.constructor:x', 'identities.__proto__:x', 'roles:x']) {
      expect((await app.v1('GET', `/users?q=${query}`)).status, query).toBe(400)
    }
  })
})

describe('filters', () => {
  test('status tells active from suspended people, also negated and together', async () => {
    await app.v1('POST', `/users/${encodeURIComponent(await idOf('bob@acme.com'))}/suspend`, { body: {} })
    expect(await emails('search=acme.com&status=suspended')).toEqual(['bob@acme.com'])
    expect(await emails('search=acme.com&status=!suspended')).toEqual(['alice@acme.com'])
    expect(await emails('search=acme.com&status=active')).toEqual(['alice@acme.com'])
    expect(await emails('search=acme.com&status=active,suspended')).toEqual(['alice@acme.com', 'bob@acme.com'])
    expect(await emails('search=acme.com&status=suspended,!suspended')).toEqual([])
    expect((await app.v1('GET', '/users?status=deleted')).status).toBe(400)
  })

  test('role shows who holds it', async () => {
    const { body: role } = await app.api('POST', '/roles', { body: { name: 'Billing' } })
    await app.v1('POST', '/role-assignments', { body: { userId: await idOf('carol@example.com'), roleId: role.id } })
    expect(await emails(`role=${role.id}`)).toEqual(['carol@example.com'])
    for (const query of ['role=rol_none', 'role=Billing']) {
      const refused = await app.v1('GET', `/users?${query}`)
      expect(refused).toMatchObject({
        status: 400,
        body: { errors: { role: [expect.stringContaining('no such role')] } },
      })
    }
  })

  test('connection shows whoever is known there', async () => {
    expect(await emails('connection=Username-Password-Authentication&search=acme')).toHaveLength(2)
    expect(await emails('connection=none')).toEqual([])
  })
})

describe('pages', () => {
  test('S000-5 a page of 20 out of 25 has a cursor to the other 5', async () => {
    const first = await app.v1('GET', '/users?search=many.example&pageSize=20')
    expect(first.body.data).toHaveLength(20)
    expect(first.body).toMatchObject({ pageSize: 20, next: first.body.nextCursor, total: null })
    const second = await app.v1('GET', `/users?search=many.example&pageSize=20&cursor=${first.body.nextCursor}`)
    expect(second.body.data).toHaveLength(5)
    expect(second.body.nextCursor).toBeNull()
    const ids = [...first.body.data, ...second.body.data].map(({ id }) => id)
    expect(new Set(ids).size).toBe(25)
  })

  test('20 is the page size that nobody asked for', async () => {
    expect((await app.v1('GET', '/users')).body.data).toHaveLength(20)
  })

  test('total counts the matches, not the page', async () => {
    const { body } = await app.v1('GET', '/users?search=many.example&pageSize=2&total=true')
    expect(body.total).toEqual({ count: 25, isEstimate: false })
  })

  test('400 invalid_cursor for the cursor of another sort, another filter, and for none at all', async () => {
    const { body } = await app.v1('GET', '/users?pageSize=1')
    for (const query of [
      `sort=name&cursor=${body.nextCursor}`,
      `status=active&cursor=${body.nextCursor}`,
      'cursor=x',
    ]) {
      expect(await app.v1('GET', `/users?${query}`)).toMatchObject({ status: 400, body: { code: 'invalid_cursor' } })
    }
  })

  test('INJ-12 400 for what is no page size, and for anything given twice or unknown', async () => {
    for (const query of [
      'pageSize=0',
      'pageSize=201',
      'pageSize=1e2',
      'pageSize=0x10',
      'pageSize=%205',
      'pageSize=-0',
      'pageSize=5&pageSize=6',
      'pageSize[]=1',
      'total=1',
      'page=2',
      'sort=password',
      'sort=-',
      'search=a%00bc',
    ]) {
      const { status, body } = await app.v1('GET', `/users?${query}`)
      expect([status, body.code], query).toEqual([400, 'invalid_input'])
    }
  })
})

describe('order', () => {
  test('the newest come first unless asked otherwise', async () => {
    const byDefault = await app.v1('GET', '/users?pageSize=200')
    const reversed = await app.v1('GET', '/users?pageSize=200&sort=created')
    const ids = (answer: typeof byDefault) => answer.body.data.map(({ id }: { id: string }) => id)
    expect(ids(byDefault)).toEqual(ids(reversed).reverse())
  })

  test('names sort without regard to letter case, both ways', async () => {
    const names = async (sort: string) =>
      (
        await app.v1(
          'GET',
          `/users?connection=Username-Password-Authentication&q=email:*example.com%20OR%20email:*acme.com&sort=${sort}`,
        )
      ).body.data.map(({ name }: { name: string }) => name)
    expect(await names('name')).toEqual(['Alice Smith', 'Bob Jones', 'Carol Smith', 'Jo'])
    expect(await names('-name')).toEqual(['Jo', 'Carol Smith', 'Bob Jones', 'Alice Smith'])
  })

  test.each(['email', '-lastSignIn', 'updated', '-signInCount'])('200 sorted by %s', async (sort) => {
    expect((await app.v1('GET', `/users?sort=${sort}`)).status).toBe(200)
  })
})

test('a row holds what a list shows, with null where nothing is set', async () => {
  const { body } = await app.v1('GET', '/users?search=alice')
  expect(body.data).toEqual([
    {
      id: expect.stringMatching(/^auth0\|[0-9a-f]{24}$/),
      email: 'alice@acme.com',
      emailVerified: false,
      username: null,
      phoneNumber: null,
      name: 'Alice Smith',
      givenName: null,
      familyName: null,
      nickname: 'alice',
      picture: expect.stringContaining('/avatars/'),
      status: 'active',
      lockedUntil: null,
      suspendedUntil: null,
      suspensionReason: null,
      expiresAt: null,
      offboardingAt: null,
      connection: 'Username-Password-Authentication',
      organization: null,
      lastSignInAt: null,
      signInCount: 0,
      createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:]{8}\.\d{3}Z$/),
      updatedAt: expect.any(String),
    },
  ])
})
