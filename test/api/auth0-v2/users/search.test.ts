import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { call, installation, machineToken } from '../../../compat/app-processes.ts'
import { startTestApp, type TestApp } from '../../../support/test-app.ts'

const connection = 'Username-Password-Authentication'
const password = 'Correct-Horse-7-Battery'
let app: TestApp

beforeAll(async () => {
  app = await startTestApp()
  await app.api('POST', '/connections', { body: { name: 'sms', strategy: 'sms' } })
  await app.api('POST', '/connections', {
    body: { name: 'staff', strategy: 'auth0', options: { requires_username: true } },
  })
  await create({
    connection,
    email: 'alice@example.com',
    password,
    name: 'Alice Smith',
    given_name: 'Alice',
    family_name: 'Smith',
    email_verified: true,
    app_metadata: { plan: 'gold', seats: 5, subscription: { plan: 'gold' }, 'key with space': 'x' },
    user_metadata: { color: 'red', size: 13, addresses: [{ city: 'Paris' }, { city: 'Rome' }] },
  })
  await create({
    connection,
    email: 'bob@example.org',
    password,
    name: 'Bob Smith',
    blocked: true,
    app_metadata: { plan: 'silver', seats: 10 },
    user_metadata: { color: 'Red', empty: {}, none: [], nothing: { at: { all: null } }, flag: false },
  })
  await create({
    connection: 'staff',
    email: 'carol@example.com',
    password,
    username: 'carol',
    name: 'Carol "CJ" Jones',
    app_metadata: { plan: 'golden' },
  })
  await create({ connection: 'sms', phone_number: '+15551234567', name: 'dan', nickname: 'danny' })
})
afterAll(() => app.close())

async function create(body: Record<string, unknown>): Promise<void> {
  expect((await app.api('POST', '/users', { body })).status).toBe(201)
}

const search = (q: string) => app.api('GET', `/users?q=${encodeURIComponent(q)}`)

