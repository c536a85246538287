// What one tenant holds, shown at the doors of another: ids in bodies, tokens, cookies, and the credentials of an ordinary
// program at whatever administers something.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { describedOperations } from '../../src/app.ts'
import { systemActor } from '../../src/kernel/actor.ts'
import { createUser } from '../../src/users/create-user.ts'
import { api } from '../api/oauth/person-client.ts'
import { holdsTokens, isTaken, signedIn } from '../support/signed-in.ts'
import { type Answer, type Caller, caller, startTestApp, type TestApp } from '../support/test-app.ts'

let app: TestApp
let acme: string
let globex: string
let alice: string
let bob: string
let ofAcme: Caller

beforeAll(async () => {
  app = await startTestApp({ databasePool: 6 })
  await api(app)
  acme = await organization('acme')
  globex = await organization('globex')
  alice = await person('alice@example.com', acme)
  bob = await person('bob@example.com', globex)
  const body = { name: 'Key of acme', permissions: 'all', organizationId: acme }
  const key = await app.v1('POST', '/keys', { body })
  ofAcme = caller(`${app.url}api/v1`, { 'x-api-key': key.body.key })
})
afterAll(() => app.close())

const refreshing = { grant_types: ['authorization_code', 'refresh_token'] }
const password = 'violet harbour lantern 42'

async function organization(name: string): Promise<string> {
  return (await app.api('POST', '/organizations', { body: { name } })).body.id
}

async function person(email: string, ...organizations: readonly string[]): Promise<string> {
  const input = { connection: 'Username-Password-Authentication', email, password, emailVerified: true }
  const { id } = await createUser(app.app.directory, systemActor, input)
  for (const to of organizations) {
    const added = await app.api('POST', `/organizations/${to}/members`, { body: { members: [id] } })
    expect(added.status).toBe(204)
  }
  return id
}

const membersOf = async (of: string): Promise<readonly string[]> =>
  (await app.api('GET', `/organizations/${of}/members`)).body.map(({ user_id }: { user_id: string }) => user_id)

/** Without what is of one request alone. */
function told({ status, body }: Answer, ...ids: readonly string[]): string {
  return ids.reduce(
    (rest, id) => rest.replaceAll(id, 'ID'),
    `${status} ${JSON.stringify({ ...body, requestId: null, instance: null })}`,
  )
}

test('TEN-02 ids of another application in bodies are ids of nobody, and nothing of the call is done', async () => {
  const console = app.app.console
  const connection = (await console.stores.connections.findDefaultDatabase())?.id ?? ''
  expect(connection).not.toBe('')
  for (const [method, path, bodyOf] of [
    ['POST', `/organizations/${acme}/enabled_connections`, (id: string) => ({ connection_id: id })],
    ['POST', `/organizations/${acme}/members`, (id: string) => ({ members: [alice, id] })],
    ['POST', `/users/${encodeURIComponent(alice)}/roles`, (id: string) => ({ roles: [id] })],
    ['POST', `/users/${encodeURIComponent(alice)}/identities`, (id: string) => ({ provider: 'auth0', user_id: id })],
    ['POST', '/tickets/password-change', (id: string) => ({ connection_id: id, email: 'alice@example.com' })],
  ] as const) {
    const nobody = `con_${'0'.repeat(connection.length - 4)}`
    const [theirs, random] = [
      await app.api(method, path, { body: bodyOf(connection) }),
      await app.api(method, path, { body: bodyOf(nobody) }),
    ]
    expect(theirs.status, path).toBeGreaterThanOrEqual(400)
    expect(told(theirs, connection), path).toBe(told(random, nobody))
  }
  expect(await membersOf(acme)).toEqual([alice])
})

test('TEN-02 a key of one organization attaches nobody of another by naming them, and hears of nobody', async () => {
  const path = `/organizations/${globex}/members`
  const [theirs, random] = [
    await ofAcme('POST', path, { body: { userId: alice } }),
    await ofAcme('POST', `/organizations/org_${'0'.repeat(globex.length - 4)}/members`, { body: { userId: alice } }),
  ]
  expect(theirs.status).toBe(404)
  expect(told(theirs)).toBe(told(random))
  expect(await membersOf(globex)).toEqual([bob])
})

