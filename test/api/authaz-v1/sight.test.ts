// How much of people the console's roles see (console.md 1.7): phone numbers, IP addresses and metadata.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { routes } from '../../../src/api/authaz-v1/routes.ts'
import { defaultProtection } from '../../../src/applications/attack-protection.ts'
import { guardAttempt } from '../../../src/guards/guard-attempt.ts'
import { requestRecovery } from '../../../src/recovery/request-recovery.ts'
import { strangerFrom } from '../../../src/sign-ins/sign-in-deps.ts'
import { newBrowserHash } from '../../support/recovery.ts'
import { signedIn as signIn } from '../../support/signed-in.ts'
import { startTestApp, type TestApp } from '../../support/test-app.ts'
import { type ConsoleBrowser, signedIn } from './console-browser.ts'
import { byToken, fine, join, member, organization, tokenOf } from './organization-callers.ts'

const phoneNumber = '+447700900123'
const ip = '203.0.113.77'
const metadata = { plan: 'platinum-orchid', seats: 471147114711 }
/** Where support/signed-in.ts signs people in from. */
const sessionIp = '192.0.2.7'
const told = ['7700900', ip, sessionIp, 'platinum-orchid', '471147114711']

describe('what the roles of the console see of people', () => {
  let app: TestApp
  let alice: string
  let request: string
  beforeAll(async () => {
    app = await startTestApp()
    const made = await app.v1('POST', '/users', {
      body: { email: 'alice@example.com', phoneNumber, userMetadata: metadata, appMetadata: metadata },
    })
    alice = made.body.id
    const { directory } = app.app
    await signIn(directory, alice)
    await directory.change(({ audit }) =>
      audit.record(
        { kind: 'user', id: alice, name: phoneNumber, permissions: new Set(), ip, userAgent: null, requestId: null },
        'user.updated',
        { kind: 'user', id: alice },
        { phone_number: { from: null, to: phoneNumber }, user_metadata: { from: null, to: metadata } },
      ),
    )
    await guess(alice)
    const browserHash = newBrowserHash()
    const caller = { ip, userAgent: 'Firefox', requestId: null }
    const asked = await requestRecovery(directory, caller, { email: 'alice@example.com', phoneNumber, browserHash })
    request = asked.id
  })
  afterAll(() => app?.close())

  async function guess(userId: string) {
    const { clock, stores, change } = app.app.directory
    const attempt = {
      act: 'password',
      account: userId,
      ip,
      isKnownBrowser: false,
      protection: defaultProtection,
    } as const
    const actor = strangerFrom({ ip, userAgent: null, requestId: null })
    for (let count = 0; count < 10; count += 1) {
      await guardAttempt({ attempts: stores.attempts, clock }, attempt)
      const details = { reason: 'wrong_password' }
      await change(({ audit }) => audit.record(actor, 'user.sign_in_failed', { kind: 'user', id: userId }, details))
    }
  }
  const at = (path: string) => path.replace(':id', encodeURIComponent(alice))
  const seen = async (browser: ConsoleBrowser, path: string, headers: Record<string, string> = {}) =>
    (await browser.call('GET', path, { headers })).text
  const inFull = [`/users/:id`, '/users/:id/sessions', '/users/:id/events', '/users?include=mfa', '/search?q=alice']

  test('support that only looks sees them masked, in whatever answer they stand', async () => {
    const reader = await signedIn(app, 'support_readonly')
    const asked = routes.filter(({ method, answerType }) => method === 'GET' && answerType === undefined)
    const paths = asked.map(({ path }) =>
      path.startsWith('/recovery-requests') ? path.replace(':id', request) : at(path),
    )
    let answered = 0
    for (const path of [...paths, '/users?include=mfa', '/search?q=alice']) {
      const answer = await reader.call('GET', path)
      if (answer.status === 200) answered += 1
      expect(
        told.filter((each) => answer.text.includes(each)),
        path,
      ).toEqual([])
    }
    expect(answered).toBeGreaterThan(20)
    expect((await reader.call('GET', at('/users/:id'))).body).toMatchObject({
      phoneNumber: '+44 ••• 123',
      userMetadata: { plan: '•••', seats: '•••' },
      appMetadata: { plan: '•••', seats: '•••' },
    })
    expect((await reader.call('GET', at('/users/:id/sessions'))).body.data[0].ip).toBe('192.0.•••')
    const network = '203.0.•••'
    const lock = { network, count: 10, from: [{ network, count: 10 }] }
    expect((await reader.call('GET', at('/users/:id/locks'))).body.data).toMatchObject([lock])
    expect((await reader.call('GET', at('/users/:id/sign-in-diagnosis'))).body.locks).toMatchObject([lock])
  })

  test('an auditor, and a program by its key, see them in full', async () => {
    const auditor = await signedIn(app, 'auditor')
    const record = (await auditor.call('GET', at('/users/:id'))).body
    expect(record).toMatchObject({ phoneNumber, userMetadata: metadata, appMetadata: metadata })
    expect((await app.v1('GET', at('/users/:id'))).body).toMatchObject({ phoneNumber, userMetadata: metadata })
    expect(await seen(auditor, at('/users/:id/sessions'))).toContain(sessionIp)
    expect(await seen(auditor, at('/users/:id/events'))).toContain(phoneNumber)
  })

  test('support sees one person in full on request for ten minutes, and the audit tells', async () => {
    const support = await signedIn(app, 'support')
    for (const path of inFull) {
      const text = await seen(support, at(path))
      expect(
        told.filter((each) => text.includes(each)),
        path,
      ).toEqual([])
    }
    const revealed = await support.call('POST', at('/users/:id/reveals'))
    expect(revealed.status, revealed.text).toBe(201)
    const pass = { 'x-reveal': revealed.body.pass }
    expect(await seen(support, at('/users/:id'), pass)).toContain(phoneNumber)
    expect(await seen(support, at('/users/:id/sessions'), pass)).toContain(sessionIp)
    expect(await seen(support, at('/users/:id/events'), pass)).toContain('platinum-orchid')
    expect(await seen(support, '/users', pass)).not.toContain(phoneNumber)
    const { data } = (await app.v1('GET', at('/users/:id/events?type=console.pii.revealed'))).body
    expect(data).toMatchObject([{ actor: { kind: 'operator', name: 'support@example.com' }, subject: { id: alice } }])
    app.clock.aheadMs += 11 * 60_000
    expect(await seen(support, at('/users/:id'), pass)).not.toContain(phoneNumber)
  })

  test('a pass is for one person and one session, and cannot be lengthened', async () => {
    const bob = (await app.v1('POST', '/users', { body: { email: 'bob@example.com', phoneNumber: '+4915112345678' } }))
      .body.id
    const support = await signedIn(app, 'support', 'kim@example.com')
    const other = await signedIn(app, 'support', 'lee@example.com')
    const { pass } = (await support.call('POST', at('/users/:id/reveals'))).body as { pass: string }
    const [until, signature] = pass.split('.')
    const later = `${Number(until) + 3_600_000}.${signature}`
    const path = at('/users/:id')
    expect(await seen(support, path, { 'x-reveal': pass })).toContain(phoneNumber)
    expect(await seen(support, `/users/${encodeURIComponent(bob)}`, { 'x-reveal': pass })).not.toContain('15112345')
    expect(await seen(other, path, { 'x-reveal': pass })).not.toContain(phoneNumber)
    expect(await seen(support, path, { 'x-reveal': later })).not.toContain(phoneNumber)
    expect(await seen(support, path, { 'x-reveal': 'nothing' })).not.toContain(phoneNumber)
  })

  test('who may only see people masked reveals nobody, and who is nobody is revealed to nobody', async () => {
    const reader = await signedIn(app, 'support_readonly', 'dan@example.com')
    expect((await reader.call('POST', at('/users/:id/reveals'))).body).toMatchObject({
      status: 403,
      code: 'not_permitted',
    })
    const support = await signedIn(app, 'support', 'carol@example.com')
    expect((await support.call('POST', '/users/auth0%7Cnobody/reveals')).body.code).toBe('user_not_found')
  })

  test('support that calls back sees the number of a recovery request once the person is shown', async () => {
    const support = await signedIn(app, 'support', 'max@example.com')
    const path = `/recovery-requests/${request}`
    expect(await seen(support, path)).not.toContain(phoneNumber)
    const { pass } = (await support.call('POST', at('/users/:id/reveals'))).body
    expect(await seen(support, path, { 'x-reveal': pass })).toContain(phoneNumber)
  })

  test('who administers an organization sees its people masked, but for the addresses that its audit has to tell', async () => {
    const acme = await organization(app, 'acme')
    const dan = await member(app, acme, 'dan', true)
    await join(app, acme, alice)
    const administrator = byToken(app, await tokenOf(app, dan, acme))
    for (const path of ['users', 'sessions', 'events'].map((part) => `/organizations/${acme.id}/${part}`)) {
      const answer = JSON.stringify(fine(await administrator('GET', path), 200))
      expect(
        told.filter((each) => ![ip, sessionIp].includes(each) && answer.includes(each)),
        path,
      ).toEqual([])
    }
  })
})
