// Connections to other providers through /api/v1, and what a test of one says.
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type RequestListener, type Server } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { readTls } from '../../../src/config/tls.ts'
import { connect, openBrowser, signInBy } from '../../federation/browser.ts'
import { startTestApp, type TestApp } from '../../support/test-app.ts'
import { startTestProvider, type TestProvider } from '../../support/test-provider.ts'
import { password, signedInAs } from './console-browser.ts'
import { at, fine } from './organization-callers.ts'

let app: TestApp
let provider: TestProvider
const servers: Server[] = []
beforeAll(async () => {
  provider = await startTestProvider()
  app = await startTestApp({ outgoingAllow: ['localhost'] })
})
afterEach(() => {
  provider.lies = {}
})
afterAll(async () => {
  for (const server of servers) server.close()
  await app.close()
  await provider.close()
})

let serial = 0
const body = (given: object = {}, settings: object = {}) => {
  serial += 1
  const { issuer, clientId, clientSecret } = provider
  return {
    name: `there${serial}`,
    strategy: 'oidc',
    ...given,
    provider: { issuer, clientId, clientSecret, ...settings },
  }
}
const create = async (given: object = {}, settings: object = {}) =>
  fine(await app.v1('POST', '/connections', { body: body(given, settings) }), 201)
const get = async (id: string) => fine(await app.v1('GET', at('connections', id)), 200)
const change = (id: string, changes: object) => app.v1('PATCH', at('connections', id), { body: changes })
const lastEvent = async () => (await app.v1('GET', '/audit/events?pageSize=1')).body.data[0]

