import { HOTP, Secret } from 'otpauth'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { newBrowserless } from '../../../support/browserless.ts'
import { findMessages } from '../../../support/find-messages.ts'
import { startTestApp, type TestApp } from '../../../support/test-app.ts'
import { type ConsoleBrowser, signedIn, signedInAs } from '../console-browser.ts'

let app: TestApp
let kim: ConsoleBrowser
let sam: ConsoleBrowser
let serial = 0
let email: string
let id: string
beforeAll(async () => {
  app = await startTestApp()
  kim = await signedIn(app, 'support', 'kim@example.com')
  sam = await signedIn(app, 'security', 'sam@example.com')
})
afterAll(() => app.close())
beforeEach(async () => {
  serial += 1
  email = `alice${serial}@example.com`
  const connection = 'Username-Password-Authentication'
  const body = { connection, email, email_verified: true, password: 'Correct-Horse-7-Battery' }
  id = encodeURIComponent((await app.api('POST', '/users', { body })).body.user_id)
})

const seed = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'
const path = () => `/users/${id}/caller-verifications`
const ask = (by: ConsoleBrowser, body: object) => by.call('POST', path(), { body })
const check = (by: ConsoleBrowser, verification: string, code: string) =>
  by.call('POST', `${path()}/${verification}/check`, { body: { code } })
const reset = (by: ConsoleBrowser) => by.call('POST', `/users/${id}/mfa/reset`, { body: { reason: 'User request' } })
const mailedCode = async () => {
  const [message] = await findMessages(app, email)
  expect(message?.kind).toBe('caller-code')
  return message?.values as { code: string; agent: string }
}
const wrongFor = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0')
const factor = async () =>
  app.api('POST', `/users/${id}/authentication-methods`, { body: { type: 'totp', name: 'App', totp_secret: seed } })
const newestInAudit = async () => {
  const page = { kind: 'cursor', after: null, limit: 1, withTotal: false } as const
  return (await app.app.directory.stores.audit.listAbout(decodeURIComponent(id), page)).items[0]
}
const newestEvents = async () => (await app.v1('GET', `/users/${id}/events`)).body.data

test('403 support resets factors only after the caller was verified, and the audit says how', async () => {
  await factor()
  const early = await reset(kim)
  expect([early.status, early.body.code]).toEqual([403, 'caller_verification_required'])
  const sent = await ask(kim, { channel: 'email' })
  expect(sent.status, sent.text).toBe(201)
  expect(sent.body).toMatchObject({ channel: 'email', verifiedAt: null })
  const { code, agent } = await mailedCode()
  expect([code, agent]).toEqual([expect.stringMatching(/^\d{6}$/), 'kim@example.com'])
  expect(sent.text).not.toContain(code)
  expect((await reset(kim)).status).toBe(403)
  const verified = await check(kim, sent.body.id, ` ${code.slice(0, 3)} ${code.slice(3)}`)
  expect(verified.status, verified.text).toBe(200)
  expect(Date.parse(verified.body.validUntil) - Date.parse(verified.body.verifiedAt)).toBe(15 * 60_000)
  expect((await kim.call('GET', path())).body).toMatchObject({
    isRequired: true,
    requiredFor: ['mfa-reset', 'password-link'],
    isVerified: true,
  })
  expect((await reset(kim)).status).toBe(204)
  expect(await newestInAudit()).toMatchObject({
    type: 'user.mfa_reset',
    details: { callerVerification: [{ id: sent.body.id, channel: 'email' }] },
  })
  expect(JSON.stringify(await newestEvents())).not.toContain(code)
})