/** The first names of who is found, in the order of the alphabet. */
async function found(q: string): Promise<string[]> {
  const { status, body } = await search(q)
  if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`)
  return body.map(({ name }: { name: string }) => name.split(' ')[0]?.toLowerCase()).sort()
}

describe('200 S003-14 the query syntax', () => {
  test.each([
    ['S003-10 an exact address', 'email:"alice@example.com"', ['alice']],
    ['an address in other letter case', 'email:"ALICE@Example.com"', ['alice']],
    ['AND', 'family_name:Smith AND blocked:true', []],
    ['AND', 'name:*smith AND email_verified:true', ['alice']],
    ['OR', 'email:alice* OR email:bob*', ['alice', 'bob']],
    ['NOT', 'NOT email:alice*', ['bob', 'carol', 'dan']],
    ['a leading minus', '-email:alice*', ['bob', 'carol', 'dan']],
    ['AND binds more than OR', 'name:dan OR name:bob* AND blocked:true', ['bob', 'dan']],
    ['grouping', '(name:dan OR name:bob*) AND NOT blocked:true', ['dan']],
    ['values in a group of a field', 'email:(alice@example.com OR carol@example.com)', ['alice', 'carol']],
    ['two clauses side by side both hold', 'name:*smith blocked:true', ['bob']],
    ['operators in small letters are plain words', 'name:alice* and name:bob*', []],
    ['a phrase', 'name:"alice smith"', ['alice']],
    ['a phrase of part of the name', 'name:"alice"', []],
    ['a phrase with quotes inside', 'name:"Carol \\"CJ\\" Jones"', ['carol']],
    ['an escaped space', 'name:Alice\\ Smith', ['alice']],
    ['a prefix', 'name:a*', ['alice']],
    ['a suffix', 'name:*ith', ['alice', 'bob']],
    ['a middle', 'name:*mit*', ['alice', 'bob']],
    ['a phone number with its plus', 'phone_number:+15551234567', ['dan']],
    ['a range of numbers', 'app_metadata.seats:[5 TO 10]', ['alice', 'bob']],
    ['a range without its ends', 'app_metadata.seats:{5 TO 10}', []],
    ['a range with one end', 'app_metadata.seats:[5 TO 10}', ['alice']],
    ['an open range', 'app_metadata.seats:{5 TO *]', ['bob']],
    ['a range of dates', 'created_at:[2020-01-01 TO *]', ['alice', 'bob', 'carol', 'dan']],
    ['a range of dates long ago', 'created_at:[2020-01-01 TO 2020-12-31]', []],
    ['_exists_ of a field', '_exists_:username', ['carol']],
    ['_exists_ of what only some have', '_exists_:blocked', ['bob']],
    ['_exists_ of metadata', '_exists_:user_metadata.color', ['alice', 'bob']],
    ['_exists_ of nested metadata', '_exists_:app_metadata.subscription.plan', ['alice']],
    ['NOT _exists_', 'NOT _exists_:email', ['dan']],
    ['what is false exists', '_exists_:user_metadata.flag', ['bob']],
    ['a boolean', 'blocked:true', ['bob']],
    ['a boolean of metadata', 'user_metadata.flag:false', ['bob']],
    ['a number of metadata', 'user_metadata.size:13', ['alice']],
    ['the domain of an address', 'email.domain:example.com', ['alice', 'carol']],
    ['a word without a field is a whole value', 'smith', ['alice']],
    ['a word is no part of a value', 'smit', []],
    ['a whole value without a field', '"alice smith"', ['alice']],
    ['a prefix without a field', 'dann*', ['dan']],
    ['a word never looks into metadata', 'gold', []],
    ['a provider', 'identities.provider:sms', ['dan']],
    ['a user id', 'user_id:auth0*', ['alice', 'bob', 'carol']],
    ['nobody', 'email:nobody@example.com', []],
  ])('%s: %s', async (_what, q, expected) => {
    expect(await found(q)).toEqual(expected)
  })
})

describe('200 letter case and metadata', () => {
  test.each([
    ['names fold', 'given_name:ALICE', ['alice']],
    ['usernames are exact', 'username:CAROL', []],
    ['metadata is exact', 'user_metadata.color:red', ['alice']],
    ['metadata is exact', 'user_metadata.color:Red', ['bob']],
    ['a path to a nested value', 'app_metadata.subscription.plan:"gold"', ['alice']],
    ['a list is stepped through', 'user_metadata.addresses.city:"Rome"', ['alice']],
    ['an empty object is not found', '_exists_:user_metadata.empty', []],
    ['an empty list is not found', '_exists_:user_metadata.none', []],
    ['a null is not found', '_exists_:user_metadata.nothing', []],
    ['a wildcard on app_metadata', 'app_metadata.plan:gold*', ['alice', 'carol']],
    ['an exact value beside longer ones', 'app_metadata.plan:gold', ['alice']],
  ])('%s: %s', async (_what, q, expected) => {
    expect(await found(q)).toEqual(expected)
  })
})

describe('S003-15 not every form works on user_metadata', () => {
  test('200 the exact term matches', async () => {
    expect(await found('user_metadata.color:red')).toEqual(['alice'])
  })

  test.each(['user_metadata.color:re*', 'user_metadata.color:*red', 'user_metadata.size:[1 TO 20]'])(
    '400 %s is refused with its reason',
    async (q) => {
      const { status, body } = await search(q)
      expect([status, body.errorCode]).toEqual([400, 'invalid_query_string'])
      expect(body.message).toContain('user_metadata')
    },
  )
})

describe('200 S003-20 identities.connection', () => {
  test.each([
    [connection, ['alice', 'bob']],
    ['staff', ['carol']],
    ['sms', ['dan']],
    ['nowhere', []],
  ])('"%s" finds only the people of that connection', async (name, expected) => {
    expect(await found(`identities.connection:"${name}"`)).toEqual(expected)
  })
})

test('200 S003-21 a linked identity is found by its connection too', async () => {
  const whole = await installation()
  try {
    const process = await whole.start()
    const { token } = await machineToken(process, whole, process.newLocalKey as string)
    const headers = { authorization: `Bearer ${token}` }
    const payload = { connection, email: 'alice@example.com', password }
    const { body: alice } = await call(process, 'POST', '/api/v2/users', { headers, payload })
    await call(process, 'POST', '/api/v2/connections', {
      headers,
      payload: { name: 'google', strategy: 'google-oauth2' },
    })
    await link(whole.connection, alice.user_id, 'google')
    for (const q of ['identities.connection:google', 'identities.provider:google-oauth2', 'identities.isSocial:true']) {
      const { body } = await call(process, 'GET', `/api/v2/users?q=${q}`, { headers })
      expect([q, body.map((user: { user_id: string }) => user.user_id)]).toEqual([q, [alice.user_id]])
    }
  } finally {
    await whole.remove()
  }
})

/** The row that linking leaves. */
async function link(database: pg.ClientConfig, userId: string, connectionName: string): Promise<void> {
  const client = new pg.Client(database)
  await client.connect()
  await client.query(
    `INSERT INTO identities (application_id, connection_id, subject, user_id, provider, is_primary, linked_at)
     SELECT application_id, id, '103547991597142817347', $1, strategy, false, now() FROM connections WHERE name = $2`,
    [userId, connectionName],
  )
  await client.end()
}

describe('400 what cannot be read is refused with its place, and nothing is widened', () => {
  test.each([
    ['(name:alice', 0],
    ['name:alice)', 10],
    ['name:"alice', 5],
    ['name:', 4],
    [':alice', 0],
    ['name:alice AND', 11],
    ['OR name:alice', 0],
    ['name:*ce', 5],
    ['name:[1 TO', 5],
    ['password:x', 0],
    ['picture:*abc*', 0],
    ['no_such_field:x', 0],
    ['created_at:[yesterday TO *]', 12],
    ['*', 0],
    ['logins_count:many', 13],
    ['blocked:maybe', 8],
  ])('%s', async (q, position) => {
    const { status, body } = await search(q)
    expect([status, body.error, body.errorCode]).toEqual([400, 'Bad Request', 'invalid_query_string'])
    expect(body.message).toMatch(/^Query validation error: '.*' on property q/s)
    expect(body.message).toContain(`position ${position}`)
  })
})

test('200 an empty q asks for everybody', async () => {
  expect(await found('')).toHaveLength(4)
  expect(await found('  ')).toHaveLength(4)
})

const sqlPieces = [
  "'",
  '"',
  '\\',
  ';--',
  '$$',
  '%',
  '_',
  "' || pg_sleep(3) || '",
  "'; DROP TABLE users; --",
  '1 OR 1=1',
]
const jsonpathPieces = ['$', '$.**', '@', '") ? (@ == 1', '" || true || "', 'exists(@)', '@.keyvalue()', '.*']

describe('INJ-01 a value is a value, whatever it spells', () => {
  let hostile: TestApp
  const names = [...sqlPieces, ...jsonpathPieces, 'a%b', 'a_b', 'aXb']

  beforeAll(async () => {
    hostile = await startTestApp()
    await hostile.api('POST', '/connections', { body: { name: 'email', strategy: 'email' } })
    for (const [index, name] of names.entries()) {
      const person = { connection: 'email', email: `p${index}@example.com`, name, app_metadata: { said: name } }
      expect((await hostile.api('POST', '/users', { body: person })).status).toBe(201)
    }
  })
  afterAll(() => hostile.close())

  const quoted = (text: string) => `"${text.replace(/[\\"]/g, '\\$&')}"`

  test.each([...sqlPieces, ...jsonpathPieces, 'a%b', 'a_b'])(
    '200 %s finds just the one who is called so',
    async (name) => {
      for (const field of ['name', 'app_metadata.said']) {
        const startedAt = performance.now()
        const { status, body } = await hostile.api('GET', `/users?q=${encodeURIComponent(`${field}:${quoted(name)}`)}`)
        expect([status, body.map((user: { name: string }) => user.name)]).toEqual([200, [name]])
        expect(performance.now() - startedAt).toBeLessThan(5_000)
      }
    },
  )

  test.each([
    ['name:a%*', ['a%b']],
    ['name:a_*', ['a_b']],
    ['app_metadata.said:a_*', ['a_b']],
    ['app_metadata.said:a.*', []],
  ])('200 %s: only the star stands for something', async (q, expected) => {
    const { body } = await hostile.api('GET', `/users?q=${encodeURIComponent(q)}`)
    expect(body.map((user: { name: string }) => user.name)).toEqual(expected)
  })

  test.each([...sqlPieces, ...jsonpathPieces])('4xx or 200 %s in a name of metadata is no statement', async (piece) => {
    const startedAt = performance.now()
    for (const q of [
      `app_metadata.${piece}:x`,
      `user_metadata.a${piece}b:x`,
      `_exists_:app_metadata.${piece}`,
      piece,
    ]) {
      const { status, text } = await hostile.api('GET', `/users?q=${encodeURIComponent(q)}`)
      expect([200, 400]).toContain(status)
      expect(text).not.toMatch(/syntax error|jsonpath|SELECT|postgres/i)
    }
    expect(performance.now() - startedAt).toBeLessThan(5_000)
  })

  test.each([...sqlPieces, 'x'.repeat(1_900)])('400 or 200 %s in any other parameter', async (piece) => {
    const value = encodeURIComponent(piece)
    for (const name of [
      'sort',
      'fields',
      'connection',
      'search_engine',
      'from',
      'page',
      'per_page',
      'include_totals',
    ]) {
      const { status, text } = await hostile.api('GET', `/users?${name}=${value}`)
      expect([name, status]).toEqual([name, name === 'connection' && piece.length <= 128 ? 200 : 400])
      expect(text).toContain(name)
    }
    expect((await hostile.api('GET', `/users-by-email?email=${value}`)).status).toBeLessThan(5_000)
  })
})