describe('what is set of a provider', () => {
  test('is made whole, answered without its secret, and lets people sign in', async () => {
    const client = fine(await app.v1('POST', '/clients', { body: { name: 'Shop', machine: false } }), 201)
    const made = await create({ displayName: 'Acme', clientIds: [client.client_id] })
    expect(made).toEqual({
      id: expect.stringMatching(/^con_/),
      name: expect.any(String),
      strategy: 'oidc',
      displayName: 'Acme',
      organizationId: null,
      isEnabled: true,
      clientIds: [client.client_id],
      createdAt: expect.any(String),
      version: 1,
      callbackUrl: `${app.url}login/callback`,
      provider: {
        clientId: provider.clientId,
        hasClientSecret: true,
        issuer: provider.issuer,
        domain: null,
        authorizationEndpoint: null,
        tokenEndpoint: null,
        profileEndpoint: null,
        scopes: [],
        emailDomains: [],
        trustsEmail: true,
        takesNewcomers: true,
        profileSync: 'each-sign-in',
      },
    })
    expect(JSON.stringify(await lastEvent())).not.toContain(provider.clientSecret)
    expect(await lastEvent()).toMatchObject({ type: 'connection.created', subject: { id: made.id } })
    provider.person = { sub: 'alice', email: 'alice@example.com', email_verified: true, name: 'Alice' }
    const signIn = await signInBy(app, provider, { id: made.id, clientId: client.client_id })
    expect(signIn.userId).toBe(`oidc|${made.name}|alice`)
  })

  test('412 is not overwritten by who read it before somebody else changed it, or its apps', async () => {
    const client = fine(await app.v1('POST', '/clients', { body: { name: 'Shop', machine: false } }), 201)
    const { id } = await create()
    const onto = (etag: string | null, changes: object) =>
      app.v1('PATCH', at('connections', id), { body: changes, headers: { 'if-match': etag ?? '' } })
    const etag = async () => (await app.v1('GET', at('connections', id))).headers.get('etag')
    const first = await etag()
    expect(first).toBe('"1"')
    const saved = await onto(first, { displayName: 'Globex' })
    expect([saved.status, saved.headers.get('etag'), saved.body.version]).toEqual([200, '"2"', 2])
    const late = await onto(first, { displayName: 'Initech' })
    expect([late.status, late.body.code]).toEqual([412, 'version_conflict'])
    expect(await get(id)).toMatchObject({ displayName: 'Globex', version: 2 })
    const path = at('clients', client.client_id, 'connections', id)
    fine(await app.v1('PATCH', path, { body: { isEnabled: true } }), 200)
    expect((await onto('"2"', { clientIds: [] })).status).toBe(412)
    fine(await onto(await etag(), { clientIds: [] }), 200)
    fine(await onto('*', { displayName: 'Hooli' }), 200)
    expect((await onto('W/"x"', { displayName: 'Hooli' })).status).toBe(400)
  })

  test('changes by field, and the secret stays until another is given or it is taken away', async () => {
    const { id } = await create()
    const changed = fine(
      await change(id, {
        displayName: 'Globex',
        isEnabled: false,
        provider: { emailDomains: ['globex.example.com'], scopes: ['openid', 'groups'], profileSync: 'never' },
      }),
      200,
    )
    expect(changed).toMatchObject({
      displayName: 'Globex',
      isEnabled: false,
      provider: {
        hasClientSecret: true,
        issuer: provider.issuer,
        emailDomains: ['globex.example.com'],
        scopes: ['openid', 'groups'],
        profileSync: 'never',
      },
    })
    const event = await lastEvent()
    expect(event).toMatchObject({ type: 'connection.updated', subject: { id } })
    const { options } = (await app.api('GET', at('connections', id))).body
    expect(options).toMatchObject({ client_secret: provider.clientSecret, domain_aliases: ['globex.example.com'] })
    fine(await change(id, { provider: { clientSecret: 'the next one' } }), 200)
    expect((await app.api('GET', at('connections', id))).body.options.client_secret).toBe('the next one')
    expect(JSON.stringify(await lastEvent())).not.toContain('the next one')
    expect(fine(await change(id, { provider: { clientSecret: null } }), 200).provider.hasClientSecret).toBe(false)
    const cleared = fine(await change(id, { displayName: null, provider: { emailDomains: [], scopes: [] } }), 200)
    expect(cleared).toMatchObject({ displayName: null, provider: { emailDomains: [], scopes: [] } })
  })

  test('another issuer is asked anew for what the former had told', async () => {
    const { id } = await connect(app, provider, {
      options: { authorization_endpoint: `${provider.issuer}/old`, jwks_uri: `${provider.issuer}/old-keys` },
    })
    expect(fine(await app.v1('POST', at('connections', id, 'test')), 200).works).toBe(false)
    fine(await change(id, { provider: { issuer: `${provider.issuer}/` } }), 200)
    expect(fine(await app.v1('POST', at('connections', id, 'test')), 200).works).toBe(true)
  })

  test('a stored secret goes nowhere else: whoever moves the provider gives it anew or takes it away', async () => {
    const { id } = await create()
    const elsewhere = 'https://elsewhere.example.com'
    const refused = await change(id, { provider: { issuer: elsewhere } })
    expect([refused.status, Object.keys(refused.body.errors)]).toEqual([400, ['clientSecret']])
    expect((await get(id)).provider.issuer).toBe(provider.issuer)
    fine(await change(id, { provider: { issuer: elsewhere, clientSecret: 'another' } }), 200)
    fine(await change(id, { provider: { issuer: provider.issuer, clientSecret: null } }), 200)
    fine(await change(id, { provider: { issuer: elsewhere } }), 200)
  })

  test.each([
    ['okta', { domain: 'acme.okta.com' }, { domain: 'globex.okta.com' }],
    [
      'oauth2',
      {
        authorizationEndpoint: 'https://acme.example.com/a',
        tokenEndpoint: 'https://acme.example.com/t',
        profileEndpoint: 'https://acme.example.com/p',
      },
      { tokenEndpoint: 'https://globex.example.com/t' },
    ],
  ])('the stored secret of a connection of %s stays where it is sent to', async (strategy, place, next) => {
    const { id } = await create({ strategy }, { issuer: undefined, ...place })
    const refused = await change(id, { provider: next })
    expect([refused.status, Object.keys(refused.body.errors)]).toEqual([400, ['clientSecret']])
    fine(await change(id, { provider: place }), 200)
    fine(await change(id, { provider: { ...next, clientSecret: 'another' } }), 200)
  })

  test('of another directory at Microsoft nothing that was found out of the former one counts', async () => {
    const former = 'https://login.microsoftonline.com/former/v2.0'
    const options = {
      tenant_domain: 'former.example.com',
      issuer: former,
      discovery_url: `${former}/.well-known/openid-configuration`,
      oidc_metadata: { issuer: former, token_endpoint: `${former}/token` },
    }
    const { id } = await connect(app, provider, { strategy: 'waad', options })
    fine(await change(id, { provider: { domain: 'next.example.com', clientSecret: 'another' } }), 200)
    const stored = (await app.api('GET', at('connections', id))).body.options
    expect(stored.tenant_domain).toBe('next.example.com')
    for (const name of ['issuer', 'discovery_url', 'oidc_metadata']) expect(stored).not.toHaveProperty(name)
  })

  test.each([
    ['name', { name: 'no name' }, {}],
    ['strategy', { strategy: 'samlp' }, {}],
    ['issuer', {}, { issuer: 'http://10.0.0.1/' }],
    ['issuer', {}, { issuer: null }],
    ['domain', {}, { domain: 'acme.okta.com' }],
    ['domain', { strategy: 'okta' }, { issuer: undefined, domain: 'https://acme.okta.com' }],
    ['domain', { strategy: 'okta' }, { issuer: undefined }],
    [
      'profileEndpoint',
      { strategy: 'oauth2' },
      { issuer: undefined, authorizationEndpoint: 'https://a.example/', tokenEndpoint: 'https://a.example/' },
    ],
    ['emailDomains', {}, { emailDomains: ['@acme.example.com'] }],
    ['scopes', {}, { scopes: ['two words'] }],
  ])('a bad %s is refused where it was typed', async (field, given, settings) => {
    const refused = await app.v1('POST', '/connections', { body: body(given, settings) })
    expect([refused.status, Object.keys(refused.body.errors ?? {})]).toEqual([400, [field]])
  })

  test('a name is taken once, and an app that is not there is none', async () => {
    const { name } = await create()
    expect((await app.v1('POST', '/connections', { body: body({ name }) })).body.code).toBe('connection_exists')
    const strange = await app.v1('POST', '/connections', { body: body({ clientIds: ['nobody'] }) })
    expect(strange.body.code).toBe('client_not_found')
  })

  test('a database of passwords is neither shown nor changed nor deleted as a provider', async () => {
    const { data } = fine(await app.v1('GET', '/connections'), 200)
    const { id } = data.find(({ isProvider }: { isProvider: boolean }) => !isProvider)
    for (const answer of [
      await app.v1('GET', at('connections', id)),
      await change(id, { isEnabled: false }),
      await app.v1('DELETE', at('connections', id)),
      await app.v1('POST', at('connections', id, 'test')),
    ]) {
      expect(answer.body.code).toBe('operation_not_supported')
    }
  })

  test('an address counts as verified only where the provider is trusted with it', async () => {
    const { id, clientId } = await connect(app, provider)
    fine(await change(id, { provider: { trustsEmail: false } }), 200)
    provider.person = { sub: 'bob', email: 'bob@example.com', email_verified: true }
    const { userId } = await signInBy(app, provider, { id, clientId })
    expect((await app.v1('GET', at('users', userId ?? ''))).body.emailVerified).toBe(false)
  })

  test('a key that may only read settings changes nothing', async () => {
    const { id } = await create()
    const { key } = fine(
      await app.v1('POST', '/keys', { body: { name: 'Reader', permissions: ['read:settings'] } }),
      201,
    )
    const headers = { 'x-api-key': key }
    expect((await app.anonymous('GET', `/api/v1/connections/${id}`, { headers })).status).toBe(200)
    for (const [method, path] of [
      ['PATCH', ''],
      ['DELETE', ''],
      ['POST', '/test'],
    ] as const) {
      const refused = await app.anonymous(method, `/api/v1/connections/${id}${path}`, { headers })
      expect([method, refused.status]).toEqual([method, 403])
    }
  })
})

