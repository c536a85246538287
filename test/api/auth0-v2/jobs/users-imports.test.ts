import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { caller, startTestApp, type TestApp } from '../../../support/test-app.ts'
import { databaseConnectionId, finished, gzipped, imported, refusals, upload, userByEmail } from './jobs-app.ts'

let app: TestApp
let connectionId: string
beforeAll(async () => {
  app = await startTestApp()
  connectionId = await databaseConnectionId(app)
})
afterAll(() => app.close())

const bcrypt = '$2b$10$CZ9YWs6GbWV1SoPzSyiBSOKOpGAYGJ0BphFUXjYlDPrRqgHQo1FbW'

test('202 with a pending job, which ends with its counts', async () => {
  const answer = await upload(app, {
    users: JSON.stringify([{ email: 'alice@example.com', email_verified: true }]),
    connection_id: connectionId,
    upsert: 'false',
    external_id: 'batch-7',
    send_completion_email: 'false',
  })
  expect(answer.status).toBe(202)
  expect(answer.body).toEqual({
    type: 'users_import',
    status: 'pending',
    connection_id: connectionId,
    connection: 'Username-Password-Authentication',
    external_id: 'batch-7',
    created_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
    id: expect.stringMatching(/^job_[A-Za-z0-9]{16}$/),
  })
  const { status, body } = await finished(app, answer.body.id)
  expect([status, body.status, body.summary]).toEqual([
    200,
    'completed',
    { failed: 0, updated: 0, inserted: 1, total: 1 },
  ])
  expect((await app.api('GET', `/jobs/${answer.body.id}/errors`)).status).toBe(204)
  expect(await userByEmail(app, 'alice@example.com')).toMatchObject({
    email_verified: true,
    name: 'alice@example.com',
    nickname: 'alice',
    identities: [{ connection: 'Username-Password-Authentication', provider: 'auth0', isSocial: false }],
  })
})

test('everything an import file may hold is kept', async () => {
  const record = {
    email: 'Bob@Example.com',
    email_verified: false,
    user_id: 'legacy-7',
    given_name: 'Bob',
    family_name: 'Builder',
    name: 'Bob Builder',
    nickname: 'bobby',
    picture: 'https://example.com/bob.png',
    blocked: true,
    app_metadata: { roles: ['admin'], plan: 'gold' },
    user_metadata: { theme: 'light' },
  }
  await imported(app, [{ ...record, password_hash: bcrypt }])
  const { email, user_id, ...rest } = record
  expect(await userByEmail(app, 'bob@example.com')).toMatchObject({
    ...rest,
    email: email.toLowerCase(),
    user_id: `auth0|${user_id}`,
  })
})

test.each([
  ['an array', (text: string[]) => `[${text.join(',')}]`],
  ['an array over many lines', (text: string[]) => `\n[\n  ${text.join(',\n  ')}\n]\n`],
  ['a record a line', (text: string[]) => text.join('\n')],
  [
    'a record a line, with blank lines and a byte order mark',
    (text: string[]) => `\ufeff\n${text.join('\r\n\r\n')}\r\n`,
  ],
])('the file may be %s, plain or gzip', async (_, write) => {
  for (const [index, pack] of [Buffer.from, gzipped].entries()) {
    const prefix = `format-${Math.random().toString(36).slice(2)}-${index}`
    const records = Array.from({ length: 25 }, (_, n) => JSON.stringify({ email: `${prefix}-${n}@example.com` }))
    const { body } = await imported(app, pack(write(records)) as Uint8Array)
    expect(body.summary).toEqual({ failed: 0, updated: 0, inserted: 25, total: 25 })
  }
})

test('a person who is there already is refused by the words the vendor uses, and nothing of them changes', async () => {
  await imported(app, [{ email: 'carol@example.com', name: 'Carol' }])
  const { body } = await imported(app, [{ email: 'CAROL@example.com', name: 'Another' }])
  expect(body.summary).toEqual({ failed: 1, updated: 0, inserted: 0, total: 1 })
  const code = 'DUPLICATED_USER'
  const message = 'The user already exist and upsert parameter is false'
  expect(await refusals(app, body.id)).toEqual([
    { user: { email: 'CAROL@example.com', name: 'Another' }, errors: [{ code, message }] },
  ])
  expect((await userByEmail(app, 'carol@example.com')).name).toBe('Carol')
})

test('of two records for one person in a file the first is taken', async () => {
  const twice = [
    { email: 'dan@example.com', name: 'First' },
    { email: 'other@example.com' },
    { email: 'Dan@example.com', name: 'Second' },
  ]
  const { body } = await imported(app, twice)
  expect(body.summary).toEqual({ failed: 1, updated: 0, inserted: 2, total: 3 })
  expect((await userByEmail(app, 'dan@example.com')).name).toBe('First')
})

