import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { verifyPassword } from '../../../../src/passwords/verify-password.ts'
import { startTestApp, type TestApp } from '../../../support/test-app.ts'

const firstPassword = 'Correct-Horse-7-Battery'
const nextPassword = 'Another-Horse-8-Battery'

let app: TestApp
let connectionId: string
let serial = 0
/** Alice, whose second identity is an account in another database. */
let path: string
let emails: { alice: string; second: string }

beforeAll(async () => {
  app = await startTestApp()
  const body = { name: 'second', strategy: 'auth0', options: { requires_username: true } }
  connectionId = (await app.api('POST', '/connections', { body })).body.id
})
afterAll(() => app.close())

beforeEach(async () => {
  serial += 1
  emails = { alice: `alice${serial}@example.com`, second: `alice${serial}@work.example.com` }
  const common = { password: firstPassword }
  const first = { ...common, connection: 'Username-Password-Authentication', email: emails.alice }
  const second = {
    ...common,
    connection: 'second',
    email: emails.second,
    username: `alice${serial}`,
    phone_number: '+4790000000',
  }
  const id = (await app.api('POST', '/users', { body: first })).body.user_id
  const other = (await app.api('POST', '/users', { body: { ...second, phone_number: `+479000${serial}` } })).body
    .user_id
  path = `/users/${encodeURIComponent(id)}`
  const linked = await app.api('POST', `${path}/identities`, { body: { provider: 'auth0', user_id: other } })
  if (linked.status !== 201) throw new Error(linked.text)
})

const patch = (body: object) => app.api('PATCH', path, { body })
const read = async () => (await app.api('GET', path)).body
const profileNow = async () => (await read()).identities[1].profileData

describe('an attribute of a further identity is changed where its connection is named', () => {
  test('S003-61 email', async () => {
    expect((await patch({ email: `new.${emails.second}`, connection: 'second' })).status).toBe(200)
    expect(await profileNow()).toMatchObject({ email: `new.${emails.second}`, email_verified: false })
    expect((await read()).email).toBe(emails.alice)
    const { accounts } = app.app.directory.stores
    expect(await accounts.findByIdentifier(connectionId, emails.second)).toBeNull()
    expect(await accounts.findByIdentifier(connectionId, `new.${emails.second}`)).not.toBeNull()
  })

  test('S003-61 without a connection the primary identity is meant', async () => {
    expect((await patch({ email: `new.${emails.alice}` })).status).toBe(200)
    expect((await read()).email).toBe(`new.${emails.alice}`)
    expect(await profileNow()).toMatchObject({ email: emails.second })
  })

  test('S003-62 email_verified', async () => {
    expect((await patch({ email_verified: true, connection: 'second' })).status).toBe(200)
    expect(await profileNow()).toMatchObject({ email_verified: true })
    expect((await read()).email_verified).toBe(false)
  })

  test('S003-63 phone_number', async () => {
    expect((await patch({ phone_number: `+479111${serial}`, connection: 'second' })).status).toBe(200)
    expect(await profileNow()).toMatchObject({ phone_number: `+479111${serial}` })
    expect((await read()).phone_number).toBeUndefined()
  })

  test('S003-64 phone_verified', async () => {
    expect((await patch({ phone_verified: true, connection: 'second' })).status).toBe(200)
    expect(await profileNow()).toMatchObject({ phone_verified: true })
  })

  test('S003-65 username', async () => {
    expect((await patch({ username: `new${serial}`, connection: 'second' })).status).toBe(200)
    expect(await profileNow()).toMatchObject({ username: `new${serial}` })
    expect((await read()).username).toBeUndefined()
  })

  test('S003-66 password: that of the second identity changes, that of the first does not', async () => {
    expect((await patch({ password: nextPassword, connection: 'second' })).status).toBe(200)
    const { stores, peppers } = app.app.directory
    const matches = async (connection: string, email: string, password: string) => {
      const stored = (await stores.accounts.findByIdentifier(connection, email))?.password
      return stored != null && (await verifyPassword(password, stored, peppers)).matches
    }
    const standard = (await app.api('GET', '/connections?name=Username-Password-Authentication')).body[0].id
    expect(await matches(connectionId, emails.second, nextPassword)).toBe(true)
    expect(await matches(connectionId, emails.second, firstPassword)).toBe(false)
    expect(await matches(standard, emails.alice, firstPassword)).toBe(true)
  })
})

test('400 what is the person’s own is not changed through a further identity', async () => {
  const { status, body } = await patch({ name: 'Alice', connection: 'second' })
  expect([status, body.message]).toEqual([
    400,
    'The following user attributes cannot be updated: name. The specified connection belongs to a secondary identity.',
  ])
  expect((await patch({ blocked: true, connection: 'second' })).status).toBe(400)
  expect((await patch({ app_metadata: { plan: 'gold' }, connection: 'second' })).status).toBe(400)
  expect((await read()).blocked).toBeUndefined()
})

test('400 a connection the person has nothing to do with', async () => {
  expect((await patch({ email: 'x@example.com', connection: 'third' })).status).toBe(400)
})

test('409 an address that somebody else has in that connection', async () => {
  const body = {
    connection: 'second',
    email: `bob${serial}@example.com`,
    username: `bob${serial}`,
    password: firstPassword,
  }
  expect((await app.api('POST', '/users', { body })).status).toBe(201)
  expect((await patch({ email: body.email, connection: 'second' })).status).toBe(409)
  expect(await profileNow()).toMatchObject({ email: emails.second })
})