describe('what sends people to a provider', () => {
  test('is confirmed each time, and what keeps them from it is not', async () => {
    const operator = fine(
      await app.v1('POST', '/operators', { body: { email: 'alice@example.com', password, role: 'owner' } }),
      201,
    )
    const browser = await signedInAs(app, operator.id, 'stale')
    const { client_id } = fine(await app.v1('POST', '/clients', { body: { name: 'Shop', machine: false } }), 201)
    const asked = { status: 403, body: { code: 'step_up_required', asksReason: true } }
    for (const given of [body({ clientIds: [client_id] }), body({}, { emailDomains: ['acme.example.com'] })]) {
      expect(await browser.call('POST', '/connections', { body: given })).toMatchObject(asked)
    }
    const { id } = fine(await browser.call('POST', '/connections', { body: body() }), 201)
    for (const changes of [
      { isEnabled: true },
      { clientIds: [client_id] },
      { provider: { emailDomains: ['acme.example.com'] } },
      { provider: { trustsEmail: true } },
      { provider: { takesNewcomers: true } },
      { provider: { issuer: provider.issuer } },
    ]) {
      expect(await browser.call('PATCH', at('connections', id), { body: changes })).toMatchObject(asked)
    }
    const harmless = {
      displayName: 'Acme',
      isEnabled: false,
      clientIds: [],
      provider: { emailDomains: [], trustsEmail: false, takesNewcomers: false, profileSync: 'never' },
    }
    fine(await browser.call('PATCH', at('connections', id), { body: harmless }), 200)
  })

  test('to whoever may not change apps, none are given', async () => {
    const { id } = await create()
    const permissions = ['read:settings', 'update:settings']
    const { key } = fine(await app.v1('POST', '/keys', { body: { name: 'Settings', permissions } }), 201)
    const headers = { 'x-api-key': key }
    for (const [method, path, given] of [
      ['POST', '/api/v1/connections', body({ clientIds: [] })],
      ['PATCH', `/api/v1/connections/${id}`, { clientIds: [] }],
    ] as const) {
      const refused = await app.anonymous(method, path, { headers, body: given })
      expect(refused).toMatchObject({ status: 403, body: { code: 'insufficient_scope' } })
      expect(refused.text).toContain('update:clients')
    }
  })
})

