// People who type name and password into a program of the operator's own.
import { decodeJwt } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { systemActor } from '../../../src/kernel/actor.ts'
import { createUser } from '../../../src/users/create-user.ts'
import { addAuthenticator } from '../../login/factors.ts'
import { addPerson, password, uniqueEmail } from '../../login/people.ts'
import { findMessages } from '../../support/find-messages.ts'
import { type Answer, startTestApp, type TestApp } from '../../support/test-app.ts'
import { api, audience, client, type TestClient } from './person-client.ts'

const database = 'Username-Password-Authentication'
const realmGrant = 'http://auth0.com/oauth/grant-type/password-realm'

let app: TestApp
let own: TestClient

beforeAll(async () => {
  app = await startTestApp()
  await api(app)
  own = await client(app, { grant_types: ['password', realmGrant, 'refresh_token'] })
})
afterAll(() => app.close())

type Given = Readonly<Record<string, unknown>>
const ask = (username: string, given: Given = {}) =>
  app.anonymous('POST', '/oauth/token', {
    body: {
      grant_type: 'password',
      client_id: own.client_id,
      client_secret: own.client_secret,
      username,
      password,
      scope: 'openid',
      ...given,
    },
  })
const askRealm = (username: string, given: Given = {}) =>
  ask(username, { grant_type: realmGrant, realm: database, ...given })
const refused = ({ status, body }: Answer) => [status, body.error, body.error_description]
const wrongPassword = [403, 'invalid_grant', 'Wrong email or password.']
const newcomer = async () => {
  const email = uniqueEmail()
  return { email, id: await addPerson(app, email) }
}
/** So that guesses of other tests are no longer counted. */
const later = () => {
  app.clock.aheadMs += 2 * 3_600_000
}

describe('a person gets tokens', () => {
  test.each([
    ['the default database', ask],
    ['a realm', askRealm],
  ])('of %s, with the claims of a password', async (_what, door) => {
    const { email, id } = await newcomer()
    const answer = await door(email, { scope: 'openid email offline_access read:orders', audience })
    expect([answer.status, answer.body]).toEqual([
      200,
      {
        access_token: expect.any(String),
        id_token: expect.any(String),
        refresh_token: expect.any(String),
        scope: 'openid email offline_access read:orders',
        expires_in: 900,
        token_type: 'Bearer',
      },
    ])
    const { sid, ...claims } = decodeJwt(answer.body.id_token)
    expect(sid).toBeUndefined()
    expect(claims).toMatchObject({ sub: id, email, amr: ['pwd'], aud: own.client_id })
    const refreshed = await ask('', {
      grant_type: 'refresh_token',
      refresh_token: answer.body.refresh_token,
    })
    expect(refreshed.status).toBe(200)
    const shown = await app.api('GET', `/users/${encodeURIComponent(id)}`)
    expect(shown.body).toMatchObject({ logins_count: 1, last_ip: expect.any(String) })
  })

  test('that userinfo takes, until their password changes', async () => {
    const { email, id } = await newcomer()
    const { access_token } = (await ask(email)).body
    const userinfo = () => app.anonymous('GET', '/userinfo', { headers: { authorization: `Bearer ${access_token}` } })
    expect((await userinfo()).body).toMatchObject({ sub: id })
    await app.api('PATCH', `/users/${encodeURIComponent(id)}`, {
      body: { password: 'another harbour 77 lantern', connection: database },
    })
    expect((await userinfo()).status).toBe(401)
  })
})

describe('who may ask', () => {
  test('no client that does not list the grant, and none by default', async () => {
    const { email } = await newcomer()
    const other = await client(app)
    expect(refused(await ask(email, other as unknown as Given))).toEqual([
      403,
      'unauthorized_client',
      "Grant type 'password' not allowed for the client.",
    ])
  })

  test('no client of somebody else: nobody could be asked for consent', async () => {
    const { email } = await newcomer()
    const theirs = await client(app, { grant_types: ['password'], is_first_party: false })
    expect((await ask(email, theirs as unknown as Given)).body.error).toBe('unauthorized_client')
  })

  test('no client without its secret, where it has one', async () => {
    const { email } = await newcomer()
    expect((await ask(email, { client_secret: 'wrong' })).status).toBe(401)
  })

  test('for a realm that is a database of the client', async () => {
    const { email } = await newcomer()
    expect(refused(await askRealm(email, { realm: 'nowhere' }))).toEqual([
      400,
      'invalid_request',
      'The realm nowhere is no database of this client',
    ])
    const body = { name: 'Others-Only', strategy: 'auth0', enabled_clients: [(await client(app)).client_id] }
    await app.api('POST', '/connections', { body })
    expect((await askRealm(email, { realm: 'Others-Only' })).status).toBe(400)
  })
})

