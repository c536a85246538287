import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addAuthenticator, type Factors, waitForNextCode } from '../../login/factors.ts'
import { addApp, addPerson, identified, mailed, password, uniqueEmail } from '../../login/people.ts'
import { type Browserless, newBrowserless } from '../../support/browserless.ts'
import { findMessages } from '../../support/find-messages.ts'
import { type Caller, startTestApp, type TestApp } from '../../support/test-app.ts'
import { cookieOf } from '../oauth/person-client.ts'
import { at, bareCookie, byCookie, fine, join, type Organization, organization } from './organization-callers.ts'

let app: TestApp
let acme: Organization
let adminId: string
let admin: Caller
let clientId: string

beforeAll(async () => {
  app = await startTestApp()
  acme = await organization(app, 'acme')
  clientId = await addApp(app, { organization_usage: 'allow' })
  adminId = await addPerson(app, 'alice@example.com')
  await join(app, acme, adminId, true)
  admin = await byCookie(app, await person(adminId), acme)
})
afterAll(() => app.close())

const person = async (id: string) => ({ id, email: '', ...(await cookieOf(app, id)) })
const users = (...more: string[]) => at('organizations', acme.id, 'users', ...more)
const one = async (id: string) => fine(await admin('GET', users(id)), 200)
const change = (id: string, body: object) => admin('PATCH', users(id), { body })

async function newMember() {
  const email = uniqueEmail()
  const id = await addPerson(app, email)
  await join(app, acme, id)
  return { id, email }
}

/** Where the right password leads, in whichever way it was asked for. */
async function afterPassword(email: string, request: Parameters<typeof identified>[2] = {}, word = password) {
  const { browser, page } = await identified(app, email, request)
  return { browser, page: await browser.submit(page, '/u/login/password', { password: word }) }
}

const isSignedIn = (browser: Browserless) => browser.cookies.has('rollcall-session')

async function eventOf(type: string, subjectId: string) {
  const { data } = fine(await admin('GET', `${at('organizations', acme.id, 'events')}?type=${type}`), 200)
  return data.find((event: { subject: { id: string } | null }) => event.subject?.id === subjectId)
}

const byAlice = () => ({
  actor: { kind: 'user', id: adminId, name: 'alice@example.com' },
  at: expect.stringMatching(/^\d{4}-.*Z$/),
  ip: expect.stringMatching(/127\.0\.0\.1|::1/),
  changes: expect.objectContaining({ organization: acme.id }),
})

test('the file holds those whom the list shows', async () => {
  const [one, other] = [await newMember(), await newMember()]
  const file = async (query: string) => (await admin('GET', `${users('export')}${query}`)).text
  const all = await file('')
  expect([one, other, { id: adminId }].every(({ id }) => all.includes(id))).toBe(true)
  const found = await file(`?search=${encodeURIComponent(one.email)}&isAdministrator=false&isActive=true`)
  expect([found.includes(one.id), found.includes(other.id), found.includes(adminId)]).toEqual([true, false, false])
  expect((await file('?isAdministrator=true')).includes(one.id)).toBe(false)
})

describe('whether a second factor is set up after a reset', () => {
  const demand = async (id: string) => fine(await app.v1('GET', users(id, 'mfa-demand')), 200)

  test('is asked of the organization, the application and the roles of this person', async () => {
    const { id } = await newMember()
    expect(await demand(id)).toEqual({ isAsked: false, by: null })
    await app.v1('PATCH', `/organizations/${acme.id}`, { body: { requiresMfa: true } })
    expect(await demand(id)).toEqual({ isAsked: true, by: 'organization' })
    await app.v1('PATCH', `/organizations/${acme.id}`, { body: { requiresMfa: false } })
    await app.v1('PATCH', '/settings', { body: { mfaPolicy: 'required' } })
    expect(await demand(id)).toEqual({ isAsked: true, by: 'application' })
    await app.v1('PATCH', '/settings', { body: { mfaPolicy: 'optional' } })
    const role = fine(await app.api('POST', '/roles', { body: { name: 'Careful' } }), 200)
    fine(await app.v1('PATCH', `/roles/${role.id}/mfa`, { body: { requiresMfa: true } }), 200)
    fine(await app.api('POST', `/users/${encodeURIComponent(id)}/roles`, { body: { roles: [role.id] } }), 204)
    expect(await demand(id)).toEqual({ isAsked: true, by: 'role' })
  })

  test('is told of members alone', async () => {
    expect((await admin('GET', users(await addPerson(app, uniqueEmail()), 'mfa-demand'))).status).toBe(404)
  })
})

