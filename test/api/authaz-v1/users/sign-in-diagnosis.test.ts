import { Secret, TOTP } from 'otpauth'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { defaultProtection } from '../../../../src/applications/attack-protection.ts'
import { guardAttempt } from '../../../../src/guards/guard-attempt.ts'
import { newSignIn } from '../../../../src/sign-ins/sign-in.ts'
import { newBrowserless } from '../../../support/browserless.ts'
import { registeredKey } from '../../../support/registered-key.ts'
import { startTestApp, type TestApp } from '../../../support/test-app.ts'
import { cookieOf } from '../../oauth/person-client.ts'
import { signedIn } from '../console-browser.ts'

let app: TestApp
let serial = 0
let id: string
let path: string
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.close())
beforeEach(async () => {
  serial += 1
  const body = {
    connection: 'Username-Password-Authentication',
    email: `alice${serial}@example.com`,
    password: 'Correct-Horse-7-Battery',
  }
  id = (await app.api('POST', '/users', { body })).body.user_id
  path = `/users/${encodeURIComponent(id)}`
})

const diagnosis = async (of = path) => (await app.v1('GET', `${of}/sign-in-diagnosis`)).body

test('200 nothing stands in the way of somebody with a password', async () => {
  expect(await diagnosis()).toEqual({
    canSignIn: true,
    nextStep: { kind: 'done' },
    waysIn: ['password', 'email-code'],
    hasPassword: true,
    emailVerified: false,
    locks: [],
    recentSignIns: [],
    checks: expect.arrayContaining([{ id: 'account', state: 'pass', facts: {} }]),
  })
})

