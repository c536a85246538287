import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../support/test-app.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.close())

test('an organization asks its members for a second factor, and both APIs keep the rest', async () => {
  const { body: made } = await app.api('POST', '/organizations', { body: { name: 'acme', metadata: { tier: 'gold' } } })
  const path = `/organizations/${made.id}`
  expect((await app.v1('GET', path)).body).toMatchObject({ id: made.id, name: 'acme', requiresMfa: false })
  const changed = await app.v1('PATCH', path, { body: { requiresMfa: true, displayName: 'Acme' } })
  expect([changed.status, changed.body]).toEqual([200, expect.objectContaining({ requiresMfa: true })])
  const { body } = await app.api('PATCH', path, { body: { metadata: { tier: 'silver' } } })
  expect(body).toMatchObject({ display_name: 'Acme', metadata: { tier: 'silver' } })
  expect((await app.v1('GET', '/organizations')).body.data).toMatchObject([{ id: made.id, requiresMfa: true }])
  expect((await app.v1('GET', '/organizations/org_none')).status).toBe(404)
  expect((await app.v1('PATCH', path, { body: { requiresMfa: 'yes' } })).status).toBe(400)
})

test('an organization gives its members some days to set up a second factor, and takes them back', async () => {
  const { body: made } = await app.v1('POST', '/organizations', { body: { name: 'grace' } })
  expect(made.mfaGraceUntil).toBeNull()
  const change = (body: object) => app.v1('PATCH', `/organizations/${made.id}`, { body })
  const until: string = (await change({ requiresMfa: true, mfaGraceDays: 7 })).body.mfaGraceUntil
  const days = (Date.parse(until) - app.clock.now().getTime()) / 86_400_000
  expect([days > 6.9, days <= 7]).toEqual([true, true])
  expect((await change({ displayName: 'Grace' })).body).toMatchObject({ mfaGraceUntil: until })
  const { data } = (await app.v1('GET', '/audit/events?type=organization.updated')).body
  expect(data[1].changes).toMatchObject({ after: { requiresMfa: true, mfaGraceUntil: until } })
  expect((await change({ requiresMfa: false })).body).toMatchObject({ mfaGraceUntil: null })
  for (const mfaGraceDays of [-1, 91, 1.5, '7']) {
    const refused = await change({ requiresMfa: true, mfaGraceDays })
    expect([refused.status, refused.text]).toEqual([400, expect.stringContaining('mfaGraceDays')])
  }
  const early = await change({ mfaGraceDays: 7 })
  expect([early.status, early.text]).toEqual([400, expect.stringContaining('mfaGraceDays')])
})

test('organizations, clients and roles come in the order of their names or of when they were made', async () => {
  const prefix = 'ordered'
  for (const [name, displayName] of [['ordered-b', 'ordered beta'], ['ordered-a'], ['ordered-c', 'Ordered Alpha']]) {
    await app.v1('POST', '/organizations', { body: { name, ...(displayName && { displayName }) } })
  }
  for (const name of ['ordered b', 'Ordered A']) {
    await app.v1('POST', '/clients', { body: { name, type: 'spa' } })
    await app.api('POST', '/roles', { body: { name } })
  }
  const named = async (path: string) => {
    const { body } = await app.v1('GET', `${path}&pageSize=200`)
    const names: string[] = body.data.map(({ name }: { name: string }) => name)
    return names.filter((name) => name.toLowerCase().startsWith(prefix))
  }
  // By the name that is shown: Ordered Alpha, ordered beta, ordered-a.
  expect(await named('/organizations?sort=name')).toEqual(['ordered-c', 'ordered-b', 'ordered-a'])
  expect(await named('/organizations?sort=-name')).toEqual(['ordered-a', 'ordered-b', 'ordered-c'])
  expect(await named('/organizations?sort=created')).toEqual(['ordered-b', 'ordered-a', 'ordered-c'])
  expect(await named('/organizations?search=ordered')).toEqual(['ordered-c', 'ordered-a', 'ordered-b'])
  for (const list of ['/clients', '/roles']) {
    expect(await named(`${list}?sort=name`), list).toEqual(['Ordered A', 'ordered b'])
    expect(await named(`${list}?sort=-name`), list).toEqual(['ordered b', 'Ordered A'])
    expect(await named(`${list}?sort=-created`), list).toEqual(['Ordered A', 'ordered b'])
  }
  const { body } = await app.v1('GET', '/organizations?sort=name&pageSize=1')
  const follows = (sort: string) => app.v1('GET', `/organizations?sort=${sort}&cursor=${body.nextCursor}`)
  expect((await follows('name')).status).toBe(200)
  expect((await follows('-name')).body).toMatchObject({ code: 'invalid_cursor' })
  const wrong = await app.v1('GET', '/organizations?sort=members')
  expect([wrong.status, Object.keys(wrong.body.errors)]).toEqual([400, ['sort']])
})