describe('INJ-03 a search that was made to hurt', () => {
  test.each([
    ['an unbalanced parenthesis', '((((((name:a*'],
    ['5,000 parentheses', '('.repeat(4_000)],
    ['parentheses that close', `${'('.repeat(50)}name:alice${')'.repeat(50)}`],
    ['many ORs', Array.from({ length: 350 }, (_, index) => `name:${index}`).join(' OR ')],
    ['many NOTs', `${'NOT '.repeat(1_000)}name:alice`],
    ['a short suffix', '*a'],
    ['a regular expression that backtracks', '/(a+)+$/'],
    ['a fuzzy term', 'alice~2'],
    ['a boost', 'alice^9e9'],
    ['a range open at both ends', 'name:[* TO *]'],
    ['a backslash at the end', 'name:alice\\'],
    ['a field without a value', 'name:'],
    ['a value without a field', ':alice'],
    ['a single quote', '"'],
    ['many stars', `name:${'*abc'.repeat(100)}`],
    ['many stars in metadata', `app_metadata.plan:${'*a'.repeat(30)}`],
    ['a long path', `app_metadata${'.a'.repeat(1_000)}:x`],
    ['a long word', 'name:'.padEnd(6_000, 'x')],
  ])('400 or the right answer, quickly: %s', async (_what, q) => {
    const startedAt = performance.now()
    const { status, body } = await search(q)
    expect(performance.now() - startedAt).toBeLessThan(5_000)
    expect([200, 400]).toContain(status)
    if (status === 400) expect(body.message).toMatch(/on property q/)
    else expect(body.every(({ name }: { name: string }) => typeof name === 'string')).toBe(true)
  })
})
