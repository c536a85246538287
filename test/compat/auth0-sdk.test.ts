// The vendor's current Node SDK, unmodified, against Rollcall.
import { Management, ManagementClient, ManagementError } from 'auth0'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../support/test-app.ts'
import { addPeople, emailOf } from './many-people.ts'
import { ended, exportedLines, sdkSettings } from './plain-http.ts'

const connection = 'Username-Password-Authentication'
const password = 'Correct-Horse-7-Battery'
let app: TestApp
let sdk: ManagementClient
let exchanges: { status: number }[]

beforeAll(async () => {
  app = await startTestApp()
  const made = await sdkSettings(app)
  exchanges = made.exchanges
  sdk = new ManagementClient(made.settings)
})
afterAll(() => app.close())

let count = 0
async function person(more: Partial<Management.CreateUserRequestContent> = {}) {
  count += 1
  const user = await sdk.users.create({ connection, email: `alice${count}@example.com`, password, ...more })
  return { ...user, user_id: user.user_id as string, email: user.email as string }
}

describe('auth0 7 users', () => {
  test('the SDK gets its own token, once, and creates a user', async () => {
    const asked = exchanges.length
    const alice = await person({ given_name: 'Alice', user_metadata: { theme: 'dark' } })
    expect(alice).toMatchObject({ given_name: 'Alice', user_metadata: { theme: 'dark' }, email_verified: false })
    await person()
    expect(exchanges.slice(asked).map(({ status }) => status)).toEqual([200, 201, 201])
  })

  test('get, with fields and without', async () => {
    const alice = await person()
    expect(await sdk.users.get(alice.user_id)).toEqual(alice)
    expect(await sdk.users.get(alice.user_id, { fields: 'email', include_fields: true })).toEqual({
      email: alice.email,
    })
  })

  test('list finds by q, and by e-mail', async () => {
    const alice = await person({ app_metadata: { plan: 'sdk' } })
    const page = await sdk.users.list({ q: `email:"${alice.email}" AND app_metadata.plan:sdk`, search_engine: 'v3' })
    expect(page.data).toEqual([alice])
    expect(page.response).toMatchObject({ start: 0, limit: 50, length: 1, total: 1 })
    expect(await sdk.users.listUsersByEmail({ email: alice.email })).toEqual([alice])
  })

  test('update changes, merges and unsets', async () => {
    const alice = await person({ nickname: 'al', user_metadata: { a: 1 } })
    const changed = await sdk.users.update(alice.user_id, { nickname: null, user_metadata: { b: 2 }, blocked: true })
    expect(changed).toMatchObject({ user_metadata: { a: 1, b: 2 }, blocked: true })
    expect(changed).not.toHaveProperty('nickname')
  })

  test('delete, also of nobody', async () => {
    const alice = await person()
    await sdk.users.delete(alice.user_id)
    await sdk.users.delete(alice.user_id)
    await expect(sdk.users.get(alice.user_id)).rejects.toBeInstanceOf(Management.NotFoundError)
  })
})

