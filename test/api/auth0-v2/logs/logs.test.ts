import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { systemActor } from '../../../../src/kernel/actor.ts'
import { startTestApp, type TestApp } from '../../../support/test-app.ts'
import { settle } from './entries.ts'

let app: TestApp
let alice: string
let bob: string
beforeAll(async () => {
  app = await startTestApp()
  alice = await person('alice')
  bob = await person('bob')
  await app.api('PATCH', `/users/${encodeURIComponent(alice)}`, { body: { name: 'Alice' } })
  await settle()
})
afterAll(() => app.close())

async function person(name: string): Promise<string> {
  const connection = 'Username-Password-Authentication'
  const body = { connection, email: `${name}@example.com`, password: 'Correct-Horse-9' }
  return (await app.api('POST', '/users', { body })).body.user_id
}

const logsOf = (id: string, query = '') => app.api('GET', `/users/${encodeURIComponent(id)}/logs${query}`)
const search = (q: string, more = '') => app.api('GET', `/logs?q=${encodeURIComponent(q)}${more}`)
// biome-ignore lint/suspicious/noExplicitAny: entries as they came.
const types = ({ body }: { body: any }) => body.map(({ type }: { type: string }) => type)

describe('an entry', () => {
  test('has every property of the vendor’s, with null where there is nothing to tell', async () => {
    const [entry] = (await search('type:ss AND alice@example.com')).body
    expect(entry).toMatchObject({
      type: 'ss',
      connection: 'Username-Password-Authentication',
      client_name: 'Test machine',
      ip: '127.0.0.1',
      hostname: 'localhost',
      organization_id: null,
      user_id: alice,
      user_name: 'alice@example.com',
      strategy: 'auth0',
      strategy_type: 'database',
      isMobile: false,
      location_info: null,
    })
    expect(entry._id).toBe(entry.log_id)
    expect(entry.log_id).toMatch(/^900\d{53}$/)
    expect(entry.user_agent).toMatch(/^.+ \d+\.\d+\.\d+ \/ .+ \d+\.\d+\.\d+$/)
  })

  test('of a call names the operation, and holds no body of it', async () => {
    const [entry] = (await search(`type:sapi AND user_id:"${alice}" AND description:"Update a User"`)).body
    expect(entry.details.request).toMatchObject({
      method: 'patch',
      path: `/api/v2/users/${encodeURIComponent(alice)}`,
      channel: 'api',
      body: {},
      auth: { strategy: 'jwt' },
    })
    expect(JSON.stringify(await search('type:sapi'))).not.toContain('Correct-Horse')
  })

  test('is found under its id, and another id is not found', async () => {
    const [entry] = (await search('type:ss')).body
    expect((await app.api('GET', `/logs/${entry.log_id}`)).body).toEqual(entry)
    for (const id of ['5f3c', `${entry.log_id.slice(0, -1)}9`]) {
      const { status, body } = await app.api('GET', `/logs/${id}`)
      expect([status, body.statusCode, body.error]).toEqual([404, 404, 'Not Found'])
    }
  })

  test('shows the fields that were asked for', async () => {
    const { body } = await search('type:ss', '&fields=type,user_id&per_page=1&sort=date:1')
    expect(body).toEqual([{ type: 'ss', user_id: alice }])
    const without = (await search('type:ss', '&fields=details&include_fields=false')).body[0]
    expect(without).not.toHaveProperty('details')
    expect((await search('type:ss', '&fields=password')).status).toBe(400)
  })
})

