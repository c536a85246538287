import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../../support/test-app.ts'

const connection = 'Username-Password-Authentication'
const password = 'Correct-Horse-7-Battery'
let app: TestApp
let alice: Record<string, unknown> & { user_id: string }

beforeAll(async () => {
  app = await startTestApp()
  const person = { connection, email: 'alice@example.com', password, user_metadata: { theme: 'dark' } }
  alice = (await app.api('POST', '/users', { body: person })).body
})
afterAll(() => app.close())

const get = (id: string, query = '') => app.api('GET', `/users/${id}${query}`)

test('200 S003-39 a user is read by id', async () => {
  const { status, body, headers } = await get(encodeURIComponent(alice.user_id))
  expect([status, body]).toEqual([200, alice])
  expect(headers.get('content-type')).toBe('application/json; charset=utf-8')
})

test('200 the pipe in the id may come as it is', async () => {
  expect((await get(alice.user_id)).body).toEqual(alice)
})

test.each([
  'mail.box@example.com',
  'one|two|three',
  'per%cent',
  'sl/ash',
  'qu?estion',
  'plus+sign',
  'ünïcode',
  '#hash',
])('200 an id that ends in %s is found whole', async (subject) => {
  const person = {
    connection,
    email: `${Buffer.from(subject).toString('hex')}@example.com`,
    password,
    user_id: subject,
  }
  const made = await app.api('POST', '/users', { body: person })
  expect([made.status, made.body.user_id]).toEqual([201, `auth0|${subject}`])
  expect((await get(encodeURIComponent(`auth0|${subject}`))).body).toEqual(made.body)
  expect((await app.api('DELETE', `/users/${encodeURIComponent(`auth0|${subject}`)}`)).status).toBe(204)
})

test('404 S003-39 an unknown id is nobody', async () => {
  const { status, body } = await get('auth0%7Cnobody')
  expect([status, body]).toEqual([
    404,
    { statusCode: 404, error: 'Not Found', message: 'The user does not exist.', errorCode: 'inexistent_user' },
  ])
})

test.each(['nobody', '%7Cnobody', 'auth0%7C', 'auth0'])('400 %s has not the form of an id', async (id) => {
  const { status, body } = await get(id)
  expect([status, body.errorCode]).toEqual([400, 'invalid_uri'])
  expect(body.message).toMatch(/^Path validation error: '.*' on property id/)
})

test.each(['auth0%7C%00', 'auth0%7C%ED%A0%80', 'auth0%7C%', 'auth0%7C%zz', 'auth0%7C%C0%AF'])(
  '400 %s cannot be an id, and the refusal is in the envelope',
  async (id) => {
    const { status, body } = await get(id)
    expect([status, body]).toEqual([
      400,
      expect.objectContaining({ statusCode: 400, error: 'Bad Request', message: expect.stringMatching(/./) }),
    ])
    expect(body).not.toHaveProperty('code')
  },
)

describe('200 S003-40 fields', () => {
  test.each([
    ['?fields=email,user_id', ['email', 'user_id']],
    ['?fields=email,user_id&include_fields=true', ['email', 'user_id']],
    ['?fields=user_metadata', ['user_metadata']],
  ])('%s keeps them', async (query, keys) => {
    const { body } = await get(alice.user_id, query)
    expect(Object.keys(body).sort()).toEqual(keys)
    for (const key of keys) expect(body[key]).toEqual(alice[key])
  })

  test('include_fields=false leaves them out', async () => {
    const { body } = await get(alice.user_id, '?fields=email,identities&include_fields=false')
    const { email: _, identities: __, ...rest } = alice
    expect(body).toEqual(rest)
  })
})
