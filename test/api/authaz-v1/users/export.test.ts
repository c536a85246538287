import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../../support/test-app.ts'
import { signedIn } from '../console-browser.ts'
import { readCsv } from './strict-csv.ts'

const hostile = ['=1+1', '+1', '-1', '@SUM(A1)', '\tx', 'a "quote", comma', 'two\nlines', "'already"]

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
  for (const [at, name] of hostile.entries()) {
    await app.v1('POST', '/users', { body: { email: `person${at}@example.com`, name } })
  }
  const { body } = await app.v1('GET', '/users?search=person0@example.com')
  await app.v1('POST', `/users/${encodeURIComponent(body.data[0].id)}/suspend`, { body: {} })
})
afterAll(() => app.close())

async function exported(query: string) {
  const response = await fetch(`${app.url}api/v1/users/export?${query}`, { headers: { 'x-api-key': app.apiKey } })
  return { status: response.status, bytes: Buffer.from(await response.arrayBuffer()), headers: response.headers }
}

test('WEB-05 a strict reader finds one cell for each value, and none begins a formula', async () => {
  const { bytes, headers } = await exported('format=csv&columns=email,name,status,mfa,roles,organizations,created')
  expect(headers.get('content-type')).toContain('text/csv')
  const [titles, ...rows] = readCsv(bytes.toString())
  expect(titles).toEqual(['email', 'name', 'status', 'mfa', 'roles', 'organizations', 'created'])
  expect(rows).toHaveLength(hostile.length)
  for (const row of rows) {
    expect(row).toHaveLength(7)
    for (const cell of row) expect(cell).not.toMatch(/^[=+\-@\t\r\0]/)
  }
  const named = new Map(rows.map(([email, name]) => [email, name]))
  expect(named.get('person0@example.com')).toBe("'=1+1")
  expect(named.get('person5@example.com')).toBe('a "quote", comma')
  expect(named.get('person6@example.com')).toBe('two\nlines')
})

test('the filters of the list narrow the file, and so do the people who were chosen', async () => {
  const suspended = readCsv((await exported('format=csv&columns=email,status&status=suspended')).bytes.toString())
  expect(suspended.slice(1)).toEqual([['person0@example.com', 'suspended']])
  const [first, second] = (await app.v1('GET', '/users?sort=email')).body.data
  const ids = [first.id, second.id].map(encodeURIComponent).join(',')
  const chosen = readCsv((await exported(`format=csv&columns=email&ids=${ids}`)).bytes.toString())
  expect(chosen.slice(1).flat().toSorted()).toEqual([first.email, second.email])
  const both = await exported(`format=csv&columns=email&status=active&ids=${ids}`)
  expect(readCsv(both.bytes.toString()).slice(1)).toEqual([[second.email]])
})

test('a byte order mark comes where it was asked for, and JSON keeps values as they are', async () => {
  const marked = await exported('format=csv&columns=email&bom=true')
  expect(marked.bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]))
  const lines = (await exported('format=json&columns=name,mfa&search=person0@example.com')).bytes.toString()
  expect(JSON.parse(lines)).toEqual({ name: '=1+1', mfa: [] })
})

test('moments are written in UTC, or as the clocks of a time zone that was asked for show them, with their offset', async () => {
  const created = async (query: string) => {
    const { bytes } = await exported(`columns=created&search=person0@example.com&${query}`)
    const text = bytes.toString()
    return query.startsWith('format=json') ? JSON.parse(text).created : readCsv(text)[1]?.[0]
  }
  const utc = await created('format=csv')
  expect(utc).toMatch(/Z$/)
  for (const format of ['csv', 'json']) {
    const there = await created(`format=${format}&timezone=Asia/Kathmandu`)
    expect(there).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+05:45$/)
    expect(new Date(there)).toEqual(new Date(utc))
  }
})

test('400 names the time zone that there is not, or that has no columns to be written in', async () => {
  for (const query of ['columns=created&timezone=Mars/Olympus', 'timezone=Europe/Berlin']) {
    const { status, bytes } = await exported(query)
    expect([status, JSON.parse(bytes.toString())], query).toMatchObject([
      400,
      { errors: { timezone: expect.anything() } },
    ])
  }
})

test('an export says in the audit what it held and how much', async () => {
  await exported('format=csv&columns=email&status=suspended')
  const { body } = await app.v1('GET', '/audit/events?type=users.export_finished&pageSize=1')
  const { body: event } = await app.v1('GET', `/audit/events/${body.data[0].id}`)
  expect(event.changes).toMatchObject({
    status: 'suspended',
    columns: 'email',
    records: 1,
    complete: true,
  })
})

test('400 for a column that there is not, and for a filter that cannot be answered', async () => {
  for (const query of ['columns=password', 'columns=email,hash', 'status=deleted', `ids=${'a,'.repeat(200)}a`]) {
    expect((await exported(query)).status, query).toBe(400)
  }
})

test('what is kept about one person is handed out whole and without a secret, and the audit says to whom', async () => {
  const sam = await signedIn(app, 'security', 'sam@example.com')
  const body = { email: 'ada@example.com', password: 'Correct-Horse-7-Battery', user_metadata: { colour: 'teal' } }
  const { user_id: id } = (
    await app.api('POST', '/users', { body: { ...body, connection: 'Username-Password-Authentication' } })
  ).body
  const path = `/users/${encodeURIComponent(id)}`
  await app.v1('POST', `${path}/notes`, { body: { text: 'Called on Monday' } })
  const { id: organizationId } = (await app.api('POST', '/organizations', { body: { name: 'acme-of-ada' } })).body
  const { id: roleId } = (await app.api('POST', '/roles', { body: { name: 'Billing of Acme' } })).body
  const members = `/organizations/${organizationId}/members`
  await app.api('POST', members, { body: { members: [id] } })
  await app.api('POST', `${members}/${encodeURIComponent(id)}/roles`, { body: { roles: [roleId] } })
  const given = await sam.call('POST', `${path}/data-export`)
  expect(given.status, given.text).toBe(200)
  expect(given.body).toMatchObject({
    profile: { id, email: 'ada@example.com', userMetadata: { colour: 'teal' } },
    identities: [{ isPrimary: true }],
    sessions: [],
    roles: [{ id: roleId, name: 'Billing of Acme', organization: { id: organizationId, name: 'acme-of-ada' } }],
    apiKeys: [],
    notes: [{ text: 'Called on Monday' }],
    activity: expect.arrayContaining([expect.objectContaining({ type: 'user.data_downloaded', by: 'operator' })]),
  })
  // Who else acted is another person's data.
  for (const known of ['$argon2', 'sam@example.com']) expect(given.text).not.toContain(known)
  const [event] = (await app.v1('GET', `${path}/events?type=user.data_downloaded`)).body.data
  expect(event.actor).toMatchObject({ kind: 'operator', name: 'sam@example.com' })
  const support = await signedIn(app, 'support', 'kim@example.com')
  expect((await support.call('POST', `${path}/data-export`)).status).toBe(403)
})