test('TEN-04 tokens and cookies of people are nothing to those who run Rollcall, and the other way round', async () => {
  const { secret } = await signedIn(app.app.directory, alice)
  for (const name of ['rollcall-session', '__Host-rollcall-session', 'rollcall-console-session']) {
    const headers = { cookie: `${name}=${secret}` }
    const answer = await app.anonymous('GET', '/api/v1/users', { headers })
    expect([name, answer.status]).toEqual([name, 401])
    expect((await app.anonymous('GET', '/console/account', { headers })).text).not.toContain('alice@example.com')
  }
  const made = await app.api('POST', '/clients', {
    body: {
      name: 'Portal',
      app_type: 'regular_web',
      ...refreshing,
      callbacks: ['https://portal.example.com/callback'],
    },
  })
  const { client_id, client_secret } = made.body
  const client = await app.app.directory.stores.clients.find(client_id)
  if (client === null) throw new Error('no client')
  const { refreshToken } = await holdsTokens(app.app.directory, alice, client, { audience: null })
  const body = { grant_type: 'refresh_token', client_id, client_secret, refresh_token: refreshToken }
  const there = await app.anonymous('POST', '/console/oauth/token', { body })
  expect([401, 403, 404]).toContain(there.status)
  expect(there.text).not.toContain('access_token')
  const here = await app.anonymous('POST', '/oauth/token', { body })
  expect([here.status, here.body.error_description]).toEqual([200, undefined])
})

test('TEN-05 an ordinary program of a person gets nothing at any operation that administers', async () => {
  const made = await app.api('POST', '/clients', {
    body: {
      name: 'Ordinary',
      app_type: 'regular_web',
      ...refreshing,
      callbacks: ['https://portal.example.com/callback'],
    },
  })
  const { client_id, client_secret } = made.body
  const client = await app.app.directory.stores.clients.find(client_id)
  if (client === null) throw new Error('no client')
  const { refreshToken } = await holdsTokens(app.app.directory, alice, client, { audience: null })
  const body = { grant_type: 'refresh_token', client_id, client_secret, refresh_token: refreshToken }
  const { access_token } = (await app.anonymous('POST', '/oauth/token', { body })).body
  expect(access_token).toEqual(expect.any(String))
  const basic = Buffer.from(`${client_id}:${client_secret}`).toString('base64')
  const credentials: readonly Readonly<Record<string, string>>[] = [
    { authorization: `Bearer ${access_token}` },
    { authorization: `Basic ${basic}` },
    { 'x-api-key': client_secret },
  ]
  const guarded = describedOperations.filter(
    ({ path, proofs }) => path.startsWith('/api/') && proofs.length > 0 && !path.startsWith('/api/v2/device'),
  )
  const opened: string[] = []
  for (const { method, path } of guarded) {
    const address = path.replaceAll(/:\w+/g, 'anything')
    for (const headers of credentials) {
      const { status, body } = await app.anonymous(method, address, { headers })
      // As the vendor has it: a header that is no bearer token is a malformed request, whatever is asked.
      const isMalformed = status === 400 && body?.message === 'Bad HTTP authentication header format'
      if (status !== 401 && status !== 403 && !isMalformed)
        opened.push(`${status} ${method} ${path} ${Object.keys(headers)}`)
    }
  }
  expect(guarded.length).toBeGreaterThan(150)
  expect(opened).toEqual([])
}, 120_000)

test('TEN-10 whoever is removed from one organization keeps the other, and what was issued for it', async () => {
  const dan = await person('dan@example.com', acme, globex)
  const made = await app.api('POST', '/clients', {
    body: {
      name: 'Both',
      app_type: 'regular_web',
      grant_types: ['authorization_code', 'refresh_token'],
      callbacks: ['https://portal.example.com/callback'],
      organization_usage: 'allow',
    },
  })
  const client = await app.app.directory.stores.clients.find(made.body.client_id)
  if (client === null) throw new Error('no client')
  const held = await Promise.all(
    [acme, globex].map((organizationId) => holdsTokens(app.app.directory, dan, client, { organizationId })),
  )
  const removed = await ofAcme('DELETE', `/organizations/${acme}/members/${encodeURIComponent(dan)}`)
  expect(removed.status).toBe(204)
  expect(await Promise.all(held.map((each) => isTaken(app.app.directory, each)))).toEqual([false, true])
  expect(await membersOf(globex)).toContain(dan)
  const seen = await ofAcme('GET', `/users/${encodeURIComponent(dan)}`)
  expect(seen.status).toBe(404)
})
