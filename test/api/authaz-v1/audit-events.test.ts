import { afterAll, beforeAll, expect, test } from 'vitest'
import { addPerson, identified, mailed, password } from '../../login/people.ts'
import { newBrowserless } from '../../support/browserless.ts'
import { type Answer, caller, startTestApp, type TestApp } from '../../support/test-app.ts'
import { signedIn } from './console-browser.ts'

let app: TestApp
let alice: string
let bob: string
beforeAll(async () => {
  app = await startTestApp()
  alice = await addPerson(app, 'alice@example.com')
  bob = await addPerson(app, 'bob@example.com')
})
afterAll(() => app.close())

const encoded = encodeURIComponent
const search = (parameters: Record<string, string> = {}) =>
  app.v1('GET', `/audit/events?${new URLSearchParams(parameters)}`)
const typesOf = ({ body }: Answer): string[] => body.data.map(({ type }: { type: string }) => type)
const timeline = async (id: string, query = '') => typesOf(await app.v1('GET', `/users/${encoded(id)}/events${query}`))
const act = (id: string, name: string) => app.v1('POST', `/users/${encoded(id)}/${name}`, { body: {} })

async function signIn(email: string) {
  const { browser, page } = await identified(app, email)
  await browser.submit(page, '/u/login/password', { password })
  return browser
}

test('S000-21 S000-25 a sign-in of the person and an act upon them both appear, newest first', async () => {
  await signIn('alice@example.com')
  await act(alice, 'suspend')
  await act(alice, 'activate')
  expect((await timeline(alice)).slice(0, 3)).toEqual(['user.activated', 'user.suspended', 'user.signed_in'])
  expect(await timeline(alice, '?type=user.signed_in')).toEqual(['user.signed_in'])
  const { body } = await app.v1('GET', `/users/${encoded(alice)}/events?type=user.signed_in`)
  expect(body.data[0]).toMatchObject({ actor: { kind: 'user', id: alice }, subject: { kind: 'user', id: alice } })
})

test('S000-20 what began and ended one session is found by it, and by no other', async () => {
  await signIn('bob@example.com')
  await signIn('bob@example.com')
  const { body } = await app.v1('GET', `/users/${encoded(bob)}/sessions`)
  const [session, other] = body.data.map(({ id }: { id: string }) => id)
  await app.v1('DELETE', `/users/${encoded(bob)}/sessions/${session}`)
  expect(typesOf(await search({ session }))).toEqual(['user.session_revoked', 'user.signed_in'])
  expect(typesOf(await search({ session: other }))).toEqual(['user.signed_in'])
  expect(typesOf(await search({ session, type: 'user.suspended' }))).toEqual([])
})

test('S000-22 roles given and taken appear with what they were', async () => {
  const { body: role } = await app.api('POST', '/roles', { body: { name: 'Auditor' } })
  const assignment = { body: { userId: alice, roleId: role.id } }
  await app.v1('POST', '/role-assignments', assignment)
  await app.v1('DELETE', '/role-assignments', assignment)
  const answer = await search({ q: 'role assigned', subject: alice })
  expect(typesOf(answer)).toEqual(
    ['user.role_unassigned', 'user.role_assigned'].filter((type) => /assigned/.test(type)),
  )
  expect(answer.body.data[0].changes).toEqual({ roles: [role.id] })
})