describe('a test of a provider', () => {
  const tested = async (issuer: string) => {
    const { id } = await create({}, { issuer })
    const { works, steps } = fine(await app.v1('POST', at('connections', id, 'test')), 200)
    const stopped = steps.find(({ state }: { state: string }) => state === 'fail')
    return { works, states: steps.map(({ state }: { state: string }) => state), ...stopped }
  }
  const serve = async (listener: RequestListener, server: Server = createServer(listener)) => {
    servers.push(server)
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    return `localhost:${(server.address() as AddressInfo).port}`
  }
  const json =
    (value: unknown): RequestListener =>
    (_request, reply) =>
      reply.end(JSON.stringify(value))

  test('passes where everything stands', async () => {
    expect(await tested(provider.issuer)).toEqual({ works: true, states: ['pass', 'pass', 'pass', 'pass', 'pass'] })
  })

  test('says that nobody listens, or that the name is nobody’s', async () => {
    const host = await serve(json({}))
    const [server] = servers.splice(-1)
    await new Promise((resolve) => server?.close(resolve))
    expect(await tested(`http://${host}`)).toMatchObject({
      works: false,
      states: ['pass', 'fail', 'skipped', 'skipped', 'skipped'],
      step: 'metadata',
      fault: 'connection-refused',
      address: `http://${host}/.well-known/openid-configuration`,
    })
  })

  test('says what an address answers that holds no metadata', async () => {
    const missing = await serve((_request, reply) => reply.writeHead(404).end('no'))
    expect(await tested(`http://${missing}`)).toMatchObject({ fault: 'status', status: 404 })
    const page = await serve((_request, reply) => reply.end('<html>'))
    expect(await tested(`http://${page}`)).toMatchObject({ fault: 'no-json' })
  })

  test('says that the metadata are of another issuer', async () => {
    provider.lies = { metadata: { issuer: 'https://other.example.com' } }
    expect(await tested(provider.issuer)).toMatchObject({ step: 'issuer', fault: 'other-issuer' })
  })

  test.each([
    ['authorization_endpoint', 'no-authorization-endpoint'],
    ['token_endpoint', 'no-token-endpoint'],
    ['jwks_uri', 'no-keys-address'],
  ])('says that the %s is missing', async (name, fault) => {
    provider.lies = { metadata: { [name]: undefined } }
    expect(await tested(provider.issuer)).toMatchObject({ step: 'endpoints', fault })
  })

  test('says that an address is not to be called, and that there are no keys', async () => {
    provider.lies = { metadata: { token_endpoint: 'https://10.0.0.1/token' } }
    expect(await tested(provider.issuer)).toMatchObject({
      step: 'endpoints',
      fault: 'address-refused',
      address: 'https://10.0.0.1/token',
    })
    const host = await serve(json({ keys: [] }))
    provider.lies = { metadata: { jwks_uri: `http://${host}/keys` } }
    expect(await tested(provider.issuer)).toMatchObject({ step: 'keys', fault: 'no-keys' })
  })

  test('says that nobody vouches for the certificate', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'rollcall-provider-'))
    const tls = await readTls('self-signed', folder)
    rmSync(folder, { recursive: true })
    const listener = json({})
    const host = await serve(listener, createSecureServer({ key: tls?.key, cert: tls?.cert }, listener))
    expect(await tested(`https://${host}`)).toMatchObject({ step: 'metadata', fault: 'certificate-unknown' })
  })

  test('warns of a connection that is off', async () => {
    const { id } = await create({ isEnabled: false })
    const { works, steps } = fine(await app.v1('POST', at('connections', id, 'test')), 200)
    expect([works, steps[0]]).toMatchObject([true, { state: 'warn', fault: 'off' }])
  })
})

