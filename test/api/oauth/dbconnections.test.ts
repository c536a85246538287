// The vendor's endpoints with which programs sign people up and mail them a link that sets a password.
import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addPerson, password, uniqueEmail } from '../../login/people.ts'
import { findMessages } from '../../support/find-messages.ts'
import { type Answer, startTestApp, type TestApp } from '../../support/test-app.ts'
import { client } from './person-client.ts'

const connection = 'Username-Password-Authentication'

let app: TestApp
let clientId: string

beforeAll(async () => {
  app = await startTestApp()
  clientId = (await client(app, { app_type: 'spa', token_endpoint_auth_method: 'none' })).client_id
})
afterAll(() => app.close())

type Given = Readonly<Record<string, unknown>>
const signUp = (email: string, given: Given = {}) =>
  app.anonymous('POST', '/dbconnections/signup', {
    body: { client_id: clientId, connection, email, password, ...given },
  })
const forgot = (email: string, given: Given = {}) =>
  app.anonymous('POST', '/dbconnections/change_password', {
    body: { client_id: clientId, connection, email, ...given },
  })
const kindsTo = async (email: string) => (await findMessages(app, email)).map(({ kind }) => kind)
const found = async (email: string) =>
  (await app.api('GET', `/users-by-email?email=${encodeURIComponent(email)}`)).body as Record<string, unknown>[]
const database = async (given: Given) => {
  const name = `Database-${Math.random().toString(36).slice(2, 10)}`
  const made = await app.api('POST', '/connections', {
    body: { name, strategy: 'auth0', enabled_clients: [clientId], ...given },
  })
  expect(made.status, made.text).toBe(201)
  return name
}

