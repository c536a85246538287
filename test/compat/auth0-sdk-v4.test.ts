// The vendor's older Node SDK, which many programs still use, unmodified, against Rollcall.
import { AuthApiError, ManagementApiError, ManagementClient } from 'auth0-v4'
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
  sdk = new ManagementClient(made.settings as never)
})
afterAll(() => app.close())

let count = 0
async function person(more: Record<string, unknown> = {}) {
  count += 1
  return (await sdk.users.create({ connection, email: `bob${count}@example.com`, password, ...more })).data
}

const faultOf = (call: Promise<unknown>) =>
  call.then(
    () => null,
    (thrown) => thrown,
  )

describe('auth0 4 users', () => {
  test('the SDK gets its own token, once, and creates a user', async () => {
    const asked = exchanges.length
    const bob = await person({ given_name: 'Bob', app_metadata: { plan: 'gold' } })
    expect(bob).toMatchObject({ given_name: 'Bob', app_metadata: { plan: 'gold' }, email_verified: false })
    await person()
    expect(exchanges.slice(asked).map(({ status }) => status)).toEqual([200, 201, 201])
  })

  test('get, with fields and without', async () => {
    const bob = await person()
    expect((await sdk.users.get({ id: bob.user_id })).data).toEqual(bob)
    const chosen = await sdk.users.get({ id: bob.user_id, fields: 'email', include_fields: true })
    expect(chosen.data).toEqual({ email: bob.email })
  })

  test('getAll finds by q, and by e-mail', async () => {
    const bob = await person({ app_metadata: { plan: 'four' } })
    const q = `email:"${bob.email}" AND app_metadata.plan:four`
    expect((await sdk.users.getAll({ q, search_engine: 'v3' })).data).toEqual([bob])
    const counted = await sdk.users.getAll({ q, include_totals: true })
    expect(counted.data).toEqual({ start: 0, limit: 50, length: 1, users: [bob], total: 1 })
    expect((await sdk.usersByEmail.getByEmail({ email: bob.email })).data).toEqual([bob])
  })

  test('update changes, merges and unsets', async () => {
    const { user_id: id } = await person({ nickname: 'bo', user_metadata: { a: 1 } })
    const { data } = await sdk.users.update({ id }, { nickname: null as never, user_metadata: { b: 2 }, blocked: true })
    expect(data).toMatchObject({ user_metadata: { a: 1, b: 2 }, blocked: true })
    expect(data).not.toHaveProperty('nickname')
  })

  test('delete, also of nobody', async () => {
    const { user_id: id } = await person()
    expect((await sdk.users.delete({ id })).status).toBe(204)
    expect((await sdk.users.delete({ id })).status).toBe(204)
    expect(await faultOf(sdk.users.get({ id }))).toMatchObject({ statusCode: 404, errorCode: 'inexistent_user' })
  })
})

test('auth0 4 roles: one is made, given, listed from both ends, taken away and deleted', async () => {
  const { user_id: id } = await person()
  const { data: role } = await sdk.roles.create({ name: 'editor', description: 'May edit' })
  await sdk.users.assignRoles({ id }, { roles: [role.id] })
  expect((await sdk.users.getRoles({ id })).data).toMatchObject([{ id: role.id, name: 'editor' }])
  expect((await sdk.roles.getUsers({ id: role.id })).data).toMatchObject([{ user_id: id }])
  expect((await sdk.roles.getUsers({ id: role.id, take: 5 } as never)).data).toMatchObject({ users: [{ user_id: id }] })
  await sdk.users.deleteRoles({ id }, { roles: [role.id] })
  expect((await sdk.users.getRoles({ id })).data).toEqual([])
  await sdk.roles.assignUsers({ id: role.id }, { users: [id] })
  expect((await sdk.users.getRoles({ id, include_totals: true })).data).toMatchObject({ start: 0, limit: 50, total: 1 })
  expect((await sdk.roles.getAll({ name_filter: 'edit' })).data).toMatchObject([{ id: role.id }])
  await sdk.roles.delete({ id: role.id })
  expect((await sdk.users.getRoles({ id })).data).toEqual([])
})