describe('the entries of a user', () => {
  test('S003-106 are this user’s alone, newest first', async () => {
    const { body } = await logsOf(alice)
    expect(body.every(({ user_id }: { user_id: string }) => user_id === alice)).toBe(true)
    expect(types({ body })).toEqual(['sapi', 'sapi', 'ss'])
  })

  test('S003-108 sort by date and by other fields, in both directions', async () => {
    expect(types(await logsOf(alice, '?sort=date:1'))).toEqual(['ss', 'sapi', 'sapi'])
    expect(types(await logsOf(alice, '?sort=date:-1'))).toEqual(['sapi', 'sapi', 'ss'])
    expect(types(await logsOf(alice, '?sort=type:-1'))).toEqual(['ss', 'sapi', 'sapi'])
    expect((await logsOf(alice, '?sort=details:1')).status).toBe(400)
  })

  test('S003-109 come a hundred at most to a page', async () => {
    expect((await logsOf(alice, '?per_page=100')).status).toBe(200)
    expect((await logsOf(alice, '?per_page=101')).status).toBe(400)
  })

  test('with totals tell the length of the page', async () => {
    const { body } = await logsOf(alice, '?per_page=2&include_totals=true')
    expect(Object.keys(body)).toEqual(['length', 'limit', 'logs', 'start', 'total'])
    expect(body).toMatchObject({ length: 2, limit: 2, start: 0, total: 2 })
  })

  test('of an unknown user are none, and of one just made none yet', async () => {
    expect((await logsOf('auth0|nobody')).body).toEqual([])
    expect((await logsOf(await person('carol'))).body).toEqual([])
  })

  test('S003-110 end at the thousandth', async () => {
    const about = { kind: 'user', id: 'auth0|dan' } as const
    const many = Array.from({ length: 1_001 }, () => about)
    await app.app.directory.stores.audit.recordEach(systemActor, 'user.deleted', many)
    await settle()
    expect((await logsOf('auth0|dan', '?per_page=100&page=9')).body).toHaveLength(100)
    const { status, body } = await logsOf('auth0|dan', '?per_page=100&page=10')
    expect([status, body.message]).toEqual([400, expect.stringContaining('first 1000 records')])
  })
})

describe('a search', () => {
  const finds: readonly (readonly [string, readonly string[]])[] = [
    ['type:ss AND user_name:"bob@example.com"', ['ss']],
    ['user_name:bob* AND type:s*', ['sapi', 'ss']],
    ['user_name:*bob@* AND type:ss', ['ss']],
    ['bob@example.com', ['sapi', 'ss']],
    ['bob', []],
    ['user_name:"Bob@example.com"', []],
    ['type:ss AND strategy:auth0 AND user_name:bob*', ['ss']],
    ['type:ss AND strategy_type:database AND user_name:bob*', ['ss']],
    ['type:ss AND connection:Username-Password-Authentication AND user_name:bob*', ['ss']],
    ['client_name:"Test machine" AND user_name:bob* AND NOT type:ss', ['sapi']],
    ['client_name:machine', []],
    ['description:"Create a User" AND user_name:bob*', ['sapi']],
    ['description:User', []],
    ['date:[2018-12-18 TO *] AND user_name:bob* AND type:ss', ['ss']],
    ['date:[* TO 2018-12-18]', []],
    ['_exists_:organization_id', []],
  ]
  test.each(finds)('for %s finds %j', async (q, expected) => {
    const answer = await search(q)
    expect(answer.status, answer.text).toBe(200)
    expect(types(answer)).toEqual(expected)
  })

  test('goes by either of its names', async () => {
    const { body } = await app.api('GET', `/logs?search=${encodeURIComponent(`type:ss AND user_id:"${bob}"`)}`)
    expect(types({ body })).toEqual(['ss'])
  })

  test('is refused with what is wrong in it', async () => {
    for (const q of ['colour:red', 'type:(ss', 'user_name:[a TO b]', 'log_id:900*']) {
      const { status, body } = await search(q)
      expect([status, body.errorCode], q).toEqual([400, 'invalid_query_string'])
    }
    expect((await search('type:ss', '&sort=user_name:1')).status).toBe(400)
  })
})

describe('reading by checkpoint', () => {
  test('begins at the oldest and goes on after an entry, whatever else is asked for', async () => {
    const first = (await app.api('GET', '/logs?take=2&q=type:nothing')).body
    expect(first).toHaveLength(2)
    const { body: next } = await app.api('GET', `/logs?take=100&from=${first[1].log_id}`)
    const ids = [...first, ...next].map(({ log_id }: { log_id: string }) => log_id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(next.length).toBeGreaterThan(3)
    const last = next.at(-1).log_id
    expect(next.length < 100 ? (await app.api('GET', `/logs?from=${last}`)).body : []).toEqual([])
  })

  test('goes on from the vendor’s own id by its time, and refuses what is none', async () => {
    const theirs = '90020230602105804120563000000000000001223372045029303662'
    expect((await app.api('GET', `/logs?take=1&from=${theirs}`)).body).toHaveLength(1)
    expect((await app.api('GET', '/logs?from=abc')).status).toBe(400)
  })
})

test('a token without the scope reads no logs', async () => {
  const headers = { authorization: `Bearer ${await app.token(['read:users'])}` }
  for (const path of ['logs', 'logs/900', `users/${alice}/logs`, 'stats/active-users', 'stats/daily']) {
    expect((await app.anonymous('GET', `/api/v2/${path}`, { headers })).status, path).toBe(403)
  }
})
