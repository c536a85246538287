// Codes and links by mail for people without a password, asked for by a program of the operator's.
import { decodeJwt } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { uniqueEmail } from '../../login/people.ts'
import { newBrowserless } from '../../support/browserless.ts'
import { findMessages } from '../../support/find-messages.ts'
import { type Answer, startTestApp, type TestApp } from '../../support/test-app.ts'
import { callback, client, pair, type TestClient } from './person-client.ts'

const grant = 'http://auth0.com/oauth/grant-type/passwordless/otp'

let app: TestApp
let own: TestClient
let connectionId: string

beforeAll(async () => {
  app = await startTestApp()
  own = await client(app, { name: 'Acme Mail', grant_types: [grant, 'authorization_code', 'refresh_token'] })
  const body = { name: 'email', strategy: 'email', enabled_clients: [own.client_id] }
  const made = await app.api('POST', '/connections', { body })
  expect(made.status, made.text).toBe(201)
  connectionId = made.body.id
})
afterAll(() => app.close())

type Given = Readonly<Record<string, unknown>>
const start = (email: string, given: Given = {}) =>
  app.anonymous('POST', '/passwordless/start', { body: { ...own, connection: 'email', email, send: 'code', ...given } })
const redeem = (username: string, otp: string, given: Given = {}) =>
  app.anonymous('POST', '/oauth/token', {
    body: { grant_type: grant, ...own, username, otp, realm: 'email', scope: 'openid email', ...given },
  })
const mailed = async (email: string) => {
  const [message] = await findMessages(app, email)
  const values = (message?.values ?? {}) as { readonly code?: string; readonly link?: string }
  return { kind: message?.kind, code: values.code ?? '', link: values.link ?? '' }
}
const addMember = async () => {
  const email = uniqueEmail()
  const made = await app.api('POST', '/users', { body: { connection: 'email', email } })
  expect(made.status, made.text).toBe(201)
  return { email, id: made.body.user_id as string }
}
const refused = ({ status, body }: Answer) => [status, body.error, body.error_description]
const wrong = [403, 'invalid_grant', 'Wrong email or verification code.']
const other = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0')

