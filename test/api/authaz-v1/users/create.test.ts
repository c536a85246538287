import { afterAll, beforeAll, expect, test } from 'vitest'
import { caller, startTestApp, type TestApp } from '../../../support/test-app.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.close())

const create = (body: unknown) => app.v1('POST', '/users', { body })

test('201 with the whole user, who has no password until they set one', async () => {
  const { status, body, headers } = await create({
    email: 'Alice@Example.com',
    emailVerified: true,
    name: 'Alice',
    appMetadata: { plan: 'gold' },
    userMetadata: { theme: 'dark' },
  })
  expect(status).toBe(201)
  expect(body).toMatchObject({
    email: 'alice@example.com',
    emailVerified: true,
    status: 'active',
    phoneVerified: false,
    lastIp: null,
    appMetadata: { plan: 'gold' },
    userMetadata: { theme: 'dark' },
    identities: [
      {
        connection: 'Username-Password-Authentication',
        provider: 'auth0',
        userId: body.id.split('|')[1],
        isSocial: false,
        isPrimary: true,
        linkedAt: body.createdAt,
        profile: null,
      },
    ],
    version: 1,
  })
  expect(headers.get('etag')).toBe('"1"')
  expect((await app.v1('GET', `/users/${encodeURIComponent(body.id)}`)).body).toEqual(body)
})

test('409 leads to the person who is there already, and says nothing about them', async () => {
  const { body: bob } = await create({ email: 'bob@example.com', name: 'Bob' })
  const taken = await create({ email: 'BOB@example.com' })
  expect(taken).toMatchObject({ status: 409, body: { code: 'user_exists', existingUserId: bob.id } })
  expect(taken.body.detail).not.toMatch(/bob/i)
})

test('409 without the id for a key that may not read people', async () => {
  await create({ email: 'carol@example.com' })
  const { body } = await app.v1('POST', '/keys', { body: { name: 'Sign-up', permissions: ['create:users'] } })
  const blind = caller(`${app.url}api/v1`, { 'x-api-key': body.key })
  const taken = await blind('POST', '/users', { body: { email: 'carol@example.com' } })
  expect(taken.status).toBe(409)
  expect(taken.body).not.toHaveProperty('existingUserId')
})

test('RAC-05 of thirty at once with one address, in mixed case, one is created', async () => {
  const answers = await Promise.all(
    Array.from({ length: 30 }, (_, index) => create({ email: index % 2 ? 'dan@example.com' : 'DAN@example.com' })),
  )
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
  expect(answers.filter(({ status }) => status === 409)).toHaveLength(29)
})

test('400 with the field and what to write there', async () => {
  for (const [body, field] of [
    [{ email: 'nonsense' }, 'email'],
    [{ email: 'a@t,b@t' }, 'email'],
    [{ phoneNumber: '0155' }, 'phoneNumber'],
    [{ name: 'Nobody' }, 'email'],
    [{ email: 'x@example.com', name: '' }, 'name'],
    [{ email: 'x@example.com', connection: '' }, 'connection'],
    [{ email: 'x@example.com', emailVerified: 'true' }, 'emailVerified'],
    [{ email: 'x@example.com', appMetadata: { 'a.b': 1 } }, 'appMetadata'],
    [{ email: 'x@example.com', userMetadata: 'text' }, 'userMetadata'],
  ] as const) {
    const { status, body: problem } = await create(body)
    expect([status, problem.code], JSON.stringify(body)).toEqual([400, 'invalid_input'])
    expect(Object.keys(problem.errors), JSON.stringify(body)).toEqual([field])
    expect(problem.detail, JSON.stringify(body)).toBe(`${field}: ${problem.errors[field]}`)
  }
})

test('400 for a password: nobody types another person’s', async () => {
  const { status, body } = await create({ email: 'x@example.com', password: 'correct horse battery' })
  expect({ status, body }).toMatchObject({
    status: 400,
    body: { errors: { password: ['There is no such field here.'] } },
  })
})

test('AUZ-05 400 for what is nobody’s to set', async () => {
  for (const extra of [
    { id: 'auth0|x' },
    { createdAt: '2020-01-01' },
    { roles: ['rol_x'] },
    { identities: [] },
    { version: 9 },
  ]) {
    expect((await create({ email: 'x@example.com', ...extra })).status, JSON.stringify(extra)).toBe(400)
  }
})

test('400 for a connection that is not there', async () => {
  expect(await create({ email: 'x@example.com', connection: 'none' })).toMatchObject({
    status: 400,
    body: { code: 'connection_unknown' },
  })
})
