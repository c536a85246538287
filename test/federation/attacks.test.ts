import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { readUpstreamFailure } from '../../src/sign-ins/upstream-failure.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'
import { type Lies, startTestProvider, type TestProvider } from '../support/test-provider.ts'
import { connect, openBrowser, signInBy } from './browser.ts'

let app: TestApp
let provider: TestProvider
let other: TestProvider

beforeAll(async () => {
  provider = await startTestProvider()
  other = await startTestProvider()
  app = await startTestApp({ outgoingAllow: ['localhost'] })
  for (const [name, email_verified] of [
    ['bob', true],
    ['una', false],
  ] as const) {
    const body = {
      connection: 'Username-Password-Authentication',
      user_id: name,
      email: `${name}@example.com`,
      email_verified,
      password: 'Correct-Horse-7-battery',
    }
    const made = await app.api('POST', '/users', { body })
    if (made.status !== 201) throw new Error(made.text)
  }
})
afterAll(async () => {
  await app.close()
  await provider.close()
  await other.close()
})
afterEach(() => {
  provider.lies = {}
  other.lies = {}
})

describe('OID-17 an address opens no account that was there before', () => {
  test.each([
    ['verified by the provider', 'bob', { email_verified: true }, true],
    ['not verified', 'bob', { email_verified: false }, false],
    ['with nothing said of it', 'bob', {}, false],
    ['verified in a text', 'bob', { email_verified: 'true' }, false],
    ['verified, of a local account that is not', 'una', { email_verified: true }, true],
  ])('OID-17 %s: %s gets an account beside the local one', async (_how, name, said, isVerified) => {
    provider.person = { sub: `${name}-there`, email: `${name}@example.com`, ...said }
    const { userId } = await signInBy(app, provider, await connect(app, provider))
    expect(userId).toMatch(/^oidc\|/)
    const separate = await app.api('GET', `/users/${encodeURIComponent(userId ?? '')}`)
    expect(separate.body).toMatchObject({ email: `${name}@example.com`, email_verified: isVerified })
    const local = await app.api('GET', `/users/auth0%7C${name}`)
    expect(local.body.identities).toHaveLength(1)
    expect(local.body.email_verified).toBe(name === 'bob')
  })

  test('OID-17 the same sub of another provider is another person', async () => {
    provider.person = { sub: 'same', name: 'One' }
    other.person = { sub: 'same', name: 'Two' }
    const one = await signInBy(app, provider, await connect(app, provider))
    const two = await signInBy(app, other, await connect(app, other))
    expect(one.userId).not.toBeNull()
    expect(two.userId).not.toBeNull()
    expect(one.userId).not.toBe(two.userId)
  })

  test('OID-17 a connection that is off for the client, or for everybody, lets nobody in', async () => {
    provider.person = { sub: 'late', name: 'Late' }
    const connection = await connect(app, provider)
    const elsewhere = await connect(app, provider)
    const foreign = await signInBy(app, provider, { id: connection.id, clientId: elsewhere.clientId })
    expect(readUpstreamFailure(foreign.lastFailure)?.answer).toBe('turned_off')
    const disabled = await connect(app, provider, { enabled_clients: [] })
    const nobody = await signInBy(app, provider, disabled)
    expect(readUpstreamFailure(nobody.lastFailure)?.answer).toBe('turned_off')
  })

  test('OID-17 a connection that was turned off on the way lets nobody back in', async () => {
    provider.person = { sub: 'on-the-way' }
    const { id, clientId } = await connect(app, provider)
    const browser = await openBrowser(app, { clientId })
    const returned = await provider.signIn(await browser.choose(id))
    await app.api('PATCH', `/connections/${id}`, { body: { enabled_clients: [] } })
    await browser.comeBack(returned)
    const { userId, lastFailure } = await browser.now()
    expect(userId).toBeNull()
    expect(readUpstreamFailure(lastFailure)?.answer).toBe('turned_off')
  })
})

test('a suspended person is let in by no provider, and nothing of them is refreshed', async () => {
  provider.person = { sub: 'suspended', name: 'Before' }
  const connection = await connect(app, provider)
  const { userId } = await signInBy(app, provider, connection)
  const path = `/users/${encodeURIComponent(userId ?? '')}`
  await app.api('PATCH', path, { body: { blocked: true } })
  provider.person = { sub: 'suspended', name: 'After' }
  const again = await signInBy(app, provider, connection)
  expect((await app.api('GET', path)).body.name).toBe('Before')
  const { stepOf } = await import('../../src/sign-ins/load-facts.ts')
  expect((await stepOf(app.app.directory, again)).step).toEqual({ kind: 'refused', reason: 'suspended' })
})

