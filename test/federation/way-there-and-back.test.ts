import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { readUpstreamFailure } from '../../src/sign-ins/upstream-failure.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'
import { startTestProvider, type TestProvider } from '../support/test-provider.ts'
import { connect, openBrowser, signInBy } from './browser.ts'

let app: TestApp
let provider: TestProvider

beforeAll(async () => {
  provider = await startTestProvider()
  app = await startTestApp({ outgoingAllow: ['localhost'] })
})
afterAll(async () => {
  await app.close()
  await provider.close()
})
afterEach(() => {
  provider.lies = {}
  provider.emails = []
})

const userOf = async (id: string | null) => (await app.api('GET', `/users/${encodeURIComponent(id ?? '')}`)).body

test('somebody new comes from another provider, gets an account and is known the next time', async () => {
  provider.person = { sub: 'dan-there', email: 'Dan@Example.com', email_verified: true, name: 'Dan', nickname: 'dan' }
  const connection = await connect(app, provider)
  const first = await signInBy(app, provider, connection)
  expect(first.proofs).toMatchObject([{ factor: 'federated', id: connection.id }])
  expect(first.userId).toBe(`oidc|${connection.name}|dan-there`)
  expect(await userOf(first.userId)).toMatchObject({ email: 'dan@example.com', email_verified: true, name: 'Dan' })
  const second = await signInBy(app, provider, connection)
  expect(second.userId).toBe(first.userId)
})

test('what goes to the provider is a code with a challenge, a nonce and a state that says nothing', async () => {
  const connection = await connect(app, provider)
  const browser = await openBrowser(app, { clientId: connection.clientId, identifier: 'alice@example.com' })
  const there = new URL(await browser.choose(connection.id))
  expect(Object.fromEntries(there.searchParams)).toMatchObject({
    response_type: 'code',
    code_challenge_method: 'S256',
    scope: 'openid profile email',
    redirect_uri: `${app.url}login/callback`,
    login_hint: 'alice@example.com',
    client_id: provider.clientId,
  })
  expect(there.searchParams.get('nonce')).toMatch(/^[\w-]{43}$/)
  expect(there.searchParams.get('state')).toMatch(/^\w{48}$/)
  expect(there.searchParams.get('code_challenge')).toMatch(/^[\w-]{43}$/)
})

test('a provider of the front channel answers with an ID token by form, and no token endpoint is asked', async () => {
  provider.person = { sub: 'front', name: 'Front' }
  const connection = await connect(app, provider, { options: { type: 'front_channel', client_secret: undefined } })
  provider.asked.length = 0
  const signIn = await signInBy(app, provider, connection)
  expect(signIn.userId).toBe(`oidc|${connection.name}|front`)
  expect(provider.asked).not.toContain('/token')
})

test('names and picture are taken over at each sign-in, and what the provider leaves out stays', async () => {
  provider.person = {
    sub: 'carol',
    email: 'carol@example.com',
    email_verified: false,
    name: 'Carol',
    given_name: 'Carol',
  }
  const connection = await connect(app, provider)
  const { userId } = await signInBy(app, provider, connection)
  provider.person = { sub: 'carol', name: 'Carol Example', picture: 'https://img.example.com/carol.png' }
  await signInBy(app, provider, connection)
  expect(await userOf(userId)).toMatchObject({
    email: 'carol@example.com',
    name: 'Carol Example',
    given_name: 'Carol',
    picture: 'https://img.example.com/carol.png',
  })
})

test('a connection that syncs on the first sign-in alone leaves later changes be', async () => {
  provider.person = { sub: 'kept', name: 'First' }
  const connection = await connect(app, provider, { options: { set_user_root_attributes: 'on_first_login' } })
  const { userId } = await signInBy(app, provider, connection)
  provider.person = { sub: 'kept', name: 'Second' }
  await signInBy(app, provider, connection)
  expect(await userOf(userId)).toMatchObject({ name: 'First' })
  const renamed = await app.api('PATCH', `/users/${encodeURIComponent(userId ?? '')}`, { body: { name: 'Third' } })
  expect(renamed.status).toBe(200)
})

test('what a connection syncs at each sign-in nobody else changes', async () => {
  provider.person = { sub: 'synced', name: 'Synced' }
  const { userId } = await signInBy(app, provider, await connect(app, provider))
  const renamed = await app.api('PATCH', `/users/${encodeURIComponent(userId ?? '')}`, { body: { name: 'Third' } })
  expect(renamed.status).toBe(400)
  expect(renamed.body.message).toContain('Sync user profile attributes at each login')
})

test('a linked identity signs in to the account it was linked to, and keeps what its provider says to itself', async () => {
  provider.person = { sub: 'linked', name: 'There', email: 'there@example.com' }
  const connection = await connect(app, provider)
  const { userId } = await signInBy(app, provider, connection)
  const body = {
    connection: 'Username-Password-Authentication',
    email: 'here@example.com',
    password: 'Correct-Horse-7-Battery',
  }
  const here = (await app.api('POST', '/users', { body })).body.user_id
  const named = { provider: 'oidc', user_id: userId }
  const linked = await app.api('POST', `/users/${encodeURIComponent(here)}/identities`, { body: named })
  expect(linked.status).toBe(201)
  provider.person = { sub: 'linked', name: 'Elsewhere', email: 'there@example.com' }
  expect((await signInBy(app, provider, connection)).userId).toBe(here)
  const user = await userOf(here)
  expect(user).toMatchObject({ email: 'here@example.com', name: 'here@example.com' })
  expect(user.identities[1].profileData).toMatchObject({ name: 'Elsewhere', email: 'there@example.com' })
})

