import { gzipSync } from 'node:zlib'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { call, installation, machineToken } from '../../compat/app-processes.ts'
import { startTestApp, type TestApp } from '../../support/test-app.ts'

const connection = 'Username-Password-Authentication'
const password = 'Correct-Horse-7-Battery'
const json = { 'content-type': 'application/json' }
let app: TestApp

beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.close())

describe('the envelope', () => {
  test('has its keys in the order of the vendor, as JSON, with an id to ask about', async () => {
    const { text, headers } = await app.api('GET', '/users/auth0%7Cnobody')
    expect(text).toBe(
      '{"statusCode":404,"error":"Not Found","message":"The user does not exist.","errorCode":"inexistent_user"}',
    )
    expect(headers.get('content-type')).toBe('application/json; charset=utf-8')
    expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
  })

  test.each([
    ['GET', '/nothing-here'],
    ['GET', '/'],
    ['PUT', '/users'],
    ['POST', '/users/auth0%7Cx/nothing'],
    ['GET', '/Users'],
  ])('404 %s %s is no route', async (method, path) => {
    const { status, body } = await app.api(method, path)
    expect([status, body]).toEqual([404, { statusCode: 404, error: 'Not Found', message: 'Not Found' }])
  })
})

describe('400 a body that breaks its schema is named by property and description', () => {
  const described = 'Payload validation error: '

  test.each([
    [{}, `${described}'Missing required property: connection'.`],
    [{ connection: 1 }, `${described}'Expected type string but found type integer' on property connection (`],
    [{ connection: null }, `${described}'Expected type string but found type null' on property connection (`],
    [{ connection: '' }, `${described}'String is too short (0 chars), minimum 1' on property connection (`],
    [{ connection, foo: 1 }, `${described}'Additional properties not allowed: foo'.`],
    [{ connection, email: 'x' }, `${described}'Object didn't pass validation for format email: x' on property email (`],
    [{ connection, phone_number: '12' }, `' on property phone_number (The user's phone number`],
    [
      { connection, name: 'n'.repeat(301) },
      `${described}'String is too long (301 chars), maximum 300' on property name (`,
    ],
    [{ connection, blocked: 'true' }, `'Expected type boolean but found type string' on property blocked (`],
    [{ connection, user_metadata: [] }, `'Expected type object but found type array' on property user_metadata (`],
    [[], `${described}'Expected type object but found type array'.`],
    ['text', `${described}'Expected type object but found type string'.`],
  ])('%.60j', async (body, message) => {
    const answer = await app.api('POST', '/users', { body })
    expect([answer.status, answer.body.error, answer.body.errorCode]).toEqual([400, 'Bad Request', 'invalid_body'])
    expect(answer.body.message).toContain(message)
    expect(answer.body.message).toMatch(/\.$/)
  })

  test('no body at all', async () => {
    const { status, body } = await app.api('POST', '/users')
    expect([status, body.message]).toEqual([400, "Payload validation error: 'Missing required property: connection'."])
  })
})

describe('400 a body that is no JSON', () => {
  test.each([
    '{',
    '{"connection":',
    "{'connection':'x'}",
    'connection=x',
    '{"a":1}{"b":2}',
    '[1,]',
    'undefined',
    'NaN',
  ])('%s', async (raw) => {
    const { status, body } = await app.api('POST', '/users', { raw, headers: json })
    expect([status, body.errorCode]).toEqual([400, 'invalid_body'])
    expect(body.message).toContain('not valid JSON')
  })

  test('a key given twice is refused, not picked from', async () => {
    const raw = `{"connection":"${connection}","email":"a@example.com","email":"b@example.com","password":"${password}"}`
    const { status, body } = await app.api('POST', '/users', { raw, headers: json })
    expect([status, body.message]).toEqual([400, expect.stringContaining('same key twice')])
  })
})

describe('INJ-11 content types', () => {
  const person = JSON.stringify({ connection, email: 'typed@example.com', password })

  test.each([
    'text/plain',
    'application/xml',
    'multipart/form-data; boundary=x',
    'application/octet-stream',
    'text/json',
    '',
  ])('415 "%s" is not read as JSON', async (type) => {
    const raw = new TextEncoder().encode(person)
    const { status, body } = await app.api('POST', '/users', { raw, headers: { 'content-type': type } })
    expect([status, body.message]).toEqual([415, 'Unsupported Media Type'])
  })

  test('400 UTF-16 and a byte order mark are no JSON', async () => {
    for (const raw of [new Uint8Array(Buffer.from(person, 'utf16le')), `\ufeff${person}`]) {
      const { status, body } = await app.api('POST', '/users', { raw, headers: json })
      expect([status, body.message]).toEqual([400, expect.stringContaining('body')])
    }
  })

  test('4xx a compressed body is not unpacked', async () => {
    const headers = { ...json, 'content-encoding': 'gzip' }
    const { status } = await app.api('POST', '/users', { raw: new Uint8Array(gzipSync(person)), headers })
    expect([400, 415]).toContain(status)
  })

  test('201 a form is read by the types of the schema', async () => {
    const form = new URLSearchParams({ connection, email: 'form@example.com', password, blocked: 'true' }).toString()
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    const { status, body } = await app.api('POST', '/users', { raw: form, headers })
    expect([status, body.blocked]).toEqual([201, true])
  })

  test('201 a charset of UTF-8 is JSON still', async () => {
    const headers = { 'content-type': 'application/json; charset=utf-8' }
    expect((await app.api('POST', '/users', { raw: person, headers })).status).toBe(201)
  })

  test('413 a body of more than a megabyte', async () => {
    const { status, body } = await app.api('POST', '/users', { body: { connection, name: 'x'.repeat(1_100_000) } })
    expect([status, body.message]).toEqual([413, 'Payload content length greater than maximum allowed: 1048576'])
  })
})

test('500 an unforeseen fault says nothing of its inside', async () => {
  const whole = await installation()
  try {
    const process = await whole.start()
    const { token } = await machineToken(process, whole, process.newLocalKey as string)
    const client = new pg.Client(whole.connection)
    await client.connect()
    await client.query('ALTER TABLE users RENAME TO users_elsewhere')
    await client.end()
    const headers = { authorization: `Bearer ${token}` }
    const answer = await call(process, 'GET', '/api/v2/users/auth0%7Cx', { headers })
    expect([answer.status, answer.body]).toEqual([
      500,
      {
        statusCode: 500,
        error: 'Internal Server Error',
        message: 'An internal error occurred. Quote the X-Request-Id header to support.',
      },
    ])
    expect(answer.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/)
  } finally {
    await whole.remove()
  }
})