test('S000-67 people are added to an organization and removed without being deleted', async () => {
  const { body: made } = await app.api('POST', '/organizations', { body: { name: 'members' } })
  const { body: bob } = await app.v1('POST', '/users', { body: { email: 'bob@example.com' } })
  const id = bob.id ?? bob.userId
  const path = `/organizations/${made.id}/members`
  expect((await app.v1('POST', path, { body: { userId: id } })).status).toBe(204)
  expect((await app.v1('GET', path)).body.data).toMatchObject([{ userId: id, email: 'bob@example.com' }])
  expect((await app.v1('DELETE', `${path}/${encodeURIComponent(id)}`)).status).toBe(204)
  expect((await app.v1('GET', path)).body.data).toEqual([])
  expect((await app.v1('GET', `/users/${encodeURIComponent(id)}`)).status).toBe(200)
  expect((await app.v1('POST', path, { body: { userId: 'auth0|nobody' } })).status).toBe(404)
})

test('an organization is made with its name, how it is shown and whether it asks for a second factor', async () => {
  const body = { name: 'umbra-1', displayName: 'Umbra', requiresMfa: true }
  const made = await app.v1('POST', '/organizations', { body })
  expect([made.status, made.body]).toEqual([201, expect.objectContaining(body)])
  const { body: seen } = await app.api('GET', `/organizations/${made.body.id}`)
  expect(seen).toMatchObject({ name: 'umbra-1', display_name: 'Umbra' })
  expect((await app.api('GET', `/organizations/${made.body.id}/enabled_connections`)).body).toEqual([])
  const { body: events } = await app.v1('GET', '/audit/events?type=organization.created&pageSize=1')
  expect(events.data).toMatchObject([{ subject: { id: made.body.id }, changes: { name: 'umbra-1' } }])
  const again = await app.v1('POST', '/organizations', { body })
  expect(again.body).toMatchObject({ status: 409, code: 'organization_exists' })
})

test.each([
  [{}, 'name'],
  [{ name: 'Umbra & Sons' }, 'name'],
  [{ name: `u${'m'.repeat(50)}` }, 'name'],
  [{ name: 'umbra-2', displayName: '' }, 'displayName'],
  [{ name: 'umbra-2', requiresMfa: 'yes' }, 'requiresMfa'],
  [{ name: 'umbra-2', tier: 'gold' }, 'tier'],
])('an organization is not made from %j, and the answer names the field', async (body, field) => {
  const refused = await app.v1('POST', '/organizations', { body })
  expect([refused.status, refused.text]).toEqual([400, expect.stringContaining(field)])
  expect((await app.api('GET', '/organizations/name/umbra-2')).status).toBe(404)
})

test('an organization is made by nobody who lacks the permission, nor by whoever acts for one alone', async () => {
  const home = (await app.v1('POST', '/organizations', { body: { name: 'home' } })).body.id
  const keyWith = async (rights: object) => {
    const made = await app.v1('POST', '/keys', { body: { name: 'A key', ...rights } })
    expect(made.status).toBe(201)
    return { 'x-api-key': made.body.key }
  }
  for (const [rights, code] of [
    [{ permissions: ['create:users', 'update:users', 'update:security_settings'] }, 'insufficient_scope'],
    [{ permissions: 'all', organizationId: home }, 'not_permitted'],
  ] as const) {
    const headers = await keyWith(rights)
    const refused = await app.anonymous('POST', '/api/v1/organizations', { headers, body: { name: 'umbra-3' } })
    expect(refused.body).toMatchObject({ status: 403, code })
  }
  expect((await app.api('GET', '/organizations/name/umbra-3')).status).toBe(404)
})

test('an organization is deleted by its name too, and by nobody who acts for one alone', async () => {
  const { id } = (await app.v1('POST', '/organizations', { body: { name: 'shortlived' } })).body
  const keyWith = async (rights: object) =>
    ({ 'x-api-key': (await app.v1('POST', '/keys', { body: { name: 'A key', ...rights } })).body.key }) as const
  const bound = await keyWith({ permissions: 'all', organizationId: id })
  const refused = await app.anonymous('DELETE', `/api/v1/organizations/${id}`, { headers: bound })
  expect(refused.body).toMatchObject({ status: 403, code: 'not_permitted' })
  expect(refused.body.detail).toContain('a matter of the whole directory')
  const security = await keyWith({ permissions: ['update:security_settings'] })
  const lacking = await app.anonymous('DELETE', '/api/v1/organizations/shortlived', { headers: security })
  expect(lacking.body).toMatchObject({ status: 403, code: 'insufficient_scope' })
  expect((await app.v1('DELETE', '/organizations/shortlived')).status).toBe(204)
  expect((await app.v1('DELETE', '/organizations/shortlived')).body).toMatchObject({ code: 'organization_not_found' })
})