describe('edit', () => {
  test('S002-11 S002-14 the name is changed and stays', async () => {
    const { id, email } = await newMember()
    expect(fine(await change(id, { name: 'Bob Builder' }), 200)).toMatchObject({ id, email, name: 'Bob Builder' })
    expect(await one(id)).toMatchObject({ name: 'Bob Builder', isAdministrator: false, isActive: true })
    expect(fine(await change(id, { name: null }), 200).name).not.toBe('Bob Builder')
    expect((await change(id, {})).status).toBe(400)
    expect((await change(id, { name: '' })).status).toBe(400)
    expect((await change(id, { isOwner: true })).status).toBe(400)
  })

  test('S002-12 a member becomes an administrator and a member again, with the rights of each', async () => {
    const { id } = await newMember()
    const theirs = await byCookie(app, await person(id), acme)
    expect((await theirs('GET', users())).status).toBe(403)
    expect(fine(await change(id, { isAdministrator: true }), 200)).toMatchObject({ isAdministrator: true })
    expect((await bareCookie(app, await person(id))('GET', users())).status).toBe(200)
    expect(fine(await change(id, { isAdministrator: false }), 200)).toMatchObject({ isAdministrator: false })
    expect((await bareCookie(app, await person(id))('GET', users())).status).toBe(403)
  })
})

describe('MFA reset', () => {
  async function memberWithFactor(): Promise<Factors & { readonly id: string; readonly email: string }> {
    const made = await newMember()
    const factors = await addAuthenticator(app, made.id)
    waitForNextCode(app)
    return { ...made, ...factors }
  }

  test('S002-17 S002-18 S002-19 turns MFA off, deletes recovery codes, and the password alone signs in', async () => {
    const { id, email } = await memberWithFactor()
    expect(await one(id)).toMatchObject({ mfaEnabled: true })
    const before = await afterPassword(email)
    expect([before.page.heading, isSignedIn(before.browser)]).toEqual(['Confirm it’s you', false])
    expect((await admin('POST', users(id, 'reset-mfa'))).status).toBe(204)
    expect(await one(id)).toMatchObject({ mfaEnabled: false })
    expect(await app.app.directory.stores.authenticationMethods.list(id)).toEqual([])
    const after = await afterPassword(email)
    expect([after.page.address, isSignedIn(after.browser)]).toEqual(['/account', true])
    expect(await admin('POST', users(id, 'reset-mfa'))).toMatchObject({
      status: 409,
      body: { code: 'mfa_not_enabled' },
    })
  })

  test('S002-18 a sign-in that waited for the second factor takes no old recovery code any more', async () => {
    const { id, email, recoveryCodes } = await memberWithFactor()
    const { browser, page } = await afterPassword(email)
    const asked = await browser.open(page.address.replace('mfa-otp', 'mfa-recovery-code'))
    fine(await admin('POST', users(id, 'reset-mfa')), 204)
    await browser.submit(asked, '/u/mfa-recovery-code-challenge', { code: recoveryCodes[0] as string })
    expect(isSignedIn(browser)).toBe(false)
  })

  test('S002-20 where the organization enforces MFA, the next sign-in asks to set it up', async () => {
    const { id, email } = await memberWithFactor()
    fine(await app.v1('PATCH', at('organizations', acme.id), { body: { requiresMfa: true } }), 200)
    try {
      fine(await app.v1('POST', users(id, 'reset-mfa')), 204)
      const { browser, page } = await afterPassword(email, { clientId, request: { organizationId: acme.id } })
      expect(page.address).toMatch(/^\/u\/mfa\/enrol\?/)
      expect(isSignedIn(browser)).toBe(false)
    } finally {
      fine(await app.v1('PATCH', at('organizations', acme.id), { body: { requiresMfa: false } }), 200)
    }
  })
})

test('S002-22 a password reset mails the person a link that works', async () => {
  const { id, email } = await newMember()
  expect((await admin('POST', users(id, 'reset-password'))).status).toBe(204)
  expect(await findMessages(app, email)).toHaveLength(1)
  const { kind, link } = await mailed(app, email)
  expect(kind).toBe('reset-password')
  const browser = newBrowserless(app.url)
  const word = 'copper meadow thunder 17'
  const done = await browser.submit(await browser.open(link), '/u/reset-password', { password: word })
  expect(done.heading).toBe('Your password is changed')
  expect(isSignedIn((await afterPassword(email, {}, word)).browser)).toBe(true)
})