test('a verification counts for the one who made it, for a quarter of an hour', async () => {
  await factor()
  const seen = await ask(kim, { channel: 'other', kind: 'video-call', note: 'Passport matches' })
  expect(seen.status, seen.text).toBe(201)
  expect(seen.body).toMatchObject({ kind: 'video-call', note: 'Passport matches', agent: { name: 'kim@example.com' } })
  expect((await sam.call('GET', path())).body).toMatchObject({
    isRequired: false,
    requiredFor: [],
    isVerified: false,
    data: [],
  })
  for (const part of [8, 7]) {
    app.clock.aheadMs += part * 60_000
    // Whoever works stays signed in.
    await Promise.all([kim.call('GET', path()), sam.call('GET', path())])
  }
  expect((await kim.call('GET', path())).body).toMatchObject({ isVerified: false, data: [] })
  expect((await reset(kim)).body.code).toBe('caller_verification_required')
  expect((await reset(sam)).status).toBe(204)
})

test('400 wrong digits, another agent and a sixth try open nothing', async () => {
  const { id: verification } = (await ask(kim, { channel: 'email' })).body
  const { code } = await mailedCode()
  const stolen = await check(sam, verification, code)
  expect([stolen.status, stolen.body.code]).toEqual([400, 'code_wrong'])
  for (let tries = 0; tries < 5; tries += 1) {
    expect((await check(kim, verification, wrongFor(code))).body.code).toBe('code_wrong')
  }
  expect((await check(kim, verification, code)).body.code).toBe('code_wrong')
  expect(
    (await newestEvents()).filter(({ type }: { type: string }) => type === 'user.caller_not_verified'),
  ).toHaveLength(6)
})

test('of many who check the same right code at once, one makes it stand', async () => {
  const { id: verification } = (await ask(kim, { channel: 'email' })).body
  const { code } = await mailedCode()
  const answers = await Promise.all(Array.from({ length: 4 }, () => check(kim, verification, code)))
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 400, 400, 400])
})

test('429 the mails that somebody gets are bounded', async () => {
  for (let mails = 0; mails < 5; mails += 1) expect((await ask(kim, { channel: 'email' })).status).toBe(201)
  expect((await ask(sam, { channel: 'email' })).status).toBe(429)
})

test('a code of the authenticator counts once, and one enrolled lately does not count alone', async () => {
  await factor()
  const read = () =>
    HOTP.generate({
      secret: Secret.fromBase32(seed),
      algorithm: 'SHA1',
      digits: 6,
      counter: Math.floor((Date.now() + app.clock.aheadMs) / 30_000),
    })
  const code = read()
  const first = await ask(kim, { channel: 'authenticator', code })
  expect(first.status, first.text).toBe(201)
  expect(first.body.channelChangedAt).toEqual(expect.any(String))
  expect((await ask(kim, { channel: 'authenticator', code })).body.code).toBe('code_wrong')
  expect((await reset(kim)).body.detail).toMatch(/changed in the last 7 days/)
  await ask(kim, { channel: 'other', kind: 'manager', note: 'Bob vouches' })
  expect((await reset(kim)).status).toBe(204)
})

test('an address that was changed lately does not count alone, and an unverified one not at all', async () => {
  await app.v1('PATCH', `/users/${id}`, { body: { email: `new${email}`, emailVerified: true } })
  email = `new${email}`
  const { channels } = (await kim.call('GET', path())).body
  expect(channels[0]).toMatchObject({ channel: 'email', isAvailable: true, changedAt: expect.any(String) })
  expect(channels[0].destination).toBe(`n•••@example.com`)
  const sent = await ask(kim, { channel: 'email' })
  await check(kim, sent.body.id, (await mailedCode()).code)
  expect((await reset(kim)).body.code).toBe('caller_verification_required')
  await app.v1('PATCH', `/users/${id}`, { body: { emailVerified: false } })
  const refused = await ask(kim, { channel: 'email' })
  expect([refused.status, Object.keys(refused.body.errors)]).toEqual([400, ['channel']])
})

test('policy asks nobody, support or every operator, and programs never', async () => {
  const set = (callerVerification: string) => app.v1('PATCH', '/settings', { body: { callerVerification } })
  await set('operators')
  expect((await reset(sam)).body.code).toBe('caller_verification_required')
  expect((await app.v1('POST', `/users/${id}/mfa/reset`, { body: {} })).status).toBe(204)
  await set('off')
  expect((await reset(kim)).status).toBe(204)
  await set('support')
})

