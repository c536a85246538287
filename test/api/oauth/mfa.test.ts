// The second factor of people who type their own words into a program of the operator's.
import { decodeJwt } from 'jose'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { addAuthenticator, addMailCodes, codeFor, type Factors, waitForNextCode } from '../../login/factors.ts'
import { addPerson, password, uniqueEmail } from '../../login/people.ts'
import { findMessages } from '../../support/find-messages.ts'
import { type Answer, startTestApp, type TestApp } from '../../support/test-app.ts'
import { client, type TestClient } from './person-client.ts'

const grant = (name: string) => `http://auth0.com/oauth/grant-type/${name}`

let app: TestApp
let own: TestClient
let email: string
let userId: string

beforeAll(async () => {
  app = await startTestApp()
  own = await client(app, {
    grant_types: ['password', grant('mfa-otp'), grant('mfa-oob'), grant('mfa-recovery-code'), 'refresh_token'],
  })
})
afterAll(() => app.close())
beforeEach(async () => {
  email = uniqueEmail()
  userId = await addPerson(app, email)
  await app.app.directory.stores.settings.change({ mfaPolicy: 'optional' })
})

type Given = Readonly<Record<string, unknown>>
const token = (body: Given) => app.anonymous('POST', '/oauth/token', { body: { ...own, ...body } })
const withPassword = (given: Given = {}) =>
  token({ grant_type: 'password', username: email, password, scope: 'openid', ...given })
const otp = (mfa_token: string, code: string, given: Given = {}) =>
  token({ grant_type: grant('mfa-otp'), mfa_token, otp: code, ...given })
const mfaToken = async () => {
  const { status, body } = await withPassword()
  expect([status, body.error]).toEqual([403, 'mfa_required'])
  return body.mfa_token as string
}
const secured = async (): Promise<Factors> => {
  const factors = await addAuthenticator(app, userId)
  waitForNextCode(app)
  return factors
}
const bearer = (value: string) => ({ authorization: `Bearer ${value}` })
const refused = ({ status, body }: Answer) => [status, body.error, body.error_description]
const invalidOtp = [403, 'invalid_grant', 'Invalid otp_code.']
const wrongCode = (right: string) => String((Number(right) + 1) % 1_000_000).padStart(6, '0')
const requireMfa = () => app.app.directory.stores.settings.change({ mfaPolicy: 'required' })

describe('an authenticator', () => {
  test('shows a code, and the tokens say that there were two factors', async () => {
    const { secret } = await secured()
    const mfa_token = await mfaToken()
    const { status, body } = await otp(mfa_token, codeFor(app, secret))
    expect(status).toBe(200)
    expect(decodeJwt(body.id_token)).toMatchObject({ sub: userId, amr: expect.arrayContaining(['pwd', 'otp', 'mfa']) })
    waitForNextCode(app)
    expect((await otp(mfa_token, codeFor(app, secret))).status).toBe(401)
  })

  test('a wrong code leaves the mfa_token as it is', async () => {
    const { secret } = await secured()
    const mfa_token = await mfaToken()
    expect(refused(await otp(mfa_token, wrongCode(codeFor(app, secret))))).toEqual(invalidOtp)
    expect((await otp(mfa_token, codeFor(app, secret))).status).toBe(200)
  })

  test('is named by a challenge, and listed with what else there is', async () => {
    await secured()
    const mfa_token = await mfaToken()
    const asked = await app.anonymous('POST', '/mfa/challenge', {
      body: { mfa_token, client_id: own.client_id, challenge_type: 'otp oob' },
    })
    expect([asked.status, asked.body]).toEqual([200, { challenge_type: 'otp' }])
    const listed = await app.anonymous('GET', '/mfa/authenticators', { headers: bearer(mfa_token) })
    expect([listed.status, listed.body]).toEqual([
      200,
      [
        { id: expect.stringMatching(/^totp\|dev_/), authenticator_type: 'otp', active: true },
        { id: expect.stringMatching(/^recovery-code\|dev_/), authenticator_type: 'recovery-code', active: true },
      ],
    ])
    const { id } = listed.body[1]
    const other = await app.anonymous('POST', '/mfa/challenge', { body: { mfa_token, authenticator_id: id } })
    expect(refused(other).slice(0, 2)).toEqual([403, 'unsupported_challenge_type'])
  })

  test('MFA-02 the same code opens nothing twice, also of four at once', async () => {
    const { secret } = await secured()
    const [first, second] = [await mfaToken(), await mfaToken()]
    const code = codeFor(app, secret)
    const answers = await Promise.all(Array.from({ length: 4 }, () => otp(first, code)))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(refused(await otp(second, code))).toEqual(invalidOtp)
  })

  test('a recovery code stands in for it, once', async () => {
    const { recoveryCodes } = await secured()
    const recover = (mfa_token: string) =>
      token({ grant_type: grant('mfa-recovery-code'), mfa_token, recovery_code: recoveryCodes[0] })
    expect((await recover(await mfaToken())).status).toBe(200)
    expect(refused(await recover(await mfaToken()))).toEqual([403, 'invalid_grant', 'Invalid recovery code.'])
  })
})