test('S000-23 an authenticator that is set up appears', async () => {
  await app.api('POST', `/users/${encoded(alice)}/authentication-methods`, {
    body: { type: 'totp', name: 'Phone', totp_secret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP' },
  })
  expect((await timeline(alice, '?pageSize=1'))[0]).toBe('user.factor_enrolled')
})

test('S000-24 a password that is reset by mail appears, and that it was asked for', async () => {
  const browser = newBrowserless(app.url)
  const asked = await browser.open('/u/reset-password/request')
  await browser.submit(asked, '/u/reset-password/request', { email: 'bob@example.com' })
  const { link } = await mailed(app, 'bob@example.com')
  await browser.submit(await browser.open(link), '/u/reset-password', { password: 'amber meadow kettle 77' })
  const types = await timeline(bob, '?q=password')
  expect(types).toEqual(['user.password_changed', 'user.password_reset_requested'])
})

test('an event tells the role in which an operator acted, whatever role they have since', async () => {
  const sam = await signedIn(app, 'support', 'sam@example.com')
  const samId = (await sam.call('GET', '/session')).body.operator.id
  await sam.call('POST', `/users/${encoded(bob)}/notes`, { body: { text: 'Called twice' } })
  const own = (await search({ actor: samId, type: 'user.note_added' })).body.data[0]
  expect(own.actor).toMatchObject({ kind: 'operator', name: 'sam@example.com', role: 'support' })
  await app.v1('PATCH', `/operators/${encoded(samId)}`, { body: { role: 'admin' } })
  expect((await app.v1('GET', `/audit/events/${own.id}`)).body.actor).toMatchObject({ role: 'support' })
  await act(bob, 'suspend')
  await act(bob, 'activate')
  expect((await search({ subject: bob, type: 'user.activated' })).body.data[0].actor).toMatchObject({
    kind: 'api-key',
    role: null,
  })
})

test('S000-26 what others do does not appear', async () => {
  const before = await timeline(bob)
  await act(alice, 'suspend')
  await act(alice, 'activate')
  expect(await timeline(bob)).toEqual(before)
})

test('S000-44 the id of somebody who was deleted still finds what happened to them', async () => {
  const carol = await addPerson(app, 'carol@example.com')
  await act(carol, 'suspend')
  await app.v1('DELETE', `/users/${encoded(carol)}`)
  expect(typesOf(await search({ subject: carol }))).toEqual(['user.deleted', 'user.suspended', 'user.created'])
  expect((await timeline(carol))[0]).toBe('user.deleted')
})

test('every filter narrows, alone and with the others', async () => {
  const { body: all } = await search({ subject: alice, type: 'user.suspended' })
  const [event] = all.data
  const one = {
    subject: alice,
    subjectKind: 'user',
    actor: event.actor.id,
    ip: event.ip,
    requestId: event.requestId,
    since: event.at,
    until: new Date(Date.parse(event.at) + 1).toISOString(),
    type: 'user.suspended,user.activated',
    q: 'suspend',
  }
  expect((await search(one)).body.data).toEqual([event])
  for (const name of Object.keys(one) as (keyof typeof one)[]) {
    const { body } = await search({ [name]: one[name], subject: alice })
    expect(body.data).toContainEqual(event)
  }
  const wrong = { actor: 'key_none', ip: '198.51.100.1', requestId: 'none', until: event.at, q: 'nothing of that' }
  for (const [name, value] of Object.entries(wrong)) {
    expect((await search({ ...one, [name]: value })).body.data).toEqual([])
  }
})

test('pages follow each other without a gap, and a cursor belongs to its filter', async () => {
  const { body: whole } = await search({ pageSize: '200' })
  const collected: unknown[] = []
  let cursor: string | null = null
  do {
    const parameters: Record<string, string> = { pageSize: '3', ...(cursor === null ? {} : { cursor }) }
    const { body } = await search(parameters)
    collected.push(...body.data)
    cursor = body.nextCursor
  } while (cursor !== null && collected.length < 300)
  expect(collected).toEqual(whole.data)
  const { body } = await search({ pageSize: '1' })
  expect((await search({ pageSize: '1', subject: alice, cursor: body.nextCursor })).status).toBe(400)
})

test('an event is read by its id; a type or a time that is none is refused by name', async () => {
  const { body } = await search({ pageSize: '1' })
  expect((await app.v1('GET', `/audit/events/${body.data[0].id}`)).body).toEqual(body.data[0])
  for (const id of ['999999999', 'x', '1e3']) expect((await app.v1('GET', `/audit/events/${id}`)).status).toBe(404)
  expect(await search({ type: 'user.nothing' })).toMatchObject({
    status: 400,
    body: { errors: { type: [/user.nothing/] } },
  })
  expect(await search({ since: 'yesterday' })).toMatchObject({ status: 400 })
})

test('AUD-12 without the right nobody reads, and a key of one organization sees that organization alone', async () => {
  const { body: other } = await app.v1('POST', '/keys', { body: { name: 'Users', permissions: ['read:users'] } })
  const noReader = caller(`${app.url}api/v1`, { 'x-api-key': other.key })
  for (const path of ['/audit/events', '/audit/events/1', `/users/${encoded(alice)}/events`]) {
    expect((await noReader('GET', path)).status).toBe(403)
  }
  const acme = (await app.api('POST', '/organizations', { body: { name: 'acme' } })).body
  const globex = (await app.api('POST', '/organizations', { body: { name: 'globex' } })).body
  for (const { id } of [acme, globex]) {
    await app.v1('POST', `/organizations/${id}/members`, { body: { userId: alice } })
  }
  const body = { name: 'Acme', permissions: ['read:audit'], organizationId: acme.id }
  const made = await app.v1('POST', '/keys', { body })
  expect(made.status).toBe(201)
  const reader = caller(`${app.url}api/v1`, { 'x-api-key': made.body.key })
  const { body: seen } = await reader('GET', '/audit/events?pageSize=200')
  expect(seen.data.length).toBeGreaterThan(0)
  const own = (await search({ organization: 'acme', pageSize: '200' })).body.data
  expect(seen.data).toEqual(own)
  const [foreign] = (await search({ organization: globex.id })).body.data
  expect((await reader('GET', `/audit/events/${foreign.id}`)).status).toBe(404)
  expect((await reader('GET', '/audit/events?organization=globex')).status).toBe(404)
  expect((await reader('GET', `/audit/events/${own[0].id}`)).status).toBe(200)
})

test('WEB-05 what a filter finds is exported as a table that runs no formula, and that is told without the words', async () => {
  const { body: carol } = await app.v1('POST', '/users', { body: { email: 'carol@example.com', name: '=cmd()' } })
  await act(carol.id, 'suspend')
  const query = new URLSearchParams({ search: 'carol@example.com', type: 'user.suspended' })
  const { status, text, headers } = await app.v1('GET', `/audit/events.csv?${query}`)
  expect([status, headers.get('content-disposition')]).toEqual([200, 'attachment; filename="audit-events.csv"'])
  const [heads = '', row = '', ...more] = text.trim().split('\r\n')
  expect(heads).toMatch(/^time,event,result,actor,actor_kind,actor_id,subject,subject_kind,subject_id,ip,/)
  expect(row).toContain(`,user.suspended,success,`)
  expect(row).toContain(`,'=cmd(),user,${carol.id},`)
  expect(more).toEqual([])
  const [told] = (await search({ type: 'audit.exported' })).body.data
  expect(told.changes).toMatchObject({ format: 'csv', events: 1, complete: true, narrowedBy: ['search', 'type'] })
  expect(JSON.stringify(told.changes)).not.toContain('carol')
  expect((await app.v1('GET', '/audit/events.csv?pageSize=5')).status).toBe(400)
  const made = await app.v1('POST', '/keys', { body: { name: 'Reader', permissions: ['read:audit'] } })
  const reader = caller(`${app.url}api/v1`, { 'x-api-key': made.body.key })
  expect((await reader('GET', '/audit/events.csv')).status).toBe(403)
})