test('policy says before what a caller is verified', async () => {
  const set = (callerVerificationFor: readonly string[]) =>
    app.v1('PATCH', '/settings', { body: { callerVerification: 'operators', callerVerificationFor } })
  const move = (by: ConsoleBrowser, address: string) =>
    by.call('PATCH', `/users/${id}`, { body: { email: `${address}.${email}` } })
  const olga = await signedIn(app, 'owner', 'olga@example.com')
  await set(['email-change'])
  expect((await sam.call('GET', path())).body.requiredFor).toEqual(['email-change'])
  expect((await reset(sam)).status).toBe(204)
  const tries = [
    await move(olga, 'new'),
    await olga.call('POST', `/users/${id}/email-change`, { body: { email: `new.${email}` } }),
    await olga.call('POST', `/users/${id}/email-change/vouch`, { body: { email: `new.${email}`, reason: 'Asked' } }),
  ]
  expect(tries.map(({ status, body }) => [status, body.code])).toEqual(
    tries.map(() => [403, 'caller_verification_required']),
  )
  await ask(olga, { channel: 'other', kind: 'in-person', note: 'Passport matches' })
  expect((await olga.call('POST', `/users/${id}/email-change`, { body: { email: `new.${email}` } })).status).toBe(201)
  expect((await app.v1('PATCH', `/users/${id}`, { body: { email: `newer.${email}` } })).status).toBe(200)
  await app.v1('PATCH', '/settings', {
    body: { callerVerification: 'support', callerVerificationFor: ['mfa-reset', 'password-link'] },
  })
})

test('a caller is verified for what really changes of an address, and the events tell how', async () => {
  const olga = await signedIn(app, 'owner', 'olive@example.com')
  await app.v1('PATCH', '/settings', {
    body: { callerVerification: 'operators', callerVerificationFor: ['email-change'] },
  })
  const change = (body: object, headers = {}) => olga.call('PATCH', `/users/${id}`, { body, headers })
  expect((await olga.call('PATCH', '/users/auth0%7Cnobody', { body: { email: 'x@example.com' } })).status).toBe(404)
  expect((await change({ email: `new.${email}` }, { 'if-match': '"0"' })).status).toBe(412)
  expect((await change({ email, givenName: 'Alice' })).status).toBe(200)
  expect((await change({ email: `new.${email}` })).body.code).toBe('caller_verification_required')
  await app.v1('PATCH', `/users/${id}`, { body: { emailVerified: false } })
  expect((await change({ emailVerified: true })).body.code).toBe('caller_verification_required')
  await ask(olga, { channel: 'other', kind: 'in-person', note: 'Passport matches' })
  const told = { callerVerification: [{ channel: 'other', kind: 'in-person' }] }
  expect((await change({ emailVerified: true })).status).toBe(200)
  expect(await newestInAudit()).toMatchObject({ type: 'user.updated', details: told })
  expect((await olga.call('POST', `/users/${id}/email-change`, { body: { email: `new.${email}` } })).status).toBe(201)
  expect(await newestInAudit()).toMatchObject({ type: 'user.email_change_requested', details: told })
  const vouching = { body: { email: `new.${email}`, reason: 'Asked' } }
  expect((await olga.call('POST', `/users/${id}/email-change/vouch`, vouching)).status).toBe(200)
  const events = await newestEvents()
  expect(events.find(({ type }: { type: string }) => type === 'user.email_changed').changes).toMatchObject(told)
  await app.v1('PATCH', '/settings', {
    body: { callerVerification: 'support', callerVerificationFor: ['mfa-reset', 'password-link'] },
  })
})