describe('what a provider, or somebody between, may not do', () => {
  const hour = 3600
  const now = Math.floor(Date.now() / 1000)
  test.each<[string, Lies]>([
    ['is signed with a foreign key', { signsWithForeignKey: true }],
    ['is not signed', { isUnsigned: true }],
    ['is of another issuer', { idToken: { iss: 'https://evil.example.com' } }],
    ['is for another client', { idToken: { aud: 'somebody else' } }],
    ['is for many and made for another', { idToken: { aud: ['rollcall at the provider', 'x'], azp: 'x' } }],
    ['is of another request', { idToken: { nonce: 'another' } }],
    ['has no nonce', { idToken: { nonce: undefined } }],
    ['has run out', { idToken: { iat: now - 2 * hour, exp: now - hour } }],
    ['names nobody', { idToken: { sub: '' } }],
    ['names somebody with a line break', { idToken: { sub: 'alice\nadmin' } }],
    ['has a subject that is no text', { idToken: { sub: { id: 'alice' } } }],
  ])('an ID token that %s proves nothing', async (_how, lies) => {
    provider.person = { sub: 'victim', name: 'Victim' }
    const connection = await connect(app, provider)
    provider.lies = lies
    const { userId, lastFailure } = await signInBy(app, provider, connection)
    expect(userId).toBeNull()
    expect(readUpstreamFailure(lastFailure)?.answer).toBe('unverified')
  })

  test('metadata that name another issuer are not believed', async () => {
    const connection = await connect(app, provider)
    provider.lies = { metadata: { issuer: 'https://evil.example.com' } }
    const fresh = await startTestProvider()
    fresh.lies = provider.lies
    const lying = await connect(app, fresh)
    const { lastFailure } = await signInBy(app, fresh, lying)
    expect(readUpstreamFailure(lastFailure)?.answer).toBe('not_set_up')
    await fresh.close()
    expect(connection.id).not.toBe(lying.id)
  })

  test('RFC 9207 an answer that names another issuer, or none where one was promised, is refused', async () => {
    provider.person = { sub: 'mixed up' }
    const connection = await connect(app, provider)
    provider.lies = { callback: { iss: other.issuer } }
    expect((await signInBy(app, provider, connection)).userId).toBeNull()
    provider.lies = { callback: { iss: provider.issuer } }
    provider.person = { sub: 'mixed-up' }
    expect((await signInBy(app, provider, connection)).userId).not.toBeNull()
    const promising = await startTestProvider()
    promising.lies = { metadata: { authorization_response_iss_parameter_supported: true } }
    expect((await signInBy(app, promising, await connect(app, promising))).userId).toBeNull()
    await promising.close()
  })

  test('a profile of somebody else than the ID token names is refused', async () => {
    provider.person = { sub: 'alice' }
    provider.lies = { profile: { sub: 'bob', email: 'bob@example.com', email_verified: true } }
    expect((await signInBy(app, provider, await connect(app, provider))).userId).toBeNull()
  })

  test.each([
    ['no JSON', { status: 200, body: '<html>' }],
    ['an error with status 200', { status: 200, body: '{"error":"bad_verification_code"}' }],
    ['an error', { status: 500, body: '{}' }],
    ['no token', { status: 200, body: '{}' }],
    ['more than 64 KiB', { status: 200, body: 'x'.repeat(70_000) }],
  ])('a token endpoint that answers %s proves nothing', async (_what, tokenAnswer) => {
    const connection = await connect(app, provider)
    provider.lies = { tokenAnswer }
    const { userId, lastFailure } = await signInBy(app, provider, connection)
    expect(userId).toBeNull()
    expect(lastFailure).toMatch(/^upstream (not_accepted|unverified|unreachable) /)
  })
})