test('GitHub tells who somebody is at one endpoint and their address at another', async () => {
  provider.person = {
    id: 583231,
    login: 'alice',
    name: 'Alice',
    email: 'shown@example.com',
    avatar_url: 'https://a.example.com/1',
  }
  provider.emails = [
    { email: 'old@example.com', primary: false, verified: true },
    { email: 'alice@github.example.com', primary: true, verified: true },
  ]
  const options = {
    authorization_endpoint: `${provider.issuer}/authorize`,
    token_endpoint: `${provider.issuer}/token`,
    userinfo_endpoint: `${provider.issuer}/user`,
  }
  const connection = await connect(app, provider, { name: 'github', strategy: 'github', options })
  const { userId } = await signInBy(app, provider, connection)
  expect(userId).toBe('github|583231')
  expect(await userOf(userId)).toMatchObject({
    email: 'alice@github.example.com',
    email_verified: true,
    nickname: 'alice',
    picture: 'https://a.example.com/1',
    identities: [{ provider: 'github', user_id: '583231', isSocial: true }],
  })
})

test('GitHub: an address that is only in the public profile proves nothing and is left out', async () => {
  provider.person = { id: 583232, login: 'bob', email: 'bob@example.com' }
  const options = {
    authorization_endpoint: `${provider.issuer}/authorize`,
    token_endpoint: `${provider.issuer}/token`,
    userinfo_endpoint: `${provider.issuer}/user`,
  }
  const connection = await connect(app, provider, { strategy: 'github', options })
  const { userId } = await signInBy(app, provider, connection)
  expect((await userOf(userId)).email).toBeUndefined()
})

test('a plain OAuth provider names people by sub or id; a number that cannot be held exactly names nobody', async () => {
  const options = {
    authorizationURL: `${provider.issuer}/authorize`,
    tokenURL: `${provider.issuer}/token`,
    userinfo_endpoint: `${provider.issuer}/user`,
    issuer: undefined,
  }
  const connection = await connect(app, provider, { strategy: 'oauth2', options })
  provider.person = { id: 'u-1', name: 'Una' }
  expect((await signInBy(app, provider, connection)).userId).toBe(`oauth2|${connection.name}|u-1`)
  provider.person = { id: 2 ** 53 + 2, name: 'Una' }
  expect((await signInBy(app, provider, connection)).userId).toBeNull()
})

test('the refusal of the provider is told in its own word, and the sign-in is free to go another way', async () => {
  const connection = await connect(app, provider)
  const browser = await openBrowser(app, { clientId: connection.clientId })
  const there = await browser.choose(connection.id)
  const state = new URL(there).searchParams.get('state') ?? ''
  const parameters = new URLSearchParams({ state, error: 'access_denied', error_description: '<b>no</b>' })
  const back = await browser.comeBack({ method: 'GET', path: '/login/callback', parameters })
  expect(back).toBe(`/u/login?state=${browser.signInId}`)
  const { lastFailure, connectionId, userId } = await browser.now()
  expect(readUpstreamFailure(lastFailure)).toEqual({ provider: connection.name, answer: 'access_denied' })
  expect({ connectionId, userId }).toEqual({ connectionId: null, userId: null })
})

test('a provider that cannot be reached is a reason on the page, not an error of ours', async () => {
  const gone = await startTestProvider()
  const connection = await connect(app, gone)
  await gone.close()
  const browser = await openBrowser(app, { clientId: connection.clientId })
  expect(await browser.choose(connection.id)).toBe(`/u/login?state=${browser.signInId}`)
  expect(readUpstreamFailure((await browser.now()).lastFailure)?.answer).toBe('unreachable')
})

test('the provider that the client asked for is gone to straight away', async () => {
  const { id, clientId } = await connect(app, provider)
  const browser = await openBrowser(app, { clientId, connectionId: id })
  expect(await browser.choose(null)).toContain(`${provider.issuer}/authorize?`)
})

test('a provider is chosen on our own page alone', async () => {
  const { id, clientId } = await connect(app, provider)
  const browser = await openBrowser(app, { clientId })
  const path = `/u/login/federated?state=${browser.signInId}&connection=${id}`
  const foreign = await browser.get(path, { 'sec-fetch-site': 'cross-site' })
  expect(foreign.headers.get('location')).toBe(`/u/login?state=${browser.signInId}`)
})

test('a HEAD spends nothing', async () => {
  const { id, clientId } = await connect(app, provider)
  const browser = await openBrowser(app, { clientId })
  provider.person = { sub: 'head' }
  const returned = await provider.signIn(await browser.choose(id))
  expect((await app.anonymous('HEAD', `/login/callback?${returned.parameters}`)).status).toBe(404)
  await browser.comeBack(returned)
  expect((await browser.now()).userId).not.toBeNull()
})