test('whoever is asked for a second factor can sign in, with that step before them', async () => {
  const body = { type: 'totp', name: 'App', totp_secret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP' }
  await app.api('POST', `${path}/authentication-methods`, { body })
  expect(await diagnosis()).toMatchObject({ canSignIn: true, nextStep: { kind: 'second-factor', offers: ['totp'] } })
})

test('a suspension and a lock are each named, and either keeps somebody out', async () => {
  const { clock, stores } = app.app.directory
  const attempt = {
    act: 'password',
    account: id,
    ip: '203.0.113.7',
    isKnownBrowser: false,
    protection: defaultProtection,
  } as const
  for (let count = 0; count < 10; count += 1) await guardAttempt({ attempts: stores.attempts, clock }, attempt)
  expect(await diagnosis()).toMatchObject({
    canSignIn: false,
    nextStep: { kind: 'done' },
    locks: [{ act: 'password' }],
  })
  await app.v1('POST', `${path}/unlock`)
  await app.v1('POST', `${path}/suspend`)
  expect(await diagnosis()).toMatchObject({
    canSignIn: false,
    nextStep: { kind: 'refused', reason: 'suspended' },
    locks: [],
    checks: expect.arrayContaining([{ id: 'account', state: 'fail', facts: { isSuspended: true, expiresAt: null } }]),
  })
})

test('whose time is over is not told as suspended', async () => {
  const expiresAt = new Date(app.clock.now().getTime() + 60_000).toISOString()
  await app.v1('PATCH', path, { body: { expiresAt } })
  app.clock.aheadMs += 120_000
  const facts = { isSuspended: false, expiresAt }
  expect(await diagnosis()).toMatchObject({
    canSignIn: false,
    checks: expect.arrayContaining([{ id: 'account', state: 'fail', facts }]),
  })
})

test('whoever has neither a password nor another way in cannot sign in', async () => {
  const { body } = await app.v1('POST', '/users', { body: { email: `bob${serial}@example.com` } })
  const bob = `/users/${encodeURIComponent(body.id)}`
  expect(await diagnosis(bob)).toMatchObject({ canSignIn: true, waysIn: ['email-code'], hasPassword: false })
  await app.v1('PATCH', '/settings', { body: { allowsEmailCode: false } })
  expect(await diagnosis(bob)).toMatchObject({ canSignIn: false, waysIn: [] })
  await app.v1('PATCH', '/settings', { body: { allowsEmailCode: true } })
})

test('a security key alone is no way in, and a passkey is one', async () => {
  const { body } = await app.v1('POST', '/users', { body: { email: `carol${serial}@example.com` } })
  const carol = `/users/${encodeURIComponent(body.id)}`
  const methods = `${carol}/authentication-methods`
  await app.v1('PATCH', '/settings', { body: { allowsEmailCode: false } })
  expect((await app.api('POST', methods, { body: registeredKey('webauthn-roaming') })).status).toBe(201)
  expect(await diagnosis(carol)).toMatchObject({ canSignIn: false, waysIn: [] })
  expect((await app.api('POST', methods, { body: registeredKey('passkey') })).status).toBe(201)
  expect(await diagnosis(carol)).toMatchObject({ canSignIn: true, waysIn: ['passkey'] })
  await app.v1('PATCH', '/settings', { body: { allowsEmailCode: true } })
})

test('recent attempts name the app they were for, and a reference finds the same one', async () => {
  const { body } = await app.api('POST', '/clients', { body: { name: 'Shop', app_type: 'spa' } })
  const { clock, stores } = app.app.directory
  const goal = { kind: 'account', path: '/account' } as const
  const origin = { ip: '192.0.2.7', userAgent: null }
  const begun = newSignIn({ goal, clientId: body.client_id, identifier: 'alice', origin }, clock.now())
  const signIn = { ...begun, userId: id, securityVersion: 1 }
  await stores.signIns.insert(signIn, Buffer.alloc(32, serial))
  const [recent] = (await diagnosis()).recentSignIns
  expect(recent).toMatchObject({ reference: signIn.reference, clientId: body.client_id, clientName: 'Shop' })
  const spoken = signIn.reference.replace('-', '').toLowerCase()
  expect((await app.v1('GET', `/sign-ins/${spoken}`)).body).toMatchObject(recent)
})

test('whoever may ask why chooses among all clients by name, and sees nothing else of them', async () => {
  for (const name of ['Warehouse', 'Ware house', 'Zoo']) await app.api('POST', '/clients', { body: { name } })
  const support = await signedIn(app, 'support_readonly', `support${serial}@example.com`)
  const named = (words: string) => support.call('GET', `/sign-in-diagnosis/clients?q=${encodeURIComponent(words)}`)
  const { data } = (await named('WAREH')).body
  expect(data).toEqual([{ id: expect.any(String), name: 'Warehouse' }])
  expect((await named(data[0].id)).body.data).toEqual(data)
  expect((await named('no such client')).body.data).toEqual([])
  expect((await named('x'.repeat(201))).body).toMatchObject({ status: 400, errors: { q: expect.anything() } })
  expect((await support.call('GET', `/clients/${data[0].id}`)).status).toBe(403)
})

test('without words the first twenty clients by name are offered', async () => {
  for (let count = 0; count < 21; count += 1) {
    await app.api('POST', '/clients', { body: { name: `Aa ${String(count).padStart(2, '0')}` } })
  }
  const { data } = (await app.v1('GET', '/sign-in-diagnosis/clients')).body
  expect(data).toHaveLength(20)
  expect(data[0].name).toBe('Aa 00')
})

test('whoever may not ask why is told no clients', async () => {
  const made = await app.v1('POST', '/keys', { body: { name: 'Roles', permissions: ['read:roles'] } })
  const headers = { 'x-api-key': made.body.key }
  const answer = await app.anonymous('GET', '/api/v1/sign-in-diagnosis/clients', { headers })
  expect(answer.body).toMatchObject({ status: 403, code: 'insufficient_scope' })
})

test('S000-2 an attempt that names the account and proved nothing shows with its reason, and nobody else’s does', async () => {
  const { clock, stores } = app.app.directory
  const goal = { kind: 'account', path: '/account' } as const
  const origin = { ip: '192.0.2.7', userAgent: null }
  const failed = async (identifier: string) => {
    const begun = newSignIn({ goal, clientId: null, identifier, origin }, clock.now())
    await stores.signIns.insert({ ...begun, lastFailure: 'wrong_password' }, Buffer.alloc(32, `${identifier}${serial}`))
    return begun.reference
  }
  await failed('somebody-else@example.com')
  const reference = await failed(`Alice${serial}@example.com`)
  expect((await diagnosis()).recentSignIns).toMatchObject([{ reference, lastFailure: 'wrong_password' }])
})

test('404 for nobody', async () => {
  const answer = await app.v1('GET', '/users/auth0%7Cnobody/sign-in-diagnosis')
  expect([answer.status, answer.body.code]).toEqual([404, 'user_not_found'])
})

test('what nothing is known of is neither in order nor in the way', async () => {
  const { canSignIn, checks } = await diagnosis()
  expect(canSignIn).toBe(true)
  const unknown = checks.filter(({ state }: { state: string }) => state === 'unknown')
  expect(unknown.map(({ id: name }: { id: string }) => name)).toEqual(['method', 'app', 'network'])
})

test('each of the 18 checks says how it stands and by what facts', async () => {
  const body = { type: 'totp', name: 'App', totp_secret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP' }
  await app.api('POST', `${path}/authentication-methods`, { body })
  const { clock, stores } = app.app.directory
  const origin = { ip: '192.0.2.7', userAgent: null }
  const begun = newSignIn({ goal: { kind: 'account', path: '/account' }, identifier: 'alice', origin }, clock.now())
  await stores.signIns.insert({ ...begun, userId: id, lastFailure: 'wrong_totp' }, Buffer.alloc(32, 99))
  await app.v1('POST', `${path}/messages`, { body: { kind: 'reset-password' } })
  const { checks } = await diagnosis()
  expect(checks).toHaveLength(18)
  const states = Object.fromEntries(checks.map(({ id: name, state }: { id: string; state: string }) => [name, state]))
  expect(states).toMatchObject({
    mfa: 'fail',
    mail: 'warn',
    email: 'warn',
    account: 'pass',
    password: 'pass',
    lock: 'pass',
    method: 'pass',
    network: 'pass',
    app: 'unknown',
  })
  expect(checks.find(({ id: name }: { id: string }) => name === 'mfa').facts).toEqual({
    hasTotp: true,
    recoveryCodesLeft: 0,
    failure: 'wrong_totp',
  })
  for (let mails = 0; mails < 5; mails += 1)
    await app.v1('POST', `${path}/messages`, { body: { kind: 'reset-password' } })
  await app.v1('POST', `${path}/suspend`)
  const after = (await diagnosis()).checks as { id: string; state: string }[]
  expect(after.find((check) => check.id === 'mail-limit')?.state).toBe('warn')
  expect(after.find((check) => check.id === 'account')?.state).toBe('fail')
})

test('a code that a clock made wrong is told with how far off it is', async () => {
  const body = { type: 'totp', name: 'App', totp_secret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP' }
  await app.api('POST', `${path}/authentication-methods`, { body })
  const browser = newBrowserless(app.url)
  const asked = await browser.submit(await browser.open('/account'), '/u/login', {
    identifier: `alice${serial}@example.com`,
  })
  const second = await browser.submit(asked, '/u/login/password', { password: 'Correct-Horse-7-Battery' })
  const totp = new TOTP({ secret: Secret.fromBase32(body.totp_secret) })
  const code = totp.generate({ timestamp: app.clock.now().getTime() - 120_000 })
  await browser.submit(second, new URL(second.address, app.url).pathname, { code })
  const { checks, recentSignIns } = await diagnosis()
  expect(checks.find(({ id: name }: { id: string }) => name === 'mfa')).toMatchObject({
    state: 'fail',
    facts: { failure: 'wrong_totp', clockSeconds: -120 },
  })
  expect(recentSignIns[0]).toMatchObject({ lastFailure: 'wrong_totp clock -120', device: expect.any(String) })
})

test('asked for an organization, whoever does not belong there cannot sign in to it', async () => {
  const { body: acme } = await app.v1('POST', '/organizations', { body: { name: `acme-${serial}` } })
  const there = async () => (await app.v1('GET', `${path}/sign-in-diagnosis?organization=${acme.name}`)).body
  const check = ({ checks }: { checks: { id: string }[] }) => checks.find(({ id: name }) => name === 'organization')
  const outside = await there()
  expect(outside).toMatchObject({ canSignIn: false, nextStep: { kind: 'refused', reason: 'not-a-member' } })
  expect(check(outside)).toMatchObject({
    state: 'fail',
    facts: { reason: 'not-a-member', organizationId: acme.id, organization: acme.name },
  })
  const appId = (await app.v1('GET', '/application')).body.id
  await app.v1('POST', `/applications/${appId}/tenants/${acme.id}/users`, { body: { userId: id } })
  expect(await there()).toMatchObject({ canSignIn: true })
  expect(check(await there())).toMatchObject({ state: 'pass' })
  await app.v1('POST', `/organizations/${acme.id}/suspend`, { body: { reason: 'Unpaid' } })
  const reason = 'organization-suspended'
  expect(await there()).toMatchObject({ canSignIn: false, nextStep: { kind: 'refused', reason } })
  expect(check(await there())).toMatchObject({ state: 'fail', facts: { reason } })
  expect((await app.v1('GET', `${path}/sign-in-diagnosis?organization=nowhere`)).status).toBe(404)
})

test('who looked is kept once in ten minutes, and of programs nothing', async () => {
  const viewed = async () =>
    (await app.v1('GET', `${path}/events`)).body.data.filter(
      ({ type }: { type: string }) => type === 'user.diagnosis_viewed',
    ).length
  await diagnosis()
  expect(await viewed()).toBe(0)
  const kim = await signedIn(app, 'support', 'kim@example.com')
  for (let looks = 0; looks < 3; looks += 1) await kim.call('GET', `${path}/sign-in-diagnosis`)
  expect(await viewed()).toBe(1)
  app.clock.aheadMs += 10 * 60_000
  await kim.call('GET', `${path}/sign-in-diagnosis`)
  expect(await viewed()).toBe(2)
})

/** The diagnosis while a store has no table. */
async function without(table: string) {
  const database = new pg.Client(app.connection)
  await database.connect()
  try {
    await database.query(`ALTER TABLE ${table} RENAME TO ${table}_away`)
    try {
      const { status, body, text } = await app.v1('GET', `${path}/sign-in-diagnosis`)
      expect(status, text).toBe(200)
      const failed = body.checks.filter(({ facts }: { facts: { couldNotRun?: true } }) => facts.couldNotRun === true)
      for (const { state } of failed) expect(state).toBe('unknown')
      return { canSignIn: body.canSignIn, failed: failed.map(({ id: check }: { id: string }) => check), text }
    } finally {
      await database.query(`ALTER TABLE ${table}_away RENAME TO ${table}`)
    }
  } finally {
    await database.end()
  }
}

test('a store that fails takes its own checks along and no more, and where it decides nobody is said to come in', async () => {
  const mails = await without('mail_messages')
  expect(mails).toMatchObject({ canSignIn: true, failed: ['invitation', 'password', 'mail'] })
  // What went wrong is for the log.
  expect(mails.text).not.toContain('relation')
  expect(await without('sign_ins')).toMatchObject({
    canSignIn: true,
    failed: ['method', 'mfa', 'passkey', 'network', 'provider'],
  })
  expect(await without('invitations')).toMatchObject({ canSignIn: true, failed: ['invitation'] })
  expect(await without('attempts')).toMatchObject({ canSignIn: null, failed: ['lock', 'mail-limit'] })
  await app.v1('POST', `${path}/suspend`, { body: {} })
  expect(await without('attempts')).toMatchObject({ canSignIn: false, failed: ['lock', 'mail-limit'] })
  expect(await diagnosis()).toMatchObject({ canSignIn: false, nextStep: { reason: 'suspended' } })
})

test('network rules that cannot be asked leave their own check unknown, and nobody is said to come in', async () => {
  const { clock, stores, networkGate } = app.app.directory
  const origin = { ip: '192.0.2.8', userAgent: null }
  const begun = newSignIn({ goal: { kind: 'account', path: '/account' }, identifier: 'alice', origin }, clock.now())
  await stores.signIns.insert({ ...begun, userId: id }, Buffer.alloc(32, 98))
  // What was read is known for a second.
  networkGate.forget()
  expect(await without('network_rules')).toMatchObject({ canSignIn: null, failed: ['network'] })
  expect(await diagnosis()).toMatchObject({ canSignIn: true })
})

test('sessions are told by what limits them: their number, their length, and the shorter of what app and organization take', async () => {
  const sessions = async (query = '') => {
    const { body } = await app.v1('GET', `${path}/sign-in-diagnosis${query}`)
    return body.checks.find(({ id: name }: { id: string }) => name === 'sessions')
  }
  const absoluteMinutes = 10_080
  const set = async (to: string, body: object) => {
    const { status, text } = await app.v1('PATCH', to, { body })
    expect(status, text).toBe(200)
  }
  expect(await sessions()).toEqual({
    id: 'sessions',
    state: 'pass',
    facts: { mostSessions: null, openSessions: null, absoluteMinutes },
  })
  await set('/settings', { mostSessions: 2, keptSessionDays: 30 })
  try {
    const limited = { mostSessions: 2, absoluteMinutes, keptMinutes: 43_200 }
    expect(await sessions()).toMatchObject({ state: 'pass', facts: { ...limited, openSessions: 0 } })
    for (const count of [1, 2]) {
      await cookieOf(app, id)
      const state = count === 2 ? 'warn' : 'pass'
      expect(await sessions()).toMatchObject({ state, facts: { ...limited, openSessions: count } })
    }
    expect(await diagnosis()).toMatchObject({ canSignIn: true })
    expect(await without('sessions')).toMatchObject({ canSignIn: true, failed: ['sessions'] })
  } finally {
    await set('/settings', { mostSessions: null, keptSessionDays: null })
  }
  const { body: acme } = await app.v1('POST', '/organizations', { body: { name: `limit-${serial}` } })
  const { body: shop } = await app.api('POST', '/clients', { body: { name: 'Shop', app_type: 'spa' } })
  await set(`/organizations/${acme.id}`, { sessionMinutes: 60 })
  await set(`/clients/${shop.client_id}`, { sessionMinutes: 480 })
  const [inside, ofShop] = [`organization=${acme.id}`, `clientId=${shop.client_id}`]
  expect((await sessions(`?${ofShop}`)).facts).toMatchObject({ sessionMinutes: 480, limitedBy: 'Shop' })
  expect((await sessions(`?${ofShop}&${inside}`)).facts).toMatchObject({ sessionMinutes: 60, limitedBy: acme.name })
})
test('an invitation that waits is told with its organization, and as run out when it is; sent anew it waits again', async () => {
  const acme = (await app.v1('POST', '/organizations', { body: { name: `acme${serial}`, displayName: 'Acme' } })).body
  const invitations = `/organizations/${acme.id}/invitations`
  const email = `alice${serial}@example.com`
  const made = (await app.v1('POST', invitations, { body: { email, lifetimeSeconds: 60 } })).body
  const invited = async (query = '') =>
    (await app.v1('GET', `${path}/sign-in-diagnosis${query}`)).body.checks.find(
      ({ id: check }: { id: string }) => check === 'invitation',
    )
  const told = { organizationId: acme.id, organization: 'Acme', sentAt: made.createdAt, endsAt: made.expiresAt }
  expect(await invited(), 'whoever has been here signs in without it').toMatchObject({ state: 'pass' })
  const there = `?organization=${acme.id}`
  expect(await invited(there)).toEqual({
    id: 'invitation',
    state: 'warn',
    facts: { invitationId: made.id, ...told, isExpired: false, givesRoles: false },
  })
  app.clock.aheadMs += 61_000
  expect(await invited(there)).toMatchObject({ state: 'warn', facts: { invitationId: made.id, isExpired: true } })
  const other = (await app.v1('POST', '/organizations', { body: { name: `globex${serial}` } })).body
  expect(await invited(`?organization=${other.id}`)).toMatchObject({ state: 'pass' })
  const again = await app.v1('POST', `${invitations}/${made.id}/resend`, { body: {} })
  expect(again.status, again.text).toBe(201)
  expect(await invited(there)).toMatchObject({
    facts: { invitationId: again.body.id, isExpired: false },
  })
  const appId = (await app.v1('GET', '/application')).body.id
  await app.v1('POST', `/applications/${appId}/tenants/${acme.id}/users`, { body: { userId: id } })
  expect(await invited(there), 'nothing waits for a member').toMatchObject({ state: 'pass' })
})