test('a bad record is its own fault, named with its path, and the others are taken', async () => {
  const { body } = await imported(app, [
    { email: 'good@example.com' },
    { email: 'no address' },
    { name: 'Nobody' },
    { email: 'typed@example.com', email_verified: 'yes' },
    { email: 'strange@example.com', shoe_size: 43 },
    { email: 'long@example.com', given_name: 'x'.repeat(151) },
    { email: 'reserved@example.com', app_metadata: { user_id: 'auth0|1' } },
    { email: 'twohashes@example.com', password_hash: bcrypt, custom_password_hash: { algorithm: 'bcrypt' } },
    { email: 'factors@example.com', mfa_factors: [{ push: { value: 'device' } }] },
    'text',
  ])
  expect(body.summary).toEqual({ failed: 9, updated: 0, inserted: 1, total: 10 })
  const faults = (await refusals(app, body.id)).map(({ errors }) => errors[0])
  expect(faults).toEqual([
    {
      code: 'INVALID_FORMAT',
      message: "Object didn't pass validation for format email: no address",
      path: 'email',
    },
    { code: 'OBJECT_REQUIRED', message: 'Missing required property: email', path: 'email' },
    { code: 'INVALID_TYPE', message: 'Expected type boolean but found type string', path: 'email_verified' },
    { code: 'OBJECT_ADDITIONAL_PROPERTIES', message: 'Additional properties not allowed: shoe_size' },
    { code: 'MAX_LENGTH', message: 'String is too long (151 chars), maximum 150', path: 'given_name' },
    { code: 'INVALID_FORMAT', message: 'The key user_id is reserved', path: 'app_metadata.user_id' },
    expect.objectContaining({ path: expect.stringContaining('custom_password_hash') }),
    { code: 'MFA_FACTORS_FAILED', message: 'Unable to import factors: push.value is none', path: 'mfa_factors[0]' },
    { code: 'INVALID_JSON', message: 'The record is not a JSON object' },
  ])
})

test('hashes and secrets are struck out of what the report shows', async () => {
  const { body } = await imported(app, [
    { email: 'bad', password_hash: bcrypt },
    {
      email: 'bad',
      custom_password_hash: {
        algorithm: 'sha256',
        hash: { value: 'c0ffee', encoding: 'hex' },
        salt: { value: 's4lt' },
      },
    },
    { email: 'bad', mfa_factors: [{ totp: { secret: 'JBSWY3DPEHPK3PXP' } }] },
  ])
  const report = JSON.stringify(await refusals(app, body.id))
  for (const secret of [bcrypt, 'c0ffee', 's4lt', 'JBSWY3DPEHPK3PXP']) expect(report).not.toContain(secret)
  expect(report).toContain('sha256')
})

test('a line that cannot be read, a number that cannot be kept and text that cannot be stored are faults', async () => {
  const lines = [
    '{"email":"fine@example.com"}',
    '{"email":',
    '{"email":"big@example.com","app_metadata":{"id":12345678901234567890}}',
    '{"email":"nul@example.com","name":"a\\u0000b"}',
    '{"email":"half@example.com","name":"\\ud800"}',
    '{"email":"a@example.com","email":"b@example.com"}',
    `{"email":"deep@example.com","app_metadata":${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}}`,
  ]
  const { body } = await imported(app, lines.join('\n'))
  expect(body.summary).toEqual({ failed: 6, updated: 0, inserted: 1, total: 7 })
  expect((await refusals(app, body.id)).map(({ errors }) => (errors[0] as { code: string }).code)).toEqual(
    Array(6).fill('INVALID_JSON'),
  )
})

test('a file that was cut short takes in what is whole and says that records may be missing', async () => {
  const { body } = await imported(app, '[{"email":"whole@example.com"},\n')
  expect(body.summary).toEqual({ failed: 1, updated: 0, inserted: 1, total: 2 })
  expect((await refusals(app, body.id))[0]?.errors).toEqual([
    { code: 'INVALID_JSON', message: expect.stringContaining('cut short') },
  ])
})

describe('upsert', () => {
  test('changes the fields that may change, merges metadata, and leaves the others', async () => {
    const first = {
      email: 'erin@example.com',
      user_id: 'erin',
      given_name: 'Erin',
      blocked: false,
      app_metadata: { plan: 'free', seats: 1 },
      user_metadata: { theme: 'dark' },
    }
    await imported(app, [first])
    const { body } = await imported(
      app,
      [
        {
          email: 'Erin@example.com',
          user_id: 'not-erin',
          blocked: true,
          email_verified: true,
          family_name: 'Example',
          app_metadata: { plan: 'gold' },
          user_metadata: {},
        },
      ],
      { upsert: 'true' },
    )
    expect(body.summary).toEqual({ failed: 0, updated: 1, inserted: 0, total: 1 })
    const user = await userByEmail(app, 'erin@example.com')
    expect(user).toMatchObject({
      user_id: 'auth0|erin',
      email_verified: true,
      given_name: 'Erin',
      family_name: 'Example',
      blocked: false,
      app_metadata: { plan: 'gold', seats: 1 },
    })
    expect(user.user_metadata).toEqual({})
  })

  test('takes in who is new, and a second record for one person changes what the first made', async () => {
    const records = [
      { email: 'frank@example.com', name: 'Frank', app_metadata: { a: 1 } },
      { email: 'frank@example.com', nickname: 'franky', app_metadata: { b: 2 } },
    ]
    const { body } = await imported(app, records, { upsert: 'true' })
    expect(body.summary).toEqual({ failed: 0, updated: 1, inserted: 1, total: 2 })
    expect(await userByEmail(app, 'frank@example.com')).toMatchObject({
      name: 'Frank',
      nickname: 'franky',
      app_metadata: { a: 1, b: 2 },
    })
  })

  test('refuses a record whose identifiers belong to two people', async () => {
    await imported(app, [
      { email: 'grace@example.com', user_id: 'grace' },
      { email: 'heidi@example.com', user_id: 'heidi' },
    ])
    const { body } = await imported(app, [{ email: 'grace@example.com', user_id: 'heidi' }], { upsert: 'true' })
    expect(body.summary).toMatchObject({ failed: 1, updated: 0, inserted: 0 })
    expect((await refusals(app, body.id))[0]?.errors).toEqual([expect.objectContaining({ code: 'CONFLICT_EMAIL' })])
  })
})

