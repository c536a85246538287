import { afterAll, beforeAll, expect, test } from 'vitest'
import { caller, startTestApp, type TestApp } from '../../support/test-app.ts'

let app: TestApp
let database: string
let path: string
beforeAll(async () => {
  app = await startTestApp()
  const { data } = (await app.v1('GET', '/connections')).body
  database = data.find(({ strategy }: { strategy: string }) => strategy === 'auth0').id
  path = `/connections/${database}/password-policy`
})
afterAll(() => app.close())

const change = (body: unknown) => app.v1('PATCH', path, { body })
const newestEvent = async () => (await app.v1('GET', '/audit/events?pageSize=1')).body.data[0]
const signUp = (email: string, password: string) =>
  app.api('POST', '/users', { body: { connection: 'Username-Password-Authentication', email, password } })

test('a policy is read, changed in part, obeyed, and said in the words of the other API', async () => {
  const before = await app.v1('GET', path)
  expect([before.status, before.body]).toMatchObject([200, { connectionId: database, level: 'good', minLength: null }])
  const changed = await change({ minLength: 14, dictionary: { enabled: true, words: ['rollercoaster-42'] } })
  expect([changed.status, changed.body]).toMatchObject([
    200,
    { level: 'good', minLength: 14, leastLength: 14, dictionary: { enabled: true, words: ['rollercoaster-42'] } },
  ])
  expect(await newestEvent()).toMatchObject({
    type: 'connection.updated',
    subject: { id: database },
    changes: { fields: ['options', 'passwordPolicy'] },
  })
  expect((await signUp('alice@example.com', 'Correct-7-Hor')).body.message).toBe(
    'PasswordStrengthError: Password is too weak',
  )
  expect((await signUp('alice@example.com', 'Rollercoaster-42')).body.message).toBe(
    'PasswordDictionaryError: Password is too common',
  )
  expect((await signUp('alice@example.com', 'Correct-Horse-7-Battery')).status).toBe(201)
  const { options } = (await app.api('GET', `/connections/${database}`)).body
  expect(options).toMatchObject({
    passwordPolicy: 'good',
    password_complexity_options: { min_length: 14 },
    password_options: { complexity: { min_length: 14 }, dictionary: { active: true, custom: ['rollercoaster-42'] } },
  })
})

test('null goes back to the length of the level, and repeating leaves no event', async () => {
  expect((await change({ level: 'excellent', minLength: null })).body).toMatchObject({
    minLength: null,
    leastLength: 10,
  })
  const { id } = await newestEvent()
  expect((await change({ level: 'excellent' })).status).toBe(200)
  expect((await newestEvent()).id).toBe(id)
})

test('secrets among the options outlive a change of the policy', async () => {
  const { options } = (await app.api('GET', `/connections/${database}`)).body
  const body = { options: { ...options, configuration: { token: 'a secret of a script' } } }
  expect((await app.api('PATCH', `/connections/${database}`, { body })).status).toBe(200)
  const kept = async () => (await app.app.directory.stores.connections.find(database))?.options.configuration
  const before = await kept()
  expect(before).toEqual({ token: { $sealed: expect.any(String) } })
  expect((await change({ noPersonalInfo: true })).status).toBe(200)
  expect(await kept()).toEqual(before)
})

test.each([
  [{ minLength: 0 }, 'minLength'],
  [{ minLength: 129 }, 'minLength'],
  [{ history: { enabled: true, size: 25 } }, 'history.size'],
  [{ expiryDays: 0 }, 'expiryDays'],
  [{ expiryDays: 3_651 }, 'expiryDays'],
  [{ dictionary: { enabled: true, words: ['x'.repeat(51)] } }, 'dictionary.words'],
  [{ dictionary: { enabled: true, words: Array.from({ length: 201 }, (_, n) => `word${n}`) } }, 'dictionary.words'],
  [{ level: 'perfect' }, 'level'],
])('%j is refused, and the answer names the field', async (body, field) => {
  const refused = await change(body)
  expect([refused.status, refused.text]).toEqual([400, expect.stringContaining(field)])
})

test('a connection that holds no passwords has no policy', async () => {
  const { body } = await app.api('POST', '/connections', { body: { name: 'by-mail', strategy: 'email' } })
  expect((await app.v1('GET', `/connections/${body.id}/password-policy`)).body.code).toBe('connection_not_found')
  expect((await app.v1('PATCH', '/connections/con_none/password-policy', { body: {} })).status).toBe(404)
})

test('who reads settings reads it and changes nothing, and who acts for one organization does neither', async () => {
  const keyWith = async (rights: object) => {
    const made = await app.v1('POST', '/keys', { body: { name: 'A key', ...rights } })
    return caller(`${app.url}api/v1`, { 'x-api-key': made.body.key })
  }
  const reader = await keyWith({ permissions: ['read:settings'] })
  expect((await reader('GET', path)).status).toBe(200)
  expect((await reader('PATCH', path, { body: { level: 'none' } })).status).toBe(403)
  const { id } = (await app.api('POST', '/organizations', { body: { name: 'acme' } })).body
  const bound = await keyWith({ permissions: 'all', organizationId: id })
  expect((await bound('GET', path)).status).toBe(403)
  expect((await bound('PATCH', path, { body: { level: 'none' } })).status).toBe(403)
})