describe('auth0 7 roles', () => {
  test('a role is made, given to a user, listed from both ends, taken away and deleted', async () => {
    const alice = await person()
    const role = await sdk.roles.create({ name: 'editor', description: 'May edit' })
    const id = role.id as string
    expect(await sdk.roles.get(id)).toMatchObject({ id, name: 'editor', description: 'May edit' })
    await sdk.users.roles.assign(alice.user_id, { roles: [id] })
    expect((await sdk.users.roles.list(alice.user_id)).data).toMatchObject([{ id, name: 'editor' }])
    expect((await sdk.roles.users.list(id, { take: 10 })).data).toMatchObject([{ user_id: alice.user_id }])
    await sdk.users.roles.delete(alice.user_id, { roles: [id] })
    expect((await sdk.users.roles.list(alice.user_id)).data).toEqual([])
    await sdk.roles.users.assign(id, { users: [alice.user_id] })
    expect((await sdk.users.roles.list(alice.user_id)).response).toMatchObject({ start: 0, limit: 50, total: 1 })
    expect(await sdk.roles.update(id, { name: 'writer' })).toMatchObject({ id, name: 'writer' })
    expect((await sdk.roles.list({ name_filter: 'WRIT' })).data).toMatchObject([{ id }])
    await sdk.roles.delete(id)
    expect((await sdk.users.roles.list(alice.user_id)).data).toEqual([])
  })

  test('permissions of an API reach a user through a role', async () => {
    const alice = await person()
    const identifier = 'https://orders.example.com/'
    const scopes = [{ value: 'read:orders', description: 'Read orders' }]
    await sdk.resourceServers.create({ identifier, name: 'Orders', scopes })
    const { id = '' } = await sdk.roles.create({ name: 'clerk' })
    const permissions = [{ resource_server_identifier: identifier, permission_name: 'read:orders' }]
    await sdk.roles.permissions.add(id, { permissions })
    await sdk.users.roles.assign(alice.user_id, { roles: [id] })
    const [held] = (await sdk.users.permissions.list(alice.user_id)).data
    expect(held).toMatchObject({ ...permissions[0], sources: [{ source_type: 'ROLE', source_id: id }] })
    await sdk.roles.permissions.delete(id, { permissions })
    expect((await sdk.users.permissions.list(alice.user_id)).data).toEqual([])
  })
})

describe('auth0 7 jobs', () => {
  const importable = [
    { email: 'imported1@example.com', email_verified: true, given_name: 'Ida' },
    { email: 'imported2@example.com', user_id: 'imported-two' },
    { email: 'no address' },
  ]

  async function importPeople(people: unknown[], more: { upsert?: boolean } = {}) {
    const { data } = await sdk.connections.list({ name: connection })
    const users = { data: Buffer.from(JSON.stringify(people)), filename: 'users.json', contentType: 'application/json' }
    const job = await sdk.jobs.usersImports.create({ users, connection_id: data[0]?.id as string, ...more })
    expect(job).toMatchObject({ type: 'users_import', status: 'pending', connection })
    return ended(() => sdk.jobs.get(job.id))
  }

  test('an import job is queued, ends, and tells what it did and what it could not', async () => {
    const job = await importPeople(importable)
    expect(job).toMatchObject({ status: 'completed', summary: { total: 3, inserted: 2, updated: 0, failed: 1 } })
    const errors = await sdk.jobs.errors.get(job.id)
    expect(errors).toMatchObject([{ user: { email: 'no address' }, errors: [{ code: expect.any(String) }] }])
    expect(await sdk.users.get('auth0|imported-two')).toMatchObject({ email: 'imported2@example.com' })
  })

  test('an upsert changes who is there, and has no errors to tell', async () => {
    const job = await importPeople([{ email: 'imported1@example.com', given_name: 'Eda' }], { upsert: true })
    expect(job).toMatchObject({ status: 'completed', summary: { total: 1, inserted: 0, updated: 1, failed: 0 } })
    expect(await sdk.jobs.errors.get(job.id)).toBeFalsy()
    expect(await sdk.users.listUsersByEmail({ email: 'imported1@example.com' })).toMatchObject([{ given_name: 'Eda' }])
  })

  test('an export job ends with a file of everybody', async () => {
    await person()
    const fields = [{ name: 'user_id' }, { name: 'email', export_as: 'address' }]
    const job = await sdk.jobs.usersExports.create({ format: 'json', fields })
    expect(job).toMatchObject({ type: 'users_export', status: 'pending' })
    const { location } = await ended(() => sdk.jobs.get(job.id))
    const lines = await exportedLines(location)
    const page = await sdk.users.list({ per_page: 1, include_totals: true })
    expect(lines).toHaveLength(page.response.total as number)
    expect(lines).toContainEqual({ user_id: 'auth0|imported-two', address: 'imported2@example.com' })
  })
})