describe('signing up', () => {
  test('makes a person who is asked to prove the address', async () => {
    const email = uniqueEmail()
    const { status, body, headers } = await signUp(email.toUpperCase(), {
      given_name: 'Alice',
      family_name: 'Example',
      user_metadata: { plan: 'gold' },
    })
    expect([status, body]).toEqual([
      200,
      {
        _id: expect.stringMatching(/^[\da-f]{24}$/),
        email_verified: false,
        email,
        given_name: 'Alice',
        family_name: 'Example',
        user_metadata: { plan: 'gold' },
      },
    ])
    expect(headers.get('access-control-allow-origin')).toBe('*')
    expect(await found(email)).toMatchObject([
      { email, email_verified: false, given_name: 'Alice', user_metadata: { plan: 'gold' } },
    ])
    expect(await kindsTo(email)).toEqual(['verify-email'])
  })

  test('AUT-03 a known address gets the same answer as a new one, and its owner the mail', async () => {
    const [known, fresh] = [uniqueEmail(), uniqueEmail()]
    const userId = await addPerson(app, known)
    const answers = [await signUp(known), await signUp(fresh)] as const
    const shape = ({ status, body, headers }: Answer) => [status, Object.keys(body), [...headers.keys()]]
    expect(shape(answers[0])).toEqual(shape(answers[1]))
    expect(answers[0].body).toMatchObject({ _id: expect.stringMatching(/^[\da-f]{24}$/), email_verified: false })
    expect(userId).not.toContain(answers[0].body._id)
    expect(await kindsTo(known)).toEqual(['already-registered'])
    expect(await kindsTo(fresh)).toEqual(['verify-email'])
    expect(await found(known)).toHaveLength(1)
    // Whatever is wrong with the rest is said of both.
    const bad = [await signUp(known, { password: '123' }), await signUp(fresh, { password: '123' })] as const
    expect(bad[0].text).toBe(bad[1].text)
    expect(bad[0].status).toBe(400)
  })

  test('AUT-15 spellings of a known address are that address, and make nobody new', async () => {
    const email = uniqueEmail()
    await signUp(email)
    expect((await signUp(` ${email.toUpperCase()} `)).status).toBe(200)
    expect(await found(email)).toHaveLength(1)
  })

  test('a username where the database has them, and each once', async () => {
    const name = await database({ options: { requires_username: true } })
    const [first, second] = [uniqueEmail(), uniqueEmail()]
    const { body } = await signUp(first, { connection: name, username: 'Alice_1' })
    expect(body).toMatchObject({ username: 'alice_1' })
    const taken = await signUp(second, { connection: name, username: 'alice_1' })
    expect([taken.status, taken.body.code]).toEqual([400, 'username_exists'])
    expect((await signUp(second, { connection: name })).status).toBe(400)
    expect(await found(second)).toEqual([])
  })

  test('a password that the policy refuses, in the words of the vendor', async () => {
    const name = await database({
      options: {
        passwordPolicy: 'good',
        password_dictionary: { enable: true },
        password_no_personal_info: { enable: true },
      },
    })
    const refused = async (given: Given) => (await signUp('carol@example.com', { connection: name, ...given })).body
    expect(await refused({ password: 'short' })).toEqual({
      name: 'PasswordStrengthError',
      code: 'invalid_password',
      message: 'Password is too weak',
      description: {
        rules: [
          { message: 'At least %d characters in length', format: [8], code: 'lengthAtLeast', verified: false },
          { message: expect.stringMatching(/3 of the following 4/), code: 'containsAtLeast', verified: false },
        ],
        verified: false,
      },
      policy: expect.stringMatching(/^\* At least 8 characters in length\n\* /),
      statusCode: 400,
    })
    expect(await refused({ password: 'Password1!' })).toMatchObject({
      name: 'PasswordDictionaryError',
      message: 'Password is too common',
    })
    expect(await refused({ password: 'Carol-lantern-42' })).toMatchObject({
      name: 'PasswordNoUserInfoError',
      message: 'Password contains user information',
    })
  })

  test.each([
    ['an unknown client', { client_id: 'nobody' }, 'invalid_client'],
    ['an unknown connection', { connection: 'nowhere' }, 'invalid_connection'],
    ['an address that is none', { email: 'carol' }, 'invalid_request'],
    ['no address', { email: undefined }, 'invalid_request'],
    ['no password', { password: '' }, 'invalid_request'],
    ['metadata that is no object of texts', { user_metadata: { deep: { er: 1 } } }, 'invalid_request'],
    [
      'metadata of too many names',
      { user_metadata: Object.fromEntries(Array.from({ length: 11 }, (_, i) => [`n${i}`, ''])) },
      'invalid_request',
    ],
    ['a picture that is a script', { picture: 'javascript:alert(1)' }, 'invalid_request'],
  ])('400 for %s', async (_what, given, code) => {
    const email = uniqueEmail()
    const { status, body } = await signUp(email, given)
    expect([status, body.code, body.statusCode]).toEqual([400, code, 400])
    expect(await found(email)).toEqual([])
  })

  test('what only administrators may set is ignored', async () => {
    const email = uniqueEmail()
    const given = {
      email_verified: true,
      app_metadata: { admin: true },
      blocked: false,
      user_id: 'mine',
      verify_email: false,
    }
    expect((await signUp(email, given)).status).toBe(200)
    const [person] = await found(email)
    expect(person).toMatchObject({ email_verified: false })
    expect(person).not.toHaveProperty('app_metadata')
    expect(person?.user_id).not.toBe('auth0|mine')
  })

  test('a database of other clients is not there for this one', async () => {
    const { client_id } = await client(app)
    const name = await database({ enabled_clients: [client_id] })
    expect((await signUp(uniqueEmail(), { connection: name })).body.code).toBe('invalid_connection')
  })
})

