// Passwords that are older than their connection lets one be: whose they are shows the users list (console.md 3.2).
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../../support/test-app.ts'
import { type ConsoleBrowser, signedIn } from '../console-browser.ts'

const dayMs = 86_400_000

let app: TestApp
let admin: ConsoleBrowser
const ids: Record<string, string> = {}
const connections: Record<string, string> = {}

/** Alice has none, bob and carol have one from the first day, and dan's is of another connection. */
beforeAll(async () => {
  app = await startTestApp()
  admin = await signedIn(app, 'admin', 'sam@example.com')
  const staff = await app.api('POST', '/connections', { body: { name: 'staff', strategy: 'auth0' } })
  connections.staff = staff.body.id
  connections.main = (await app.app.directory.stores.connections.findDefaultDatabase())?.id ?? ''
  for (const name of ['alice', 'bob', 'carol', 'dan']) {
    const connection = name === 'dan' ? 'staff' : 'Username-Password-Authentication'
    const who = { email: `${name}@example.com`, name }
    const withPassword = { ...who, connection, password: 'Correct-Horse-7-Battery' }
    const made =
      name === 'alice'
        ? await app.v1('POST', '/users', { body: who })
        : await app.api('POST', '/users', { body: withPassword })
    expect(made.status, made.text).toBe(201)
    ids[name] = made.body.id ?? made.body.user_id
  }
})
afterAll(() => app.close())

async function expireAfter(connection: 'main' | 'staff', expiryDays: number | null): Promise<void> {
  const path = `/connections/${connections[connection]}/password-policy`
  const changed = await app.v1('PATCH', path, { body: { expiryDays } })
  expect(changed.status, changed.text).toBe(200)
}

async function names(query: string): Promise<string[]> {
  const { status, body, text } = await app.v1('GET', `/users?${query}`)
  if (status !== 200) throw new Error(text)
  return body.data.map(({ name }: { name: string }) => name).sort()
}

test('nobody’s password is too old where none ends', async () => {
  app.clock.aheadMs = 4_000 * dayMs
  expect(await names('password=expired')).toEqual([])
  app.clock.aheadMs = 0
})

test('password=expired shows them along the age that each connection names, with and without other filters', async () => {
  await expireAfter('main', 30)
  await expireAfter('staff', 90)
  expect(await names('password=expired')).toEqual([])
  app.clock.aheadMs = 31 * dayMs
  expect(await names('password=expired')).toEqual(['bob', 'carol'])
  expect(await names('password=expired,none')).toEqual(['alice', 'bob', 'carol'])
  expect(await names('password=expired&search=caro&sort=name')).toEqual(['carol'])
  app.clock.aheadMs = 91 * dayMs
  expect(await names('password=expired')).toEqual(['bob', 'carol', 'dan'])
  app.clock.aheadMs = 0
})

test('a password that was imported may be older than the account', async () => {
  const found = async () => names('password=expired&sort=-created')
  expect(await found()).toEqual([])
  await app.app.directory.change(async ({ users }) => {
    const carol = await users.find(ids.carol as string)
    if (carol !== null) await users.save({ ...carol, lastPasswordReset: new Date(Date.now() - 31 * dayMs) })
  })
  expect(await found()).toEqual(['carol'])
})

test('the list and the diagnosis of a sign-in agree on the moment', async () => {
  const { changedAt } = (await app.v1('GET', `/users/${encodeURIComponent(ids.bob as string)}/methods`)).body.password
  const { createdAt } = (await app.v1('GET', `/users/${encodeURIComponent(ids.bob as string)}`)).body
  const setAt = Date.parse(changedAt ?? createdAt)
  const told = async (ageMs: number) => {
    app.clock.aheadMs = setAt + ageMs - Date.now()
    const path = `/users/${encodeURIComponent(ids.bob as string)}/sign-in-diagnosis`
    const { checks } = (await app.v1('GET', path)).body
    const { facts } = checks.find(({ id }: { id: string }) => id === 'password')
    return [(await names('password=expired')).includes('bob'), facts.expiredAt !== undefined]
  }
  expect(await told(30 * dayMs - 60_000)).toEqual([false, false])
  expect(await told(30 * dayMs + 60_000)).toEqual([true, true])
  app.clock.aheadMs = 0
})

test('its count, a view, an export and a bulk action take the same people', async () => {
  app.clock.aheadMs = 31 * dayMs
  const counted = await app.v1('GET', '/users/filters/counts?of=password')
  expect(counted.body.data).toContainEqual({ value: 'expired', total: { count: 2, isEstimate: false } })
  const several = await app.v1('POST', '/users/counts', { body: { filters: [{ password: 'expired' }] } })
  expect(several.body.data[0].total).toMatchObject({ count: 2 })
  const selection = { search: { password: 'expired' }, asOf: app.app.directory.clock.now() }
  const dry = await app.v1('POST', '/jobs?dryRun=true', { body: { action: 'suspend', selection } })
  expect(dry.body, dry.text).toMatchObject({ willChange: { count: 2 } })
  const { text } = await app.v1('GET', '/users/export?password=expired&columns=email&format=csv')
  expect(text).toContain('bob@example.com')
  expect(text).not.toMatch(/alice|dan/)
  app.clock.aheadMs = 0
  const body = { name: 'Old passwords', search: 'password=expired' }
  expect((await admin.call('POST', '/views', { body })).body).toMatchObject(body)
})