test('the last time that a provider named nobody is told with the connection, and of whom it knows', async () => {
  const { id, name, clientId } = await connect(app, provider)
  expect((await get(id)).lastFailure).toBeNull()
  provider.person = { sub: 'carol', email: 'carol@example.com' }
  const { userId } = await signInBy(app, provider, { id, clientId })
  const browser = await openBrowser(app, { clientId })
  const state = new URL(await browser.choose(id)).searchParams.get('state') ?? ''
  await browser.get(`/login/callback?${new URLSearchParams({ state, error: 'access_denied' })}`)
  const failure = { at: expect.any(String), answer: 'access_denied', detail: 'the provider refused' }
  expect((await get(id)).lastFailure).toEqual(failure)
  const { checks } = fine(await app.v1('GET', at('users', userId ?? '', 'sign-in-diagnosis')), 200)
  const check = checks.find((each: { id: string }) => each.id === 'provider')
  expect(check.facts.providers).toEqual([{ connectionId: id, name, isEnabled: true, failure }])
  fine(await change(id, { isEnabled: false }), 200)
  const later = fine(await app.v1('GET', at('users', userId ?? '', 'sign-in-diagnosis')), 200)
  expect(later.checks.find((each: { id: string }) => each.id === 'provider').state).toBe('warn')
})

