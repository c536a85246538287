// Whoever types an address of a company's own domain is led to that company's organization.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../support/test-app.ts'
import { addApp, addPerson, begin, identified, password } from './people.ts'

let app: TestApp
let serial = 0
let clientId: string
let alice: string
/** An organization of the test's own, its domain, and a person with an address of it. */
let acme: string
let domain: string
let email: string

beforeAll(async () => {
  app = await startTestApp()
  clientId = await addApp(app, discovering)
})
afterAll(() => app.close())

const discovering = {
  organization_usage: 'require',
  organization_require_behavior: 'pre_login_prompt',
  organization_discovery_methods: ['email'],
}

beforeEach(async () => {
  serial += 1
  domain = `company-${serial}.example.com`
  email = `alice@${domain}`
  acme = await organization(`acme-${serial}`)
  alice = await addPerson(app, email)
})

async function organization(name: string): Promise<string> {
  return (await app.api('POST', '/organizations', { body: { name } })).body.id
}

async function claim(id: string, status: 'pending' | 'verified' = 'verified', leads = true): Promise<void> {
  const body = { domain, status, use_for_organization_discovery: leads }
  const { status: answered } = await app.api('POST', `/organizations/${id}/discovery-domains`, { body })
  expect(answered).toBe(201)
}

const kept = async (reference: string) => app.app.directory.stores.signIns.findByReference(reference)

async function ledTo(client = clientId): Promise<string | null | undefined> {
  const { signIn } = await identified(app, email, { clientId: client })
  return (await kept(signIn.reference))?.organizationId
}

test('a verified domain leads to its organization, and a member is signed in there without being asked', async () => {
  await claim(acme)
  for (const id of [acme, await organization(`second-${serial}`)]) {
    await app.api('POST', `/organizations/${id}/members`, { body: { members: [alice] } })
  }
  const { browser, page, signIn } = await identified(app, email, { clientId })
  const done = await browser.send(page, '/u/login/password', { password })
  expect(done.location).toBe(`/authorize/resume?state=${signIn.id}`)
  expect((await kept(signIn.reference))?.organizationId).toBe(acme)
})

test('the address proves nothing: whoever is no member does not get in', async () => {
  await claim(acme)
  const { browser, page } = await identified(app, email, { clientId })
  const refused = await browser.submit(page, '/u/login/password', { password })
  expect(refused.heading).toBe('You are not a member')
})

test('a domain that is pending, switched off or claimed by two leads nowhere', async () => {
  await claim(acme, 'pending')
  expect(await ledTo()).toBeNull()
  const other = await organization(`other-${serial}`)
  await claim(other, 'verified', false)
  expect(await ledTo()).toBeNull()
  const [one, two] = [await organization(`one-${serial}`), await organization(`two-${serial}`)]
  await claim(one)
  expect(await ledTo()).toBe(one)
  await claim(two)
  expect(await ledTo()).toBeNull()
})

test('only clients that ask for it before the sign-in, by address, are led', async () => {
  await claim(acme)
  const unlike = [
    { organization_usage: 'deny' },
    { organization_require_behavior: 'post_login_prompt' },
    { organization_discovery_methods: ['organization_name'] },
  ]
  for (const settings of unlike) {
    expect(await ledTo(await addApp(app, { ...discovering, ...settings })), JSON.stringify(settings)).toBeNull()
  }
  expect(await ledTo(await addApp(app, { ...discovering, organization_usage: 'allow' }))).toBe(acme)
})

test('what the request names counts before the address, and another address leads elsewhere', async () => {
  await claim(acme)
  const named = await organization(`named-${serial}`)
  const { browser, page, signIn } = await begin(app, { clientId, request: { organizationId: named } })
  await browser.send(page, '/u/login', { identifier: email })
  expect((await kept(signIn.reference))?.organizationId).toBe(named)
  const free = await begin(app, { clientId })
  await free.browser.send(free.page, '/u/login', { identifier: email })
  expect((await kept(free.signIn.reference))?.organizationId).toBe(acme)
  await free.browser.send(free.page, '/u/login', { identifier: 'bob@elsewhere.example.com' })
  expect((await kept(free.signIn.reference))?.organizationId).toBeNull()
})

test('where the organization lets its people in by its own provider alone, they go there', async () => {
  await claim(acme)
  const options = { client_id: 'c', client_secret: 's', discovery_url: 'https://id.company.example.com' }
  const body = { name: `company-${serial}`, strategy: 'oidc', options, enabled_clients: [clientId] }
  const made = await app.api('POST', '/connections', { body })
  expect(made.status, made.text).toBe(201)
  const enabled = `/organizations/${acme}/enabled_connections`
  await app.api('POST', enabled, { body: { connection_id: made.body.id } })
  const first = await begin(app, { clientId })
  for (const _ of [1, 2]) {
    await first.browser.send(first.page, '/u/login', { identifier: email })
    expect(await kept(first.signIn.reference)).toMatchObject({ organizationId: acme, connectionId: made.body.id })
  }
  const [database] = (await app.api('GET', '/connections?strategy=auth0')).body
  await app.api('POST', enabled, { body: { connection_id: database.id } })
  const second = await begin(app, { clientId })
  await second.browser.send(second.page, '/u/login', { identifier: email })
  expect(await kept(second.signIn.reference)).toMatchObject({ organizationId: acme, connectionId: null })
})