test('404 comes before any caller is verified for somebody who is not there', async () => {
  const body = {
    callerVerification: 'operators',
    callerVerificationFor: ['email-change', 'mfa-reset', 'password-link'],
  }
  await app.v1('PATCH', '/settings', { body })
  const olga = await signedIn(app, 'owner', 'oona@example.com')
  const reason = 'User request'
  const newEmail = 'x@example.com'
  const acts: [string, object][] = [
    ['email-change', { email: newEmail }],
    ['email-change/vouch', { email: newEmail, reason }],
    ['mfa/reset', { reason }],
    ['password-links', { reason }],
  ]
  for (const [act, input] of acts) {
    const there = await olga.call('POST', `/users/${id}/${act}`, { body: input })
    expect([act, there.status, there.body.code]).toEqual([act, 403, 'caller_verification_required'])
    const gone = await olga.call('POST', `/users/auth0%7Cnobody/${act}`, { body: input })
    expect([act, gone.status, gone.body.code]).toEqual([act, 404, 'user_not_found'])
  }
  await app.v1('PATCH', '/settings', {
    body: { callerVerification: 'support', callerVerificationFor: ['mfa-reset', 'password-link'] },
  })
})

test('403 who may not reset factors verifies nobody', async () => {
  const readonly = await signedIn(app, 'support_readonly')
  expect((await ask(readonly, { channel: 'email' })).status).toBe(403)
  expect((await readonly.call('GET', path())).status).toBe(403)
})

test('400 what belongs to another channel is refused, and 404 nobody', async () => {
  for (const body of [
    { channel: 'email', code: '123456' },
    { channel: 'authenticator' },
    { channel: 'other', note: 'x' },
    { channel: 'email', note: 'x' },
    { channel: 'other', kind: 'manager', note: ' ' },
  ]) {
    expect((await ask(kim, body)).status).toBe(400)
  }
  const nobody = await kim.call('POST', '/users/auth0%7Cnobody/caller-verifications', { body: { channel: 'email' } })
  expect(nobody.status).toBe(404)
})

test('403 who may only look hands over no link, nor a stranger to the second factor', async () => {
  const readonly = await signedIn(app, 'support_readonly', 'looks@example.com')
  const path = `/users/${id}/password-links`
  const body = { reason: 'Is at the desk' }
  expect((await readonly.call('POST', path, { body })).status).toBe(403)
  const operator = { email: 'unconfirmed@example.com', password: 'correct horse battery', role: 'security' }
  const { id: operatorId } = (await app.v1('POST', '/operators', { body: operator })).body
  const security = await signedInAs(app, operatorId, 'stale')
  expect((await security.call('POST', path, { body })).body.code).toBe('step_up_required')
})

test('403 support hands a link for a password over once the caller was verified; it works once and proves no address', async () => {
  await app.v1('PATCH', `/users/${id}`, { body: { emailVerified: false } })
  const create = (by: ConsoleBrowser, body: object = { reason: 'Is at the desk' }) =>
    by.call('POST', `/users/${id}/password-links`, { body })
  const early = await create(kim)
  expect([early.status, early.body.code]).toEqual([403, 'caller_verification_required'])
  await ask(kim, { channel: 'other', kind: 'in-person', note: 'Badge 17' })
  expect((await create(kim, {})).status).toBe(400)
  const made = await create(kim)
  expect(made.status, made.text).toBe(201)
  const event = await newestInAudit()
  expect(event).toMatchObject({
    type: 'user.ticket_created',
    details: { isHandedOver: true, reason: 'Is at the desk', callerVerification: [{ channel: 'other' }] },
  })
  expect(JSON.stringify(event)).not.toContain(new URL(made.body.link).searchParams.get('ticket'))
  expect(await findMessages(app, email)).toEqual([])
  const open = async () => {
    const browser = newBrowserless(app.url)
    return { browser, page: await browser.open(made.body.link) }
  }
  const { browser, page: form } = await open()
  await browser.submit(form, '/u/reset-password', { password: 'copper meadow thunder 17' })
  expect((await app.v1('GET', `/users/${id}`)).body.emailVerified).toBe(false)
  expect((await open()).page.status).toBe(400)

  const late = (await create(kim)).body
  app.clock.aheadMs += 60 * 60_000
  expect((await newBrowserless(app.url).open(late.link)).status).toBe(400)
})