test('a connection goes with its people only where that was said', async () => {
  const { id, clientId } = await connect(app, provider)
  provider.person = { sub: 'dan', email: 'dan@example.com' }
  const { userId } = await signInBy(app, provider, { id, clientId })
  expect(fine(await app.v1('GET', at('connections', id, 'people')), 200)).toEqual({
    accounts: 1,
    links: 0,
    countedAtMost: 10_000,
  })
  const refused = await app.v1('DELETE', at('connections', id))
  expect([refused.status, refused.body.code]).toEqual([409, 'connection_not_empty'])
  fine(await app.v1('DELETE', `${at('connections', id)}?users=delete`), 204)
  expect((await app.v1('GET', at('users', userId ?? ''))).status).toBe(404)
  expect((await app.v1('GET', at('connections', id))).body.code).toBe('connection_not_found')
})

test('an organization takes people of a connection, changes how, and no longer takes them', async () => {
  const { id, name } = await create()
  const { body: acme } = await app.api('POST', '/organizations', { body: { name: `acme-${name}` } })
  const path = at('organizations', acme.id, 'connections')
  const record = { connectionId: id, name, strategy: 'oidc', isEnabled: true, assignsMembership: true }
  expect(fine(await app.v1('POST', path, { body: { connectionId: id, assignsMembership: true } }), 201)).toMatchObject(
    record,
  )
  expect((await app.v1('POST', path, { body: { connectionId: id } })).body.code).toBe('connection_exists')
  expect(fine(await app.v1('PATCH', `${path}/${id}`, { body: { showsButton: false } }), 200)).toMatchObject({
    ...record,
    showsButton: false,
  })
  expect(fine(await app.v1('GET', path), 200).data).toMatchObject([{ connectionId: id }])
  const organizations = at('connections', id, 'organizations')
  expect(fine(await app.v1('GET', organizations), 200).data).toEqual([
    { id: acme.id, name: `acme-${name}`, displayName: null, isEnabled: true },
  ])
  fine(await app.v1('DELETE', `${path}/${id}`), 204)
  expect(fine(await app.v1('GET', path), 200).data).toEqual([])
})

test('an organization’s only provider is told as the way on, while it and the connection are on for some app', async () => {
  const { id, name } = await create()
  const { body: globex } = await app.api('POST', '/organizations', { body: { name: `globex-${name}` } })
  const path = at('organizations', globex.id, 'connections')
  const told = async () => fine(await app.v1('GET', path), 200).data
  const isTold = { isProvider: true, isEnabled: true, isConnectionEnabled: true }
  const added = fine(await app.v1('POST', path, { body: { connectionId: id } }), 201)
  expect(added).toMatchObject({ ...isTold, leadsStraightOn: false })
  const { client_id } = fine(await app.v1('POST', '/clients', { body: { name: 'Shop', machine: false } }), 201)
  fine(await change(id, { clientIds: [client_id] }), 200)
  expect(await told()).toMatchObject([{ ...isTold, leadsStraightOn: true }])
  fine(await change(id, { isEnabled: false }), 200)
  expect(await told()).toMatchObject([{ ...isTold, isConnectionEnabled: false, leadsStraightOn: false }])
  fine(await change(id, { isEnabled: true }), 200)
  const off = fine(await app.v1('PATCH', `${path}/${id}`, { body: { isEnabled: false } }), 200)
  expect(off).toMatchObject({ isEnabled: false, leadsStraightOn: false })
  fine(await app.v1('PATCH', `${path}/${id}`, { body: { isEnabled: true } }), 200)
  const { id: other } = await create({ clientIds: [client_id] })
  fine(await app.v1('POST', path, { body: { connectionId: other } }), 201)
  expect(await told()).toMatchObject([{ leadsStraightOn: false }, { leadsStraightOn: false }])
})