describe('a code', () => {
  test('signs a person in, whose address is proven by it', async () => {
    const { email, id } = await addMember()
    const asked = await start(email.toUpperCase())
    expect([asked.status, asked.body]).toEqual([
      200,
      { _id: expect.stringMatching(/^[\da-f]{24}$/), email, email_verified: false },
    ])
    const { code } = await mailed(email)
    const { status, body } = await redeem(email.toUpperCase(), code)
    expect(status).toBe(200)
    expect(decodeJwt(body.id_token)).toMatchObject({ sub: id, email, email_verified: true, amr: ['otp'] })
  })

  test('makes an account for somebody new, once it is typed and not before', async () => {
    const email = uniqueEmail()
    await start(email)
    const people = () => app.api('GET', `/users-by-email?email=${encodeURIComponent(email)}`)
    expect((await people()).body).toEqual([])
    const { status, body } = await redeem(email, (await mailed(email)).code)
    expect(status).toBe(200)
    expect(decodeJwt(body.id_token).sub).toMatch(/^email\|[\da-f]{24}$/)
    expect((await people()).body).toMatchObject([{ email, email_verified: true }])
  })

  test('works once, also of ten at once', async () => {
    const email = uniqueEmail()
    await start(email)
    const { code } = await mailed(email)
    const answers = await Promise.all(Array.from({ length: 10 }, () => redeem(email, code)))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  })

  test('AUT-03 known and unknown addresses get the same answer, and one where sign-up is closed too', async () => {
    const [{ email: known }, unknown] = [await addMember(), uniqueEmail()]
    const shape = ({ status, body, headers }: Answer) => [status, Object.keys(body), [...headers.keys()]]
    const seen = shape(await start(known))
    expect(shape(await start(unknown))).toEqual(seen)
    const { settings } = app.app.directory.stores
    await settings.change({ isSignUpOpen: false })
    const late = uniqueEmail()
    expect(shape(await start(late))).toEqual(seen)
    expect(await mailed(late)).toMatchObject({ kind: 'sign-in-unknown', code: '' })
    // Asked for while it was open, typed when it is not.
    expect(refused(await redeem(unknown, (await mailed(unknown)).code))).toEqual(wrong)
    expect((await redeem(known, (await mailed(known)).code)).status).toBe(200)
    await settings.change({ isSignUpOpen: true })
  })

  test('MFA-02 bears five tries, runs out after ten minutes, and ends with the next one', async () => {
    const email = uniqueEmail()
    await start(email)
    const first = (await mailed(email)).code
    for (let guess = 0; guess < 5; guess += 1) expect(refused(await redeem(email, other(first)))).toEqual(wrong)
    expect(refused(await redeem(email, first))).toEqual(wrong)
    await start(email)
    const second = (await mailed(email)).code
    app.clock.aheadMs += 10 * 60_000
    expect(refused(await redeem(email, second))).toEqual(wrong)
    await start(email)
    const third = (await mailed(email)).code
    await start(email)
    const fourth = (await mailed(email)).code
    if (third !== fourth) expect(refused(await redeem(email, third))).toEqual(wrong)
    expect((await redeem(email, fourth)).status).toBe(200)
  })

  test('is bound to its address and its client', async () => {
    const [{ email: alice }, { email: bob }] = [await addMember(), await addMember()]
    await start(alice)
    const { code } = await mailed(alice)
    expect(refused(await redeem(bob, code))).toEqual(wrong)
    const elsewhere = await client(app, { grant_types: [grant] })
    await app.api('PATCH', `/connections/${connectionId}`, {
      body: { enabled_clients: [own.client_id, elsewhere.client_id] },
    })
    expect(refused(await redeem(alice, code, elsewhere as unknown as Given))).toEqual(wrong)
    expect((await redeem(alice, code)).status).toBe(200)
  })

  test('AUT-13 is worth nothing for somebody who was suspended meanwhile', async () => {
    const { email, id } = await addMember()
    await start(email)
    await app.v1('POST', `/users/${encodeURIComponent(id)}/suspend`, { body: { reason: 'Testing' } })
    const { code } = (await findMessages(app, email))
      .map(({ values }) => values as { code?: string })
      .find((values) => values?.code !== undefined) ?? { code: '' }
    expect(refused(await redeem(email, code ?? ''))).toEqual(wrong)
  })

  test('is mailed five times an hour to one address, and those after it change nothing', async () => {
    const email = uniqueEmail()
    for (let turn = 0; turn < 7; turn += 1) expect((await start(email)).status).toBe(200)
    expect(await findMessages(app, email)).toHaveLength(5)
    expect((await redeem(email, (await mailed(email)).code)).status).toBe(200)
  })
})