describe('an answer counts once, and in the browser that asked', () => {
  test('an answer that comes twice is refused the second time, and leads to no token', async () => {
    provider.person = { sub: 'twice' }
    const { id, clientId } = await connect(app, provider)
    const browser = await openBrowser(app, { clientId })
    const returned = await provider.signIn(await browser.choose(id))
    await browser.comeBack(returned)
    provider.asked.length = 0
    expect(await browser.comeBack(returned)).toBe('/u/login')
    expect(provider.asked).toEqual([])
  })

  test('fifty answers at once are one', async () => {
    provider.person = { sub: 'fifty' }
    const { id, clientId } = await connect(app, provider)
    const browser = await openBrowser(app, { clientId })
    const returned = await provider.signIn(await browser.choose(id))
    provider.asked.length = 0
    const backs = await Promise.all(Array.from({ length: 50 }, () => browser.comeBack(returned)))
    expect(backs.filter((back) => back.includes('state='))).toHaveLength(1)
    expect(provider.asked.filter((path) => path === '/token')).toHaveLength(1)
  })

  test('the answer to an attacker signs nobody else in', async () => {
    provider.person = { sub: 'attacker' }
    const { id, clientId } = await connect(app, provider)
    const attacker = await openBrowser(app, { clientId })
    const returned = await provider.signIn(await attacker.choose(id))
    const victim = await openBrowser(app, { clientId })
    provider.asked.length = 0
    expect(await victim.comeBack(returned)).toBe('/u/login')
    expect(provider.asked).toEqual([])
    expect((await victim.now()).userId).toBeNull()
    expect((await attacker.now()).userId).toBeNull()
  })

  test('an answer that nobody asked for, or that is too late, is refused', async () => {
    const { id, clientId } = await connect(app, provider)
    const browser = await openBrowser(app, { clientId })
    const made = { method: 'GET', path: '/login/callback' } as const
    const invented = new URLSearchParams({ state: 'x'.repeat(48), code: 'x' })
    expect(await browser.comeBack({ ...made, parameters: invented })).toBe('/u/login')
    const returned = await provider.signIn(await browser.choose(id))
    app.clock.aheadMs = 11 * 60_000
    expect(await browser.comeBack(returned)).toBe('/u/login')
    app.clock.aheadMs = 0
    expect((await browser.now()).userId).toBeNull()
  })

  test('two tabs of one newcomer make one account', async () => {
    provider.person = { sub: 'two tabs'.replace(' ', '-') }
    const { id, clientId } = await connect(app, provider)
    const browsers = await Promise.all([1, 2, 3, 4].map(() => openBrowser(app, { clientId })))
    const returned = await Promise.all(browsers.map(async (each) => provider.signIn(await each.choose(id))))
    await Promise.all(browsers.map((each, place) => each.comeBack(returned[place] as never)))
    const people = new Set((await Promise.all(browsers.map((each) => each.now()))).map(({ userId }) => userId))
    expect(people.size).toBe(1)
    expect([...people][0]).toMatch(/two-tabs$/)
  })

  test('whoever proved who they are is no second person by a provider', async () => {
    provider.person = { sub: 'second' }
    const connection = await connect(app, provider)
    const browser = await openBrowser(app, { clientId: connection.clientId })
    const one = await provider.signIn(await browser.choose(connection.id))
    const two = await provider.signIn(await browser.choose(connection.id))
    await browser.comeBack(one)
    const { userId } = await browser.now()
    await browser.comeBack(two)
    const after = await browser.now()
    expect(after.userId).toBe(userId)
    expect(after.proofs).toHaveLength(1)
  })
})

test('where sign-up is closed a social provider brings no newcomer, and a company its people', async () => {
  const options = {
    authorization_endpoint: `${provider.issuer}/authorize`,
    token_endpoint: `${provider.issuer}/token`,
    userinfo_endpoint: `${provider.issuer}/user`,
  }
  const social = await connect(app, provider, { strategy: 'github', options })
  const company = await connect(app, provider)
  provider.person = { id: 77, sub: 'newcomer', login: 'newcomer' }
  const { settings } = app.app.directory.stores
  await settings.change({ isSignUpOpen: false })
  const refused = await signInBy(app, provider, social)
  expect(readUpstreamFailure(refused.lastFailure)?.answer).toBe('no_account')
  expect((await signInBy(app, provider, company)).userId).not.toBeNull()
  await settings.change({ isSignUpOpen: true })
  expect((await signInBy(app, provider, social)).userId).not.toBeNull()
})

test.each([
  ['issuer', 'https://169.254.169.254'],
  ['token_endpoint', 'https://10.0.0.1/token'],
  ['jwks_uri', 'file:///etc/passwd'],
  ['authorization_endpoint', 'javascript:alert(1)'],
  ['userinfo_endpoint', 'https://idp.example.com:22/'],
])('OUT-01 a connection whose %s is %s is refused when it is saved', async (name, url) => {
  const body = { name: `bad-${name.replace('_', '-')}`, strategy: 'oidc', options: { [name]: url } }
  const made = await app.api('POST', '/connections', { body })
  expect({ status: made.status, says: made.body.message }).toMatchObject({
    status: 400,
    says: expect.stringContaining(`options.${name}`),
  })
  const { id } = await connect(app, provider)
  const changed = await app.api('PATCH', `/connections/${id}`, { body: { options: { [name]: url } } })
  expect(changed.status).toBe(400)
})