describe('what stands in the way', () => {
  test('a suspended person is told so, once the password is right', async () => {
    const email = uniqueEmail()
    await addPerson(app, email, { blocked: true })
    expect(refused(await ask(email))).toEqual([403, 'unauthorized', 'user is blocked'])
    expect(refused(await ask(email, { password: 'wrong' }))).toEqual(wrongPassword)
  })

  test('a second factor is asked for, as on the pages', async () => {
    const { email, id } = await newcomer()
    await addAuthenticator(app, id)
    const answer = await ask(email)
    expect([answer.status, answer.body]).toEqual([
      403,
      {
        error: 'mfa_required',
        error_description: 'Multifactor authentication required',
        mfa_token: expect.stringMatching(/^\w{48}$/),
        mfa_requirements: { challenge: [{ type: 'otp' }, { type: 'recovery-code' }] },
      },
    ])
  })

  test('an organization must be named where the client requires one, and the person must be its member', async () => {
    const { email, id } = await newcomer()
    const theirs = await client(app, { grant_types: ['password'], organization_usage: 'require' })
    const as = (given: Given) => ask(email, { ...theirs, ...given })
    expect((await as({})).body).toMatchObject({
      error: 'invalid_request',
      error_description: 'Parameter organization is required for this client',
    })
    const { body: acme } = await app.api('POST', '/organizations', { body: { name: `acme-${Date.now()}` } })
    expect(refused(await as({ organization: acme.id }))).toEqual([
      403,
      'access_denied',
      'user is not part of the organization',
    ])
    await app.api('POST', `/organizations/${acme.id}/members`, { body: { members: [id] } })
    const { body } = await as({ organization: acme.name })
    expect(decodeJwt(body.id_token)).toMatchObject({ org_id: acme.id })
  })
})

describe('attacks', () => {
  test('AUT-01 a wrong password, an unknown name, a suspended, a secured and a password-less account look the same', async () => {
    const [known, blocked, secured] = await Promise.all([newcomer(), newcomer(), newcomer()])
    await app.v1('POST', `/users/${encodeURIComponent(blocked.id)}/suspend`, { body: { reason: 'Testing' } })
    await addAuthenticator(app, secured.id)
    const without = { connection: database, email: uniqueEmail(), mayLackPassword: true }
    await createUser(app.app.directory, systemActor, without)
    const emails = [known.email, blocked.email, secured.email, without.email, uniqueEmail()]
    const answers = await Promise.all(emails.map((email) => ask(email, { password: 'not the password' })))
    for (const answer of answers) {
      expect(refused(answer)).toEqual(wrongPassword)
      expect(answer.text).toBe(answers[0]?.text)
      expect([...answer.headers.keys()]).toEqual([...(answers[0]?.headers.keys() ?? [])])
    }
  })

  test('AUT-12 wrong passwords at this door and on the pages count together, and the owner is told once', async () => {
    later()
    const { email } = await newcomer()
    for (let guess = 0; guess < 10; guess += 1) {
      const door = guess % 2 === 0 ? ask : askRealm
      expect(refused(await door(email, { password: `guess ${guess}` }))).toEqual(wrongPassword)
    }
    expect(refused(await ask(email))).toEqual(wrongPassword)
    expect(refused(await askRealm(email))).toEqual(wrongPassword)
    expect((await findMessages(app, email)).map(({ kind }) => kind)).toEqual(['account-locked'])
  })

  test('AUT-12 a network that tries one password on many accounts is told to wait', async () => {
    later()
    const statuses = []
    for (let account = 0; account < 22; account += 1) {
      statuses.push((await ask(uniqueEmail(), { password: 'Winter2026!' })).status)
    }
    expect(statuses).toEqual([...Array(20).fill(403), 429, 429])
    const limited = await ask(uniqueEmail())
    expect(limited.body).toEqual({ error: 'too_many_attempts', error_description: expect.stringMatching(/Try again/) })
    expect(Number(limited.headers.get('retry-after'))).toBeGreaterThan(0)
    later()
  })

  test('AUT-08 no header makes another network of the same one', async () => {
    later()
    const { email } = await newcomer()
    for (let guess = 0; guess < 11; guess += 1) {
      await app.anonymous('POST', '/oauth/token', {
        body: { grant_type: 'password', ...own, username: email, password: 'wrong' },
        headers: { 'auth0-forwarded-for': `192.0.2.${guess}`, 'x-forwarded-for': `192.0.2.${guess}` },
      })
    }
    expect(refused(await ask(email))).toEqual(wrongPassword)
    later()
  })

  test('AUT-17 where passwords are off nobody gets in with one', async () => {
    const email = uniqueEmail()
    const name = `Passkeys-${Date.now()}`
    const { body } = await app.api('POST', '/connections', {
      body: { name, strategy: 'auth0', enabled_clients: [own.client_id] },
    })
    await app.api('POST', '/users', { body: { connection: name, email, password } })
    expect((await askRealm(email, { realm: name })).status).toBe(200)
    const options = { authentication_methods: { password: { enabled: false } } }
    expect((await app.api('PATCH', `/connections/${body.id}`, { body: { options } })).status).toBe(200)
    expect(refused(await askRealm(email, { realm: name }))).toEqual(wrongPassword)
  })
})