describe('a forgotten password', () => {
  test('AUT-04 known, unknown and suspended people get the same answer; only who is there gets the link', async () => {
    const [known, blocked, unknown] = [uniqueEmail(), uniqueEmail(), uniqueEmail()]
    await addPerson(app, known)
    await addPerson(app, blocked, { blocked: true })
    const answers = await Promise.all([known, blocked, unknown].map((email) => forgot(email)))
    for (const { status, text, headers } of answers) {
      expect([status, text]).toEqual([200, "We've just sent you an email to reset your password."])
      expect([...headers.keys()]).toEqual([...(answers[0]?.headers.keys() ?? [])])
    }
    expect(await kindsTo(known)).toEqual(['reset-password'])
    expect(await kindsTo(blocked)).not.toContain('reset-password')
    expect(await kindsTo(unknown)).toEqual([])
  })

  test('AUT-04 an app that takes no passwords hears the same, and nobody gets a link that leads nowhere', async () => {
    const spa = await client(app, { app_type: 'spa', token_endpoint_auth_method: 'none' })
    const narrowed = await app.v1('PATCH', `/clients/${spa.client_id}`, { body: { signInMethods: ['passkey'] } })
    expect(narrowed.status, narrowed.text).toBe(200)
    const email = uniqueEmail()
    await addPerson(app, email)
    const usual = await forgot(uniqueEmail())
    for (const asked of [email, uniqueEmail()]) {
      const { status, text, headers } = await forgot(asked, { client_id: spa.client_id })
      expect([status, text, [...headers.keys()]]).toEqual([200, usual.text, [...usual.headers.keys()]])
    }
    expect(await kindsTo(email)).not.toContain('reset-password')
  })

  test('AUT-04 many of them are not mailed, and nobody is told', async () => {
    const email = uniqueEmail()
    await addPerson(app, email)
    for (let turn = 0; turn < 8; turn += 1) expect((await forgot(email)).status).toBe(200)
    expect(await kindsTo(email)).toHaveLength(5)
  })

  test.each([
    ['Host', { host: 'evil.test' }],
    ['X-Forwarded-Host', { 'x-forwarded-host': 'evil.test' }],
    ['Forwarded', { forwarded: 'host=evil.test;proto=http' }],
    ['X-Original-Host', { 'x-original-host': 'evil.test' }],
    ['X-Forwarded-Proto', { 'x-forwarded-proto': 'http', 'x-forwarded-port': '1' }],
  ])('REC-01 a forged %s leads the link nowhere else', async (_name, headers) => {
    const email = uniqueEmail()
    await addPerson(app, email)
    const { status, seen } = await raw('/dbconnections/change_password', headers, {
      client_id: clientId,
      connection,
      email,
    })
    expect([200, 400, 421]).toContain(status)
    expect(seen).not.toContain('evil.test')
    const [message] = await findMessages(app, email)
    const link = (message?.values as { readonly link?: string } | undefined)?.link ?? app.url
    expect(link.startsWith(app.url)).toBe(true)
  })

  test('REC-01 an absolute address in the request line is no host either', async () => {
    const email = uniqueEmail()
    await addPerson(app, email)
    const target = 'http://evil.test/dbconnections/change_password'
    const { status, seen } = await raw(target, { host: 'evil.test' }, { client_id: clientId, connection, email })
    expect(status).toBeLessThan(500)
    expect(seen).not.toContain('evil.test')
    for (const { values } of await findMessages(app, email)) expect(JSON.stringify(values)).not.toContain('evil.test')
  })

  test('400 without an address, and for a connection that is not there', async () => {
    expect((await forgot('')).status).toBe(400)
    expect((await forgot(uniqueEmail(), { connection: 'nowhere' })).body.code).toBe('invalid_connection')
  })
})

describe('AUT-17 a door that is closed', () => {
  test('AUT-17 sign-up, for everybody or for one database', async () => {
    const name = await database({ options: { disable_signup: true } })
    const email = uniqueEmail()
    const closed = await signUp(email, { connection: name })
    expect([closed.status, closed.body]).toEqual([
      403,
      {
        name: 'ForbiddenError',
        code: 'public_signup_disabled',
        message: 'Public signup is disabled',
        description: 'Public signup is disabled',
        statusCode: 403,
      },
    ])
    const { settings } = app.app.directory.stores
    await settings.change({ isSignUpOpen: false })
    expect((await signUp(email)).status).toBe(403)
    await settings.change({ isSignUpOpen: true })
    expect(await found(email)).toEqual([])
    expect(await kindsTo(email)).toEqual([])
  })

  test('AUT-17 passwords: neither sign-up nor reset', async () => {
    const name = await database({ options: { authentication_methods: { password: { enabled: false } } } })
    const email = uniqueEmail()
    for (const answer of [await signUp(email, { connection: name }), await forgot(email, { connection: name })]) {
      expect([answer.status, answer.body.code]).toEqual([403, 'passwords_disabled'])
    }
    expect(await kindsTo(email)).toEqual([])
  })
})

/** With headers that `fetch` does not let anybody set. */
function raw(path: string, headers: Readonly<Record<string, string>>, body: object) {
  const { hostname, port } = new URL(app.url)
  const bytes = JSON.stringify(body)
  return new Promise<{ readonly status: number; readonly seen: string }>((resolve, reject) => {
    const sending = request(
      { hostname, port, path, method: 'POST', headers: { 'content-type': 'application/json', ...headers } },
      (response) => {
        let seen = JSON.stringify(response.headers)
        response.on('data', (chunk) => {
          seen += chunk
        })
        response.on('end', () => resolve({ status: response.statusCode ?? 0, seen }))
      },
    )
    sending.on('error', reject).end(bytes)
  })
}