describe('auth0 4 jobs', () => {
  async function importPeople(people: unknown[], more: { upsert?: boolean } = {}) {
    const { data: connections } = await sdk.connections.getAll({ name: connection })
    const users = new Blob([JSON.stringify(people)], { type: 'application/json' })
    const { data } = await sdk.jobs.importUsers({ users, connection_id: connections[0]?.id as string, ...more })
    expect(data).toMatchObject({ type: 'users_import', status: 'pending', connection })
    return ended(async () => (await sdk.jobs.get({ id: data.id })).data)
  }

  test('an import job is queued, ends, and tells what it did and what it could not', async () => {
    const job = await importPeople([{ email: 'import4@example.com', user_id: 'four' }, { email: 5 }])
    expect(job).toMatchObject({ status: 'completed', summary: { total: 2, inserted: 1, updated: 0, failed: 1 } })
    const { status, data } = await sdk.jobs.getErrors({ id: job.id })
    expect([status, data]).toMatchObject([
      200,
      [{ errors: [{ code: expect.any(String), message: expect.any(String) }] }],
    ])
  })

  test('an upsert changes who is there, and has no errors to tell', async () => {
    const job = await importPeople([{ email: 'import4@example.com', given_name: 'Eda' }], { upsert: true })
    expect(job).toMatchObject({ status: 'completed', summary: { total: 1, inserted: 0, updated: 1, failed: 0 } })
    expect((await sdk.jobs.getErrors({ id: job.id })).status).toBe(204)
  })

  test('an export job ends with a file of everybody', async () => {
    await person()
    const { data: job } = await sdk.jobs.exportUsers({
      format: 'json',
      fields: [{ name: 'user_id' }, { name: 'email' }],
    })
    const { location } = await ended(async () => (await sdk.jobs.get({ id: job.id })).data)
    const lines = await exportedLines(location)
    const counted = await sdk.users.getAll({ include_totals: true, per_page: 1 })
    expect(lines).toHaveLength(counted.data.total)
    expect(lines).toContainEqual({ user_id: 'auth0|four', email: 'import4@example.com' })
  })
})

test('auth0 4 paging: S003-16 the pages of 1,050 people follow each other past the thousandth', async () => {
  const many = await startTestApp()
  try {
    await addPeople(many, 1_050)
    const client = new ManagementClient((await sdkSettings(many)).settings as never)
    const seen: string[] = []
    for (let page = 0; ; page += 1) {
      const { data } = await client.users.getAll({ page, per_page: 100, sort: 'email:1', include_totals: true })
      expect(data.total).toBe(1_050)
      if (data.users.length === 0) break
      seen.push(...data.users.map(({ email }) => email))
    }
    expect(seen).toEqual(Array.from({ length: 1_050 }, (_, index) => emailOf(index + 1)))
  } finally {
    await many.close()
  }
})

describe('auth0 4 errors', () => {
  test.each([
    [400, 'invalid_body', () => sdk.users.create({ connection: '' })],
    [404, 'inexistent_user', () => sdk.users.get({ id: 'auth0|nobody' })],
    [409, 'auth0_idp_error', async () => sdk.users.create({ connection, password, email: (await person()).email })],
  ])('%i carries the code %s', async (statusCode, errorCode, call) => {
    const fault = await faultOf(call())
    expect(fault).toBeInstanceOf(ManagementApiError)
    expect(fault).toMatchObject({ statusCode, errorCode, msg: expect.any(String) })
  })

  test('401 a client secret that is wrong', async () => {
    const { settings } = await sdkSettings(app)
    const unknown = new ManagementClient({ ...settings, clientSecret: 'wrong' } as never)
    const fault = await faultOf(unknown.users.getAll())
    expect(fault).toBeInstanceOf(AuthApiError)
    expect(fault).toMatchObject({ statusCode: 401, error: 'access_denied', error_description: 'Unauthorized' })
  })

  test('403 a client without the scope', async () => {
    const narrow = new ManagementClient((await sdkSettings(app, ['read:roles'])).settings as never)
    expect(await faultOf(narrow.users.getAll())).toMatchObject({ statusCode: 403, errorCode: 'insufficient_scope' })
  })
})

test('auth0 4 429 is tried again by the SDK until it succeeds', async () => {
  const limited = await startTestApp({ rateLimit: { perSecond: 1, burst: 3 } })
  try {
    const made = await sdkSettings(limited)
    const patient = new ManagementClient(made.settings as never)
    for (let call = 0; call < 4; call += 1) expect((await patient.users.getAll()).data).toEqual([])
    expect(made.exchanges.map(({ status }) => status)).toContain(429)
    const hasty = new ManagementClient({ ...made.settings, retry: { enabled: false } } as never)
    const faults = await Promise.all(Array.from({ length: 6 }, () => faultOf(hasty.users.getAll())))
    expect(faults).toContainEqual(expect.objectContaining({ statusCode: 429, errorCode: 'too_many_requests' }))
  } finally {
    await limited.close()
  }
})