test('whoever has reached the end of their account is mailed no link that lets nobody in', async () => {
  const { id, email } = await newMember()
  const expiresAt = new Date(app.clock.now().getTime() + 60_000).toISOString()
  fine(await app.v1('PATCH', at('users', id), { body: { expiresAt } }), 200)
  app.clock.aheadMs += 61_000
  const refused = await admin('POST', users(id, 'reset-password'))
  expect(refused.body).toMatchObject({
    code: 'operation_not_supported',
    detail: 'This account is suspended or has ended. Activate it first.',
  })
  expect(await findMessages(app, email)).toEqual([])
  fine(await app.v1('PATCH', at('users', id), { body: { expiresAt: null } }), 200)
})

test('409 a password reset to a suppressed address is refused instead of promised', async () => {
  const { id, email } = await newMember()
  fine(await app.v1('POST', '/suppressed-addresses', { body: { address: email } }), 201)
  const refused = await admin('POST', users(id, 'reset-password'))
  expect([refused.status, refused.body.code]).toEqual([409, 'address_suppressed'])
  expect(await findMessages(app, email)).toEqual([])
})

describe('deactivation', () => {
  test('S002-23 S002-24 S002-26 S002-27 ends what is open at once and lets nobody in', async () => {
    const { id, email } = await newMember()
    const { browser } = await afterPassword(email)
    expect((await browser.open('/account')).address).toBe('/account')
    expect(fine(await change(id, { isActive: false }), 200)).toMatchObject({ isActive: false })
    expect(await one(id)).toMatchObject({ isActive: false, isBlocked: true })
    expect((await browser.open('/account')).address).toMatch(/^\/u\/login/)
    const again = await afterPassword(email)
    expect(isSignedIn(again.browser)).toBe(false)
    const inactive = fine(await admin('GET', `${users()}?isActive=false`), 200).data
    expect(inactive.map((each: { id: string }) => each.id)).toEqual([id])
  })

  test('S002-25 the networks that their sessions opened are closed', async () => {
    const { id, email } = await newMember()
    fine(await app.v1('PATCH', '/settings', { body: { grantsIpRules: true } }), 200)
    await afterPassword(email)
    const rulesOf = async () =>
      fine(await app.v1('GET', '/ip-rules?pageSize=200'), 200).data.filter(
        ({ userId }: { userId: string }) => userId === id,
      )
    expect(await rulesOf()).toHaveLength(1)
    fine(await change(id, { isActive: false }), 200)
    expect(await rulesOf()).toEqual([])
    fine(await app.v1('PATCH', '/settings', { body: { grantsIpRules: false } }), 200)
  })

  test('S002-28 activation lets them in again', async () => {
    const { id, email } = await newMember()
    fine(await change(id, { isActive: false }), 200)
    expect(isSignedIn((await afterPassword(email)).browser)).toBe(false)
    expect(fine(await change(id, { isActive: true }), 200)).toMatchObject({ isActive: true, isBlocked: false })
    expect(isSignedIn((await afterPassword(email)).browser)).toBe(true)
  })

  test('of somebody who belongs elsewhere ends what they have here, and their account goes on', async () => {
    const { id, email } = await newMember()
    const other = await organization(app, 'globex')
    await join(app, other, id)
    expect(fine(await change(id, { isActive: false }), 200)).toMatchObject({ isActive: false, isBlocked: false })
    expect(isSignedIn((await afterPassword(email)).browser)).toBe(true)
    expect(fine(await app.v1('GET', at('organizations', other.id, 'users', id)), 200)).toMatchObject({ isActive: true })
    await addAuthenticator(app, id)
    expect(await admin('POST', users(id, 'reset-mfa'))).toMatchObject({
      status: 409,
      body: { code: 'belongs_elsewhere' },
    })
    expect(await change(id, { name: 'Mallory' })).toMatchObject({ status: 409, body: { code: 'belongs_elsewhere' } })
  })
})

