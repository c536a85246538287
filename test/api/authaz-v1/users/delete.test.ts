import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../../support/test-app.ts'

let app: TestApp
let alice: { id: string; email: string }
let path: string
let serial = 0
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.close())
beforeEach(async () => {
  serial += 1
  alice = (await app.v1('POST', '/users', { body: { email: `alice${serial}@example.com`, name: 'Alice Canary' } })).body
  path = `/users/${encodeURIComponent(alice.id)}`
})

const events = async (id: string) => (await app.v1('GET', `/users/${encodeURIComponent(id)}/events`)).body.data

async function give(name: string): Promise<string> {
  const { body: role } = await app.api('POST', '/roles', { body: { name } })
  await app.v1('POST', '/role-assignments', { body: { userId: alice.id, roleId: role.id } })
  return role.id
}

describe('DELETE /users/{id}', () => {
  test('S000-43 S000-44 leaves the id in the audit and nothing personal', async () => {
    expect((await app.v1('DELETE', path)).status).toBe(204)
    const kept = await events(alice.id)
    expect(kept.map(({ type }: { type: string }) => type)).toEqual(['user.deleted', 'user.created'])
    expect(kept[0].subject).toEqual({ kind: 'user', id: alice.id })
    expect(JSON.stringify(kept)).not.toMatch(/canary|alice\d/i)
  })

  test('S000-45 S000-46 the person is gone from the API, the list and the search', async () => {
    await app.v1('DELETE', path)
    expect((await app.v1('GET', path)).status).toBe(404)
    expect((await app.api('GET', path)).status).toBe(404)
    expect((await app.v1('GET', `/users?search=${alice.email}`)).body.data).toEqual([])
    expect((await app.v1('POST', `${path}/activate`, { body: {} })).status).toBe(404)
  })

  test('A8 404 the second time, and the address is free again for somebody with another id', async () => {
    await app.v1('DELETE', path)
    expect((await app.v1('DELETE', path)).status).toBe(404)
    const again = await app.v1('POST', '/users', { body: { email: alice.email } })
    expect(again.status).toBe(201)
    expect(again.body.id).not.toBe(alice.id)
  })
})

describe('DELETE /users/{id}?hard=true', () => {
  test('S000-47 S000-49 removes the person and their roles', async () => {
    const roleId = await give(`Billing ${serial}`)
    expect((await app.v1('DELETE', `${path}?hard=true`)).status).toBe(204)
    expect((await app.v1('GET', path)).status).toBe(404)
    expect((await app.api('GET', `/roles/${roleId}/users`)).body).toEqual([])
    expect((await app.v1('GET', '/users?pageSize=200')).text).not.toContain(alice.id)
  })

  test('S000-51 puts a tombstone in place of the id and the free text in every event', async () => {
    await app.v1('POST', `${path}/suspend`, { body: { reason: `${alice.email} called` } })
    await give(`Support ${serial}`)
    await app.v1('DELETE', `${path}?hard=true`)
    expect(await events(alice.id)).toEqual([])
    const rows = await app.app.directory.stores.audit.listAbout(await tombstoneOf(), firstPage)
    expect(rows.items.map(({ type }) => type)).toEqual([
      'user.erased',
      'user.role_assigned',
      'user.suspended',
      'user.created',
    ])
    expect(JSON.stringify(rows.items)).not.toMatch(new RegExp(`${alice.email}|${alice.id.split('|')[1]}|canary`, 'i'))
  })

  test('A8 works after a soft delete as well, and 404 the time after', async () => {
    await app.v1('DELETE', path)
    expect((await app.v1('DELETE', `${path}?hard=true`)).status).toBe(204)
    expect(await events(alice.id)).toEqual([])
    expect((await app.v1('DELETE', `${path}?hard=true`)).status).toBe(404)
  })
})

test('400 for a flag that is neither true nor false, and nobody is deleted', async () => {
  for (const query of ['hard=1', 'hard=yes', 'hard=', 'hard=true&hard=true', 'force=true']) {
    expect((await app.v1('DELETE', `${path}?${query}`)).status, query).toBe(400)
  }
  expect((await app.v1('GET', path)).status).toBe(200)
})

test('404 nobody', async () => {
  expect(await app.v1('DELETE', '/users/auth0%7Cnobody')).toMatchObject({
    status: 404,
    body: { code: 'user_not_found' },
  })
})

const firstPage = { kind: 'cursor', after: null, limit: 50, withTotal: false } as const

/** The newest erasure's stand-in; only the audit itself knows it. */
async function tombstoneOf(): Promise<string> {
  const { items } = await app.app.directory.stores.apiKeys.list(firstPage)
  const made = await app.app.directory.stores.audit.listAbout(items[0]?.id ?? '', firstPage)
  const erased = made.items.find(({ type }) => type === 'user.erased')
  return erased?.subject?.id ?? ''
}

describe('GET /erasures?email=', () => {
  const receipts = async (email: string) => (await app.v1('GET', `/erasures?email=${encodeURIComponent(email)}`)).body

  test('whoever looks for the address of somebody deleted learns when and by whom, and of nobody else', async () => {
    await app.v1('DELETE', path)
    expect((await receipts(alice.email.toUpperCase())).data).toMatchObject([{ mode: 'anonymise' }])
    const { body: bob } = await app.v1('POST', '/users', { body: { email: `bob${serial}@example.com` } })
    await app.v1('DELETE', `/users/${encodeURIComponent(bob.id)}?hard=true`)
    const found = await receipts(bob.email)
    expect(found.data).toMatchObject([{ mode: 'erase', id: expect.stringMatching(/^erased/) }])
    expect(JSON.stringify(found)).not.toContain(`bob${serial}`)
    expect((await receipts('nobody@example.com')).data).toEqual([])
    expect((await app.v1('GET', '/erasures?email=a@example.com&userId=x')).status).toBe(400)
  })
})

test('of an address that nobody has, who has one like it and who was invited by it is told', async () => {
  const { body: acme } = await app.v1('POST', '/organizations', { body: { name: `acme-${serial}` } })
  const known = async (email: string) => (await app.v1('GET', `/users/unknown?email=${encodeURIComponent(email)}`)).body
  const slip = alice.email.replace('example', 'exmaple')
  expect(await known(slip)).toEqual({
    similar: [{ userId: alice.id, email: alice.email, name: 'Alice Canary' }],
    invitations: [],
  })
  await app.v1('POST', `/organizations/${acme.id}/invitations`, { body: { email: `new${serial}@example.com` } })
  expect(await known(`New${serial}@example.com`)).toMatchObject({
    invitations: [{ organization: { id: acme.id, name: acme.name }, state: 'pending' }],
  })
  expect((await app.v1('GET', '/users/unknown?email=nonsense')).status).toBe(400)
})