describe('a code by mail', () => {
  const challenge = (mfa_token: string, given: Given = {}) =>
    app.anonymous('POST', '/mfa/challenge', { body: { mfa_token, ...own, challenge_type: 'oob', ...given } })
  const oob = (mfa_token: string, oob_code: string, binding_code: string) =>
    token({ grant_type: grant('mfa-oob'), mfa_token, oob_code, binding_code })
  const mailedCode = async () => {
    const [message] = await findMessages(app, email)
    expect(message?.kind).toBe('second-factor-code')
    return (message?.values as { readonly code?: string } | undefined)?.code ?? ''
  }

  const chooseMail = async () => {
    await addMailCodes(app, userId, email)
    await requireMfa()
  }

  test('proves the mailbox where there is nothing better', async () => {
    await chooseMail()
    const mfa_token = await mfaToken()
    const listed = await app.anonymous('GET', '/mfa/authenticators', { headers: bearer(mfa_token) })
    expect(listed.body).toMatchObject([{ authenticator_type: 'oob', oob_channel: 'email', name: 'p***@e***' }])
    const { status, body } = await challenge(mfa_token, { authenticator_id: listed.body[0].id })
    expect([status, body]).toEqual([
      200,
      { challenge_type: 'oob', oob_code: expect.any(String), binding_method: 'prompt' },
    ])
    const code = await mailedCode()
    expect(refused(await oob(mfa_token, 'another', code))).toEqual([403, 'invalid_grant', 'Invalid binding_code.'])
    expect(refused(await oob(mfa_token, body.oob_code, wrongCode(code)))[2]).toBe('Invalid binding_code.')
    expect((await oob(mfa_token, body.oob_code, code)).status).toBe(200)
  })

  test('MFA-07 goes to the address on record, whatever the request says', async () => {
    await chooseMail()
    await challenge(await mfaToken(), { email: 'mallory@example.com', phone_number: '+4912345', oob_channel: 'sms' })
    expect((await findMessages(app, 'mallory@example.com')).length).toBe(0)
    await mailedCode()
  })

  test('is no way around an authenticator', async () => {
    await secured()
    const mfa_token = await mfaToken()
    expect(refused(await challenge(mfa_token)).slice(0, 2)).toEqual([403, 'unsupported_challenge_type'])
    expect(await findMessages(app, email)).not.toContainEqual(expect.objectContaining({ kind: 'second-factor-code' }))
  })

  test('is worth nothing once the person has an authenticator', async () => {
    await chooseMail()
    const mfa_token = await mfaToken()
    const { oob_code } = (await challenge(mfa_token)).body
    const code = await mailedCode()
    await secured()
    expect(refused(await oob(mfa_token, oob_code, code))[2]).toBe('Invalid binding_code.')
  })

  test('is not mailed again at once', async () => {
    await chooseMail()
    const mfa_token = await mfaToken()
    await challenge(mfa_token)
    expect(refused(await challenge(mfa_token)).slice(0, 2)).toEqual([429, 'too_many_attempts'])
  })
})