describe('a link', () => {
  const authParams = (more: Given = {}) => ({
    redirect_uri: callback,
    response_type: 'code',
    scope: 'openid email',
    state: 'from the app',
    ...more,
  })

  test('opens a page that names both sides, and its button goes on with what the app asked for', async () => {
    const email = uniqueEmail()
    const { verifier, challenge } = pair()
    const params = authParams({ code_challenge: challenge, code_challenge_method: 'S256' })
    expect((await start(email, { send: 'link', authParams: params })).status).toBe(200)
    const { kind, link } = await mailed(email)
    expect(kind).toBe('sign-in-link')
    const browser = newBrowserless(app.url)
    const page = await browser.open(link)
    expect(page.heading).toBe('Sign in to Acme Mail')
    expect(page.text).toContain(email)
    expect(page.address).toBe('/u/sign-in-link')
    const done = await browser.submit(page, '/u/sign-in-link')
    const answer = new URL(done.address, callback).searchParams
    expect(answer.get('state')).toBe('from the app')
    const tokens = await app.anonymous('POST', '/oauth/token', {
      body: {
        grant_type: 'authorization_code',
        ...own,
        code: answer.get('code'),
        redirect_uri: callback,
        code_verifier: verifier,
      },
    })
    expect(tokens.status, tokens.text).toBe(200)
    expect(decodeJwt(tokens.body.id_token)).toMatchObject({ email, email_verified: true })
    expect((await browser.open(link)).status).toBe(400)
  })

  test('changes nothing by being opened, and works once', async () => {
    const email = uniqueEmail()
    await start(email, { send: 'link', authParams: authParams() })
    const { link } = await mailed(email)
    const [first, second] = [newBrowserless(app.url), newBrowserless(app.url)]
    const pages = [await first.open(link), await second.open(link)] as const
    expect(pages.map(({ status }) => status)).toEqual([200, 200])
    expect(first.cookies.has('rollcall-session')).toBe(false)
    await first.submit(pages[0], '/u/sign-in-link')
    expect(first.cookies.has('rollcall-session')).toBe(true)
    expect((await second.submit(pages[1], '/u/sign-in-link')).status).toBe(400)
    expect(second.cookies.has('rollcall-session')).toBe(false)
  })

  test('is mailed where a program says nothing, and goes back to the first of its callbacks', async () => {
    const email = uniqueEmail()
    expect((await start(email, { send: undefined })).status).toBe(200)
    const browser = newBrowserless(app.url)
    const done = await browser.submit(await browser.open((await mailed(email)).link), '/u/sign-in-link')
    expect(done.address).toMatch(/^\/cb\?code=/)
  })

  test('400 is not mailed for a program without a callback that names no address', async () => {
    const without = await client(app, { callbacks: [], grant_types: [grant, 'authorization_code'] })
    await app.api('PATCH', `/connections/${connectionId}/clients`, {
      body: [{ client_id: without.client_id, status: true }],
    })
    const email = uniqueEmail()
    const { client_id, client_secret } = without
    const answer = await start(email, { client_id, client_secret, send: 'link' })
    expect(refused(answer)).toEqual([400, 'invalid_request', 'Missing required parameter: redirect_uri'])
    expect(await findMessages(app, email)).toEqual([])
  })

  test('asks for the second factor that the person has to show', async () => {
    const { email } = await addMember()
    await app.app.directory.stores.settings.change({ mfaPolicy: 'required' })
    await start(email, { send: 'link', authParams: authParams() })
    const browser = newBrowserless(app.url)
    const after = await browser.submit(await browser.open((await mailed(email)).link), '/u/sign-in-link')
    expect(after.address).toMatch(/^\/u\/mfa/)
    expect(browser.cookies.has('rollcall-session')).toBe(false)
    await app.app.directory.stores.settings.change({ mfaPolicy: 'optional' })
  })

  test.each([
    ['an address that is not registered', { redirect_uri: 'https://evil.test/' }],
    ['a response type that is none', { response_type: 'gold' }],
  ])('OID-01 is not mailed with %s', async (_what, more) => {
    const email = uniqueEmail()
    const answer = await start(email, { send: 'link', authParams: authParams(more) })
    expect(answer.status).toBe(400)
    expect(await findMessages(app, email)).toEqual([])
  })
})

describe('what is refused', () => {
  test('SMS, in so many words', async () => {
    const answer = await start('x', { connection: 'sms', phone_number: '+4912345' })
    expect(refused(answer)).toEqual([
      400,
      'invalid_request',
      'Codes by SMS cannot be sent here. Use a connection of the strategy email',
    ])
  })

  test('a connection that is none of the client’s, or no passwordless one', async () => {
    const another = await client(app, { grant_types: [grant] })
    expect((await start(uniqueEmail(), another as unknown as Given)).status).toBe(400)
    expect((await start(uniqueEmail(), { connection: 'Username-Password-Authentication' })).status).toBe(400)
  })

  test('a client without the grant, without its secret, or of somebody else', async () => {
    const plain = await client(app)
    expect((await start(uniqueEmail(), plain as unknown as Given)).body.error).toBe('unauthorized_client')
    expect((await start(uniqueEmail(), { client_secret: 'wrong' })).status).toBe(401)
    const theirs = await client(app, { grant_types: [grant], is_first_party: false })
    expect((await start(uniqueEmail(), theirs as unknown as Given)).body.error).toBe('unauthorized_client')
  })

  test('what is no address', async () => {
    expect((await start('carol')).status).toBe(400)
    expect((await start(uniqueEmail(), { send: 'pigeon' })).status).toBe(400)
  })
})