describe('deletion', () => {
  test('S002-30 is irreversible', async () => {
    const { id, email } = await newMember()
    expect((await admin('DELETE', users(id))).status).toBe(204)
    expect((await admin('GET', users(id))).status).toBe(404)
    expect((await app.v1('GET', at('users', id))).status).toBe(404)
    expect((await change(id, { isActive: true })).status).toBe(404)
    expect((await app.v1('POST', at('users', id, 'activate'), { body: {} })).status).toBe(404)
    expect((await admin('DELETE', users(id))).status).toBe(404)
    expect(isSignedIn((await afterPassword(email)).browser)).toBe(false)
    expect(await addPerson(app, email)).not.toBe(id)
  })

  test('S002-32 the last administrator stays, and goes once there is a second one', async () => {
    const of = await organization(app, 'initech')
    const [first, second] = [await addPerson(app, uniqueEmail()), await addPerson(app, uniqueEmail())]
    await join(app, of, first, true)
    const path = (id: string) => at('organizations', of.id, 'users', id)
    const refusal = {
      status: 409,
      body: { code: 'last_administrator', detail: expect.stringContaining('last administrator') },
    }
    expect(await app.v1('DELETE', path(first))).toMatchObject(refusal)
    expect(await app.v1('PATCH', path(first), { body: { isAdministrator: false } })).toMatchObject(refusal)
    expect(await app.v1('PATCH', path(first), { body: { isActive: false } })).toMatchObject(refusal)
    expect(await app.v1('DELETE', at('organizations', of.id, 'members', first))).toMatchObject(refusal)
    expect(await app.v1('DELETE', at('users', first))).toMatchObject(refusal)
    expect(fine(await app.v1('GET', path(first)), 200)).toMatchObject({ isAdministrator: true, isActive: true })
    await join(app, of, second, true)
    expect((await app.v1('DELETE', path(first))).status).toBe(204)
  })
})

describe('the audit names the administrator, the time and the address', () => {
  test('S002-33 of an MFA reset', async () => {
    const { id } = await newMember()
    await addAuthenticator(app, id)
    fine(await admin('POST', users(id, 'reset-mfa')), 204)
    expect(await eventOf('user.mfa_reset', id)).toMatchObject(byAlice())
  })

  test('S002-34 of a password reset', async () => {
    const { id } = await newMember()
    fine(await admin('POST', users(id, 'reset-password')), 204)
    expect(await eventOf('user.password_reset_requested', id)).toMatchObject(byAlice())
  })

  test('S002-35 of a deactivation', async () => {
    const { id } = await newMember()
    fine(await change(id, { isActive: false }), 200)
    expect(await eventOf('user.suspended', id)).toMatchObject(byAlice())
  })

  test('S002-36 of a deletion', async () => {
    const { id } = await newMember()
    fine(await admin('DELETE', users(id)), 204)
    expect(await eventOf('user.deleted', id)).toMatchObject(byAlice())
  })
})

test('S002-37 each operation of the page is a call, listed and paged', async () => {
  const { id, email } = await newMember()
  const sessions = at('organizations', acme.id, 'sessions')
  await addAuthenticator(app, id)
  const { data, nextCursor } = fine(await admin('GET', `${users()}?pageSize=1`), 200)
  expect(data).toEqual([
    {
      id: adminId,
      email: 'alice@example.com',
      name: 'alice@example.com',
      isAdministrator: true,
      isLastAdministrator: true,
      roleNames: ['admin'],
      isActive: true,
      isBlocked: false,
      mfaEnabled: false,
      actsOnAccount: true,
      askedRecovery: null,
      lastSignInAt: null,
      createdAt: expect.any(String),
      updatedAt: expect.any(String),
    },
  ])
  expect(nextCursor).toEqual(expect.any(String))
  const latest = fine(await admin('GET', `${users()}?pageSize=1&sort=-created`), 200)
  expect(latest.data.map((each: { id: string }) => each.id)).toEqual([id])
  expect((await admin('GET', `${users()}?sort=-created&cursor=${nextCursor}`)).status).toBe(400)
  const found = fine(await admin('GET', `${users()}?search=${encodeURIComponent(email.slice(0, 12))}`), 200)
  expect(found.data.map((each: { id: string }) => each.id)).toEqual([id])
  const { sessionId } = await cookieOf(app, id)
  const open = fine(await admin('GET', sessions), 200).data
  expect(open.map((each: { session: { id: string } }) => each.session.id)).toContain(sessionId)
  expect((await admin('DELETE', `${sessions}/${sessionId}`)).status).toBe(204)
  expect((await admin('DELETE', `${sessions}/${sessionId}`)).status).toBe(404)
  expect((await change(id, { name: 'Bob' })).status).toBe(200)
  expect((await admin('POST', users(id, 'reset-mfa'))).status).toBe(204)
  expect((await admin('POST', users(id, 'reset-password'))).status).toBe(204)
  expect((await change(id, { isActive: false })).status).toBe(200)
  expect((await change(id, { isActive: true })).status).toBe(200)
  expect((await admin('DELETE', users(id))).status).toBe(204)
})