describe('a first authenticator', () => {
  const associate = (mfa_token: string, given: Given = {}) =>
    app.anonymous('POST', '/mfa/associate', {
      body: { authenticator_types: ['otp'], ...given },
      headers: bearer(mfa_token),
    })
  test('is enrolled where one is due, counts from its first code, and its recovery codes hold', async () => {
    await requireMfa()
    const { body: asked } = await withPassword()
    expect(asked).toMatchObject({ error: 'mfa_required', mfa_requirements: { enroll: [{ type: 'otp' }] } })
    const { mfa_token } = asked
    const due = await app.anonymous('POST', '/mfa/challenge', { body: { mfa_token } })
    expect(refused(due).slice(0, 2)).toEqual([403, 'association_required'])
    const { status, body } = await associate(mfa_token)
    expect([status, body]).toEqual([
      200,
      {
        authenticator_type: 'otp',
        secret: expect.stringMatching(/^[A-Z2-7]{32}$/),
        barcode_uri: expect.stringMatching(/^otpauth:\/\/totp\//),
        recovery_codes: expect.arrayContaining([expect.any(String)]),
      },
    ])
    expect(refused(await otp(mfa_token, wrongCode(codeFor(app, body.secret))))).toEqual(invalidOtp)
    expect((await otp(mfa_token, codeFor(app, body.secret))).status).toBe(200)
    const next = await mfaToken()
    const recovery = { grant_type: grant('mfa-recovery-code'), mfa_token: next, recovery_code: body.recovery_codes[3] }
    expect((await token(recovery)).status).toBe(200)
  })

  test('recovery codes alone open nothing before it is confirmed', async () => {
    await requireMfa()
    const mfa_token = await mfaToken()
    const { body } = await associate(mfa_token)
    const recovery = { grant_type: grant('mfa-recovery-code'), mfa_token, recovery_code: body.recovery_codes[0] }
    expect((await token(recovery)).status).toBe(403)
  })

  test('MFA-06 nobody who has one enrols another here', async () => {
    await secured()
    const mfa_token = await mfaToken()
    expect(refused(await associate(mfa_token))).toEqual([403, 'access_denied', 'User is already enrolled.'])
  })

  test('is an authenticator app, and no phone', async () => {
    await requireMfa()
    const answer = await associate(await mfaToken(), { authenticator_types: ['oob'], oob_channels: ['sms'] })
    expect(refused(answer).slice(0, 2)).toEqual([400, 'invalid_request'])
  })
})

describe('what an mfa_token is worth', () => {
  test('MFA-01 it opens nothing but the second factor', async () => {
    await secured()
    const mfa_token = await mfaToken()
    const calls = [
      app.anonymous('GET', '/userinfo', { headers: bearer(mfa_token) }),
      app.anonymous('GET', '/api/v2/users', { headers: bearer(mfa_token) }),
      app.anonymous('GET', '/api/v1/users', { headers: bearer(mfa_token) }),
      token({ grant_type: 'refresh_token', refresh_token: mfa_token }),
      app.anonymous('GET', '/authorize/resume?state=x', { headers: { cookie: `rollcall-sign-in=${mfa_token}` } }),
    ]
    for (const { status } of await Promise.all(calls)) expect(status).toBeGreaterThanOrEqual(400)
    const { signIns } = app.app.directory.stores
    const [stored] = await signIns.listRecentOf(userId, 1)
    const cookie = `rollcall-sign-in=${mfa_token}`
    const page = await app.anonymous('GET', `/u/mfa?state=${stored?.id}`, { headers: { cookie } })
    expect(page.status).toBe(400)
  })

  test('MFA-04 five wrong codes end it, and the right one is too late', async () => {
    const { secret } = await secured()
    const mfa_token = await mfaToken()
    const right = codeFor(app, secret)
    for (let guess = 0; guess < 5; guess += 1) {
      expect(refused(await otp(mfa_token, wrongCode(right)))).toEqual(invalidOtp)
    }
    expect(refused(await otp(mfa_token, right))).toEqual([
      403,
      'invalid_grant',
      'Too many wrong codes for this mfa_token. Sign in again.',
    ])
  })

  test('MFA-04 fifteen an hour end the guessing, however many passwords are typed, and the owner is told', async () => {
    const { secret } = await secured()
    const statuses = []
    for (let round = 0; round < 4; round += 1) {
      const mfa_token = await mfaToken()
      for (let guess = 0; guess < 5; guess += 1) {
        statuses.push((await otp(mfa_token, wrongCode(codeFor(app, secret)))).status)
      }
    }
    expect(statuses).toEqual([...Array(15).fill(403), ...Array(5).fill(429)])
    expect((await findMessages(app, email)).map(({ kind }) => kind)).toContain('second-factor-locked')
  })

  test('it is its own client’s alone', async () => {
    const { secret } = await secured()
    const other = await client(app, { grant_types: [grant('mfa-otp')] })
    const mfa_token = await mfaToken()
    const { client_id, client_secret } = other
    expect((await otp(mfa_token, codeFor(app, secret), { client_id, client_secret })).status).toBe(401)
    const challenge = (body: Given) => app.anonymous('POST', '/mfa/challenge', { body: { mfa_token, ...body } })
    expect((await challenge({ client_id })).status).toBe(401)
    expect((await challenge({ client_id: own.client_id, client_secret: 'wrong' })).status).toBe(401)
    expect((await otp(mfa_token, codeFor(app, secret))).status).toBe(200)
  })

  test('it ends after ten minutes, and says so', async () => {
    const { secret } = await secured()
    const mfa_token = await mfaToken()
    app.clock.aheadMs += 10 * 60_000
    expect(refused(await otp(mfa_token, codeFor(app, secret)))).toEqual([401, 'expired_token', 'mfa_token is expired'])
  })

  test('AUT-13 it ends when the person is suspended or changes their password', async () => {
    const { secret } = await secured()
    const mfa_token = await mfaToken()
    await app.v1('POST', `/users/${encodeURIComponent(userId)}/suspend`, { body: { reason: 'Testing' } })
    expect((await otp(mfa_token, codeFor(app, secret))).status).toBe(401)
  })
})
