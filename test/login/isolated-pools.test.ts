// Two people with one address in two organizations of isolated pools never meet, whichever way they come.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createInvitation } from '../../src/invitations/create-invitation.ts'
import { systemActor } from '../../src/kernel/actor.ts'
import { createUser } from '../../src/users/create-user.ts'
import { type Browserless, newBrowserless, type Shown } from '../support/browserless.ts'
import { findMessages } from '../support/find-messages.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'
import { addApp, begin, mailed } from './people.ts'

let app: TestApp
let serial = 0
let clientId: string
let email: string

beforeAll(async () => {
  app = await startTestApp({ poolMode: 'isolated' })
  clientId = await addApp(app)
})
afterAll(() => app.close())

const passwords = { acme: 'violet harbour lantern 42', globex: 'amber mountain compass 17' } as const
type Name = keyof typeof passwords
const organizations: Partial<Record<Name, string>> = {}
let people: Record<Name, string>

beforeEach(async () => {
  serial += 1
  email = `alice-${serial}@example.com`
  people = { acme: await person('acme'), globex: await person('globex') }
})

async function person(name: Name): Promise<string> {
  organizations[name] ??= (await app.api('POST', '/organizations', { body: { name } })).body.id
  const input = { connection: name, email, password: passwords[name], emailVerified: true }
  return (await createUser(app.app.directory, systemActor, input)).id
}

/** To the page that asks for the password, in the organization that is named when it is asked for. */
async function inside(name: string): Promise<{ browser: Browserless; page: Shown; reference: string }> {
  const { browser, page, signIn } = await begin(app, { clientId })
  expect(page.heading).toBe('Which organization is it?')
  const named = await browser.submit(page, '/u/organization/name', { organization: name })
  const identified = await browser.submit(named, '/u/login', { identifier: email })
  return { browser, page: identified, reference: signIn.reference }
}

const kept = (reference: string) => app.app.directory.stores.signIns.findByReference(reference)

test('TEN-06 each signs in to their own organization, which is asked for first, with their own password alone', async () => {
  for (const [name, other] of [
    ['acme', 'globex'],
    ['globex', 'acme'],
  ] as const) {
    const { browser, page, reference } = await inside(name)
    const wrong = await browser.submit(page, '/u/login/password', { password: passwords[other] })
    expect(wrong.text).toContain('That didn’t work')
    const done = await browser.send(wrong, '/u/login/password', { password: passwords[name] })
    expect(done.location).toMatch(/^\/authorize\/resume/)
    expect(await kept(reference)).toMatchObject({ userId: people[name], organizationId: organizations[name] })
  }
})

test('a name that is no organization is said to be none, and stays in the field', async () => {
  const { browser, page } = await begin(app, { clientId })
  const again = await browser.submit(page, '/u/organization/name', { organization: 'nowhere' })
  expect(again.text).toContain('There is no organization of this name')
  expect(again.html).toContain('value="nowhere"')
})

test('a request that names the organization is not asked for it', async () => {
  const { page } = await begin(app, { clientId })
  expect(page.heading).toBe('Which organization is it?')
  const browser = newBrowserless(app.url)
  const asked = new URLSearchParams({
    client_id: clientId,
    response_type: 'code',
    redirect_uri: 'https://portal.example.com/callback',
    scope: 'openid',
    code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
    code_challenge_method: 'S256',
    organization: 'globex',
  })
  const named = await browser.open(`/authorize?${asked}`)
  expect(named.heading).toMatch(/^Sign in/)
})

test('TEN-06 a reset that one asks for reaches that one, and changes that password alone', async () => {
  const { browser, page, reference } = await inside('globex')
  const state = new URL(page.address, app.url).searchParams.get('state')
  const form = await browser.open(`/u/reset-password/request?state=${state}`)
  await browser.submit(form, '/u/reset-password/request', { email })
  const [message, ...others] = await findMessages(app, email)
  expect([message?.kind, others.length]).toEqual(['reset-password', 0])
  expect(message?.userId).toBe(people.globex)
  expect((await kept(reference))?.organizationId).toBe(organizations.globex)
  const link = await browser.open((await mailed(app, email)).link)
  expect(link.status).toBe(200)
})

test('without an organization nobody is written to: the page leads to where it is asked for', async () => {
  const browser = newBrowserless(app.url)
  const page = await browser.open('/u/reset-password/request')
  expect(page.heading).toBe('Which organization is it?')
})

test('TEN-06 a recovery is asked for in one organization, and of the other nobody hears', async () => {
  const browser = newBrowserless(app.url)
  const form = await browser.open('/u/account-recovery')
  const missed = await browser.submit(form, '/u/account-recovery', { email, organization: 'nowhere' })
  expect(missed.text).toContain('There is no organization of this name')
  await browser.submit(missed, '/u/account-recovery', { email, organization: 'acme' })
  const told = await findMessages(app, email)
  expect(told.map(({ userId }) => userId)).toEqual([people.acme])
})

test('nobody makes themselves a member: sign-up is closed until the organization opens it', async () => {
  const { browser, page } = await begin(app, { clientId })
  const named = await browser.submit(page, '/u/organization/name', { organization: 'acme' })
  expect(named.text).not.toContain('Create an account')
  const body = {
    client_id: clientId,
    connection: 'acme',
    email: `mallory-${serial}@example.com`,
    password: 'violet harbour lantern 42',
  }
  const direct = await app.anonymous('POST', '/dbconnections/signup', { body })
  expect(direct.status).toBe(403)

  const connections = await app.api('GET', `/organizations/${organizations.acme}/enabled_connections`)
  const path = `/organizations/${organizations.acme}/enabled_connections/${connections.body[0].connection_id}`
  expect((await app.api('PATCH', path, { body: { is_signup_enabled: true } })).status).toBe(200)
  expect((await app.anonymous('POST', '/dbconnections/signup', { body })).status).toBe(200)
  const [made] = (await app.v1('GET', `/users?organization=acme&search=mallory-${serial}`)).body.data
  expect(made).toMatchObject({ email: body.email, organization: { name: 'acme' } })
  expect((await app.api('PATCH', path, { body: { is_signup_enabled: false } })).status).toBe(200)
})

test('whoever is invited makes an account in the inviting organization, though one elsewhere has the address', async () => {
  const lone = `lone-${serial}@example.com`
  await createUser(app.app.directory, systemActor, {
    connection: 'acme',
    email: lone,
    password: passwords.acme,
    emailVerified: true,
  })
  const input = {
    organizationId: organizations.globex ?? '',
    inviterName: 'Bob',
    inviteeEmail: lone,
    lifetimeSeconds: 0,
  }
  await app.app.directory.change((deps) => createInvitation(deps, systemActor, input))
  const browser = newBrowserless(app.url)
  const page = await browser.open((await mailed(app, lone)).link)
  const form = await browser.submit(page, '/u/invitation', { do: 'sign-up' })
  await browser.submit(form, '/u/signup', { email: lone, password: passwords.globex })
  const members = (await app.v1('GET', `/users?organization=globex&search=lone-${serial}`)).body.data
  expect(members).toMatchObject([{ email: lone, organization: { name: 'globex' } }])
  const { data } = (await app.v1('GET', `/users/${encodeURIComponent(members[0].id)}/events`)).body
  const types = data.map(({ type }: { type: string }) => type)
  expect(types.filter((type: string) => type === 'organization.member_added')).toHaveLength(1)
})