describe('what is not accepted leaves no job', () => {
  const users = '[{"email":"never@example.com"}]'
  const con = 'con_0000000000000001'
  const rows: [string, Record<string, string>, number, string][] = [
    ['no users part', { connection_id: con }, 400, "Must provide 'users' file as multipart part."],
    ['an empty file', { users: ' \n', connection_id: con }, 400, 'Users file must not be empty.'],
    ['no connection_id', { users }, 400, "Must provide 'connection_id' as multipart part."],
    [
      'a connection_id of another form',
      { users, connection_id: 'main' },
      400,
      "Payload validation error: 'String does not match pattern ^con_[A-Za-z0-9]{16}$' on property connection_id.",
    ],
    ['an unknown connection', { users, connection_id: con }, 400, 'The connection does not exist.'],
    [
      'an upsert that is neither true nor false',
      { users, upsert: 'perhaps' },
      400,
      "Payload validation error: 'Expected type boolean but found type string' on property upsert.",
    ],
  ]
  test.each(rows)('400 %s', async (what, parts, status, message) => {
    const answer = await upload(app, what.startsWith('an upsert') ? { ...parts, connection_id: connectionId } : parts)
    expect([answer.status, answer.body.message]).toEqual([status, message])
    expect(await userByEmail(app, 'never@example.com')).toBeUndefined()
  })

  test('400 a connection that is no database', async () => {
    const { body: email } = await app.api('POST', '/connections', { body: { name: 'by-mail', strategy: 'email' } })
    const answer = await upload(app, { users, connection_id: email.id })
    expect(answer.body).toEqual({
      statusCode: 400,
      error: 'Bad Request',
      message: 'Connection must be a database connection.',
      errorCode: 'invalid_body',
    })
  })

  test('400 a body that is no form, and a form that breaks off', async () => {
    const message = "Payload validation error: 'Invalid multipart payload format'."
    const json = await app.api('POST', '/jobs/users-imports', { body: [] })
    const broken = await app.api('POST', '/jobs/users-imports', {
      raw: '--x\r\nContent-Disposition: form-data; name="users"; filename="u.json"\r\n\r\n[{"email"',
      headers: { 'content-type': 'multipart/form-data; boundary=x' },
    })
    expect([json.status, broken.status, broken.body.message]).toEqual([400, 400, message])
  })

  test('413 beyond the limit, whether the file says its size, hides it, or swells when it is unpacked', async () => {
    const message = 'Payload content length greater than maximum allowed: 512000'
    const big = `[${'{"email":"never@example.com"},'.repeat(30_000)}{}]`
    for (const file of [big, gzipped(big), `${' '.repeat(600_000)}[]`]) {
      const answer = await upload(app, { users: file, connection_id: connectionId })
      expect([answer.status, answer.body.message]).toEqual([413, message])
    }
    expect(await userByEmail(app, 'never@example.com')).toBeUndefined()
  })

  test('403 a token without create:users', async () => {
    const token = await app.token(['read:users'])
    const reader = caller(`${app.url}api/v2`, { authorization: `Bearer ${token}` })
    const answer = await reader('POST', '/jobs/users-imports', { raw: new FormData() })
    expect([answer.status, answer.body.errorCode]).toEqual([403, 'insufficient_scope'])
  })
})

test('404 an unknown job, and 400 what is no id of one', async () => {
  const unknown = await app.api('GET', '/jobs/job_0000000000000001')
  expect([unknown.status, unknown.body.message]).toEqual([404, 'The job does not exist.'])
  expect((await app.api('GET', '/jobs/job_0000000000000001/errors')).status).toBe(404)
  const malformed = await app.api('GET', '/jobs/none')
  expect([malformed.status, malformed.body.errorCode]).toEqual([400, 'invalid_uri'])
})

test('imports that come together are all done', async () => {
  const names = Array.from({ length: 5 }, (_, n) => `together-${n}@example.com`)
  const jobs = await Promise.all(names.map((email) => imported(app, [{ email }])))
  expect(jobs.map(({ body }) => body.summary.inserted)).toEqual([1, 1, 1, 1, 1])
})
