// Which account an address means, where several have it: the tenant's own, and never one that only another company vouches
// for.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemActor } from '../../../src/kernel/actor.ts'
import { createFederatedUser } from '../../../src/users/create-federated-user.ts'
import { resetPassword } from '../../../src/users/reset-password.ts'
import { findMessages } from '../../support/find-messages.ts'
import { type Caller, startTestApp, type TestApp } from '../../support/test-app.ts'
import { client } from '../oauth/person-client.ts'
import { bearer, fine, machineToken, type Tenant, tenant } from './tenants.ts'

let app: TestApp
let machine: Caller
let serial = 0

beforeAll(async () => {
  app = await startTestApp()
  machine = bearer(app, await machineToken(app))
})
afterAll(() => app.close())

const attach = (of: Tenant, email: string) =>
  machine('POST', `/${of.id}/admin/users`, { body: { email, role: 'member' } })

async function connection(strategy: string): Promise<{ id: string; name: string }> {
  const name = `${strategy}-${++serial}`
  const options = strategy === 'oidc' ? { client_id: 'x', issuer: 'https://idp.example.com' } : {}
  return fine(await app.api('POST', '/connections', { body: { name, strategy, options } }), 201)
}

async function federated(strategy: string, email: string, emailVerified: boolean) {
  const { id: connectionId } = await connection(strategy)
  const profile = { name: 'Alice', nickname: null, givenName: null, familyName: null, picture: null }
  const identity = { connectionId, provider: strategy, subject: `s${serial}`, email, emailVerified, profile }
  const { directory } = app.app
  const id = await directory.change((deps) =>
    createFederatedUser(deps, systemActor, identity, { organizationId: null }),
  )
  return { id, connectionId }
}

const enable = async (of: Tenant, connection_id: string) =>
  fine(await app.api('POST', `/organizations/${of.id}/enabled_connections`, { body: { connection_id } }), 201)

test("OID-17 an account of another company's provider is not attached by its address, whatever that says", async () => {
  const acme = await tenant(app, `acme-${serial}`)
  for (const isVerified of [true, false]) {
    const email = `alice${++serial}@example.com`
    const foreign = await federated('oidc', email, isVerified)
    const { status, body } = await attach(acme, email)
    expect([status, body.id === foreign.id]).toEqual([201, false])
  }
})

test('an account of a provider that the tenant takes people from is', async () => {
  const acme = await tenant(app, `acme-${serial}`)
  const email = `bob${++serial}@example.com`
  const own = await federated('oidc', email, false)
  await enable(acme, own.connectionId)
  expect(await attach(acme, email)).toMatchObject({ status: 200, body: { id: own.id } })
})

test('an account of a public provider is, where the provider vouches for the address', async () => {
  const acme = await tenant(app, `acme-${serial}`)
  const [known, claimed] = [`carol${++serial}@example.com`, `carol${++serial}@example.com`]
  const { id } = await federated('google-oauth2', known, true)
  await federated('github', claimed, false)
  expect(await attach(acme, known)).toMatchObject({ status: 200, body: { id } })
  expect((await attach(acme, claimed)).status).toBe(201)
})

test('AUT-17 whether the account of another database gets a link for a password says that database, not the tenant’s', async () => {
  const noPasswords = { authentication_methods: { password: { enabled: false } } }
  const { client_id } = await client(app, { app_type: 'spa', token_endpoint_auth_method: 'none' })
  const turnOff = async ({ id }: { id: string }) =>
    fine(await app.api('PATCH', `/connections/${id}`, { body: { options: noPasswords } }), 200)
  for (const peoplesHavePasswords of [true, false]) {
    const acme = await tenant(app, `acme-${++serial}`)
    const [tenants, peoples] = [await connection('auth0'), await connection('auth0')]
    await enable(acme, tenants.id)
    const email = `bob${++serial}@example.com`
    const body = { client_id, connection: peoples.name, email, password: 'correct horse battery 7' }
    fine(await app.anonymous('POST', '/dbconnections/signup', { body }), 200)
    await turnOff(peoplesHavePasswords ? tenants : peoples)
    const { id } = fine(await attach(acme, email), 200)
    const letters = (await findMessages(app, email)).filter(({ kind }) => kind === 'reset-password')
    expect(letters).toHaveLength(peoplesHavePasswords ? 1 : 0)
    for (const { values } of letters) {
      const ticket = new URL((values as { link: string }).link).searchParams.get('ticket') ?? ''
      const caller = { ip: '203.0.113.7', userAgent: null, requestId: null }
      const { directory } = app.app
      await resetPassword(directory, caller, { ticket, password: 'brass kettle morning 7' })
      const account = await directory.stores.accounts.findByIdentifier(peoples.id, email)
      expect([account?.userId, account?.password === null]).toEqual([id, false])
    }
  }
})

test("the account in the tenant's own database comes first, and new people are made there", async () => {
  const acme = await tenant(app, `acme-${serial}`)
  const own = await connection('auth0')
  await enable(acme, own.id)
  const email = `dan${++serial}@example.com`
  const ids: string[] = []
  for (const name of ['Username-Password-Authentication', own.name]) {
    const body = { connection: name, email, password: 'correct horse battery 7' }
    ids.push(fine(await app.api('POST', '/users', { body }), 201).user_id)
  }
  expect(await attach(acme, email)).toMatchObject({ status: 200, body: { id: ids[1] } })
  const { id } = fine(await attach(acme, `dan${++serial}@example.com`), 201)
  const made = fine(await app.api('GET', `/users/${encodeURIComponent(id)}`), 200)
  expect(made.identities[0].connection).toBe(own.name)
})