describe('auth0 7 paging', () => {
  test('S003-16 its iterator meets 1,050 people once each, in order', async () => {
    const many = await startTestApp()
    try {
      await addPeople(many, 1_050)
      const { settings } = await sdkSettings(many)
      const seen: string[] = []
      for await (const { email } of await new ManagementClient(settings).users.list({
        per_page: 100,
        sort: 'email:1',
      })) {
        seen.push(email as string)
      }
      expect(seen).toEqual(Array.from({ length: 1_050 }, (_, index) => emailOf(index + 1)))
    } finally {
      await many.close()
    }
  })
})

describe('auth0 7 errors', () => {
  test.each([
    [400, Management.BadRequestError, () => sdk.users.create({ connection: '' })],
    [404, Management.NotFoundError, () => sdk.users.get('auth0|nobody')],
    [
      409,
      Management.ConflictError,
      async () => sdk.users.create({ connection, password, email: (await person()).email }),
    ],
  ])('%i is thrown as the class of its status', async (status, kind, call) => {
    const fault = await call().then(
      () => null,
      (thrown) => thrown,
    )
    expect(fault).toBeInstanceOf(kind)
    expect(fault).toMatchObject({ statusCode: status, body: { statusCode: status, message: expect.any(String) } })
  })

  test('403 a client without the scope', async () => {
    const narrow = new ManagementClient((await sdkSettings(app, ['read:roles'])).settings)
    const fault = await narrow.users.list().catch((thrown) => thrown)
    expect(fault).toBeInstanceOf(Management.ForbiddenError)
    expect(fault.body.errorCode).toBe('insufficient_scope')
  })

  test('401 a token that is none, and a client secret that is wrong', async () => {
    const { settings } = await sdkSettings(app)
    const { clientId: _, clientSecret: __, ...rest } = settings
    const forged = new ManagementClient({ ...rest, token: 'a.b.c' })
    await expect(forged.users.list()).rejects.toBeInstanceOf(Management.UnauthorizedError)
    const unknown = new ManagementClient({ ...settings, clientSecret: 'wrong' })
    const fault = await unknown.users.list().catch((thrown) => thrown)
    expect(fault).toBeInstanceOf(ManagementError)
    expect(fault).toMatchObject({
      statusCode: 401,
      body: { error: 'access_denied', error_description: 'Unauthorized' },
    })
  })
})

test('auth0 7 429 waits as long as our headers say, and then succeeds', async () => {
  const limited = await startTestApp({ rateLimit: { perSecond: 0.5, burst: 3 } })
  try {
    const made = await sdkSettings(limited)
    const patient = new ManagementClient(made.settings)
    for (let call = 0; call < 4; call += 1) expect((await patient.users.list()).data).toEqual([])
    const refusedAt = made.exchanges.findIndex(({ status }) => status === 429)
    const refused = made.exchanges[refusedAt]
    const next = made.exchanges[refusedAt + 1]
    if (refused === undefined || next === undefined) throw new Error('nothing was refused')
    const waitMs = (refused.retryAfterSeconds as number) * 1_000
    expect([refused.retryAfterSeconds, next.status]).toEqual([2, 200])
    expect(next.askedAtMs - refused.askedAtMs).toBeGreaterThanOrEqual(waitMs)
    expect(next.askedAtMs - refused.askedAtMs).toBeLessThan(waitMs + 2_000)
    const hasty = { maxRetries: 0 }
    const calls = await Promise.allSettled(Array.from({ length: 5 }, () => patient.users.list({}, hasty)))
    const reasons = calls.flatMap((call) => (call.status === 'rejected' ? [call.reason] : []))
    expect(reasons.length).toBeGreaterThan(0)
    for (const reason of reasons) expect(reason).toBeInstanceOf(Management.TooManyRequestsError)
  } finally {
    await limited.close()
  }
})
