import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { addMethod } from '../../../../src/authentication-methods/add-method.ts'
import { answerPrompt } from '../../../../src/caller-verification/answer-prompt.ts'
import { systemActor } from '../../../../src/kernel/actor.ts'
import { openSession } from '../../../../src/sessions/open-session.ts'
import { type Browserless, newBrowserless } from '../../../support/browserless.ts'
import { longSignedIn } from '../../../support/long-signed-in.ts'
import { signedIn as signedInLately } from '../../../support/signed-in.ts'
import { startTestApp, type TestApp } from '../../../support/test-app.ts'
import { type ConsoleBrowser, signedIn } from '../console-browser.ts'

let app: TestApp
let kim: ConsoleBrowser
let sam: ConsoleBrowser
let serial = 0
let email: string
let userId: string
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
  userId = (await app.api('POST', '/users', { body })).body.user_id
})

const at = (of: string) => `/users/${encodeURIComponent(userId)}${of}`
const ask = (by: ConsoleBrowser, sessionId: string) => by.call('POST', at('/caller-prompts'), { body: { sessionId } })
const state = async (by: ConsoleBrowser) => (await by.call('GET', at('/caller-verifications'))).body
const reset = (by: ConsoleBrowser) => by.call('POST', at('/mfa/reset'), { body: { reason: 'User request' } })
const events = async () => {
  const page = { kind: 'cursor', after: null, limit: 20, withTotal: false } as const
  return (await app.app.directory.stores.audit.listAbout(userId, page)).items
}
const ofType = async (type: string) => (await events()).filter((event) => event.type === type)

interface Desk {
  readonly sessionId: string
  readonly browser: Browserless
}
function desk({ session, secret }: { readonly session: { readonly id: string }; readonly secret: string }): Desk {
  const browser = newBrowserless(app.url)
  browser.cookies.set('rollcall-session', secret)
  return { sessionId: session.id, browser }
}
const laptop = async () => desk(await longSignedIn(app.app.directory, userId))

/** What support reads out, and the page that the person has open by then. */
async function asked({ sessionId, browser }: Desk, by = kim) {
  const prompt = await ask(by, sessionId)
  expect(prompt.status, prompt.text).toBe(201)
  const { id, number } = prompt.body as { id: string; number: string }
  const page = await browser.open('/account')
  const offered = [...page.html.matchAll(/name="answer" value="(\d\d)"/g)].map(([, each = '']) => each)
  return { id, number, page, offered }
}
const wrongOf = ({ number, offered }: { readonly number: string; readonly offered: readonly string[] }) =>
  offered.find((each) => each !== number) as string

test('whoever chooses the number they are told is who is on the telephone, and the audit says how', async () => {
  const mine = await laptop()
  expect((await reset(kim)).body.code).toBe('caller_verification_required')
  const before = await state(kim)
  expect(before.channels[1]).toEqual({
    channel: 'session',
    isAvailable: true,
    destination: `${app.url}account`,
    changedAt: null,
  })
  expect(before.sessions).toMatchObject([{ id: mine.sessionId, device: 'Chrome on Windows', changedAt: null }])
  const { id, number, page, offered } = await asked(mine)
  expect(number).toMatch(/^[1-9]\d$/)
  expect(new Set(offered).size).toBe(3)
  expect(offered).toContain(number)
  expect(page.text).toContain('kim@example.com from Rollcall support is on the phone with you.')
  expect(page.text).toContain('Choose the number they tell you, only if you called us.')
  expect(page.text).toContain('I did not call')
  expect(await state(kim)).toMatchObject({ isVerified: false, prompt: { id, number, answer: null } })
  const shown = await mine.browser.submit(page, '/account/caller', { answer: number })
  expect(shown.text).toContain('Thank you. Support knows now that it is you.')
  expect(shown.text).not.toContain('I did not call')
  const after = await state(kim)
  expect(after).toMatchObject({ isVerified: true, data: [{ id, channel: 'session' }], prompt: { number: null } })
  const [{ validUntil, verifiedAt }] = after.data
  expect(Date.parse(validUntil) - Date.parse(verifiedAt)).toBe(15 * 60_000)
  expect((await state(sam)).isVerified).toBe(false)
  expect((await reset(kim)).status).toBe(204)
  const [done, verified, sent] = await events()
  expect(done).toMatchObject({ type: 'user.mfa_reset', details: { callerVerification: [{ id, channel: 'session' }] } })
  expect(verified).toMatchObject({
    type: 'user.caller_verified',
    actor: { kind: 'user', id: userId },
    details: { verification: id, channel: 'session', agent: { name: 'kim@example.com' } },
  })
  expect(sent).toMatchObject({ type: 'user.caller_prompt_sent', details: { session: mine.sessionId } })
  expect(JSON.stringify([sent?.details, verified?.details])).not.toContain(`"${number}"`)
})

test('a wrong number ends it, and support is told', async () => {
  const mine = await laptop()
  const prompt = await asked(mine)
  const wrong = await mine.browser.submit(prompt.page, '/account/caller', { answer: wrongOf(prompt) })
  expect(wrong.text).toContain('That is not the number you were told.')
  const late = await mine.browser.submit(prompt.page, '/account/caller', { answer: prompt.number })
  expect(late.text).toContain('This question is over.')
  expect(await state(kim)).toMatchObject({ isVerified: false, data: [], prompt: { answer: 'wrong', number: null } })
  expect(await ofType('user.caller_not_verified')).toMatchObject([
    { actor: { kind: 'user', id: userId }, details: { verification: prompt.id, channel: 'session' } },
  ])
  expect((await reset(kim)).body.code).toBe('caller_verification_required')
})

test('whoever did not call says so: every operator sees it for a day, and the audit keeps it', async () => {
  const mine = await laptop()
  const { id, number, page } = await asked(mine)
  const shown = await mine.browser.submit(page, '/account/caller', { answer: 'denied' })
  expect(shown.text).toContain('We told support that you did not call.')
  expect((await mine.browser.submit(page, '/account/caller', { answer: number })).text).toContain('is over')
  expect(await state(kim)).toMatchObject({ isVerified: false, prompt: { id, answer: 'denied' } })
  expect((await state(sam)).denial).toMatchObject({ agent: { name: 'kim@example.com' } })
  expect(await ofType('user.caller_denied')).toMatchObject([{ actor: { id: userId }, details: { verification: id } }])
  const sent = await sam.call('POST', at('/caller-verifications'), { body: { channel: 'email' } })
  expect(sent.status).toBe(201)
})

test('a prompt is shown and answered in its session alone, and by nobody who is signed out', async () => {
  const signed = await longSignedIn(app.app.directory, userId)
  const mine = desk(signed)
  const phone = await laptop()
  const { id, number, page } = await asked(mine)
  const other = await phone.browser.open('/account')
  expect(other.text).not.toContain('I did not call')
  // What was sent on to another browser: its own token and session with this prompt.
  const [, prompt = ''] = /name="prompt" value="([^"]+)"/.exec(page.html) ?? []
  const moved = { ...other, html: other.html.replaceAll('action="/account/profile"', 'action="/account/caller"') }
  const stolen = await phone.browser.submit(moved, '/account/caller', { prompt, answer: number })
  expect(stolen.text).toContain('This question is over.')
  expect(await state(kim)).toMatchObject({ isVerified: false, prompt: { answer: null } })
  await app.v1('DELETE', at(`/sessions/${mine.sessionId}`))
  expect((await mine.browser.send(page, '/account/caller', { answer: number })).location).toMatch(/^\/u\/login/)
  // A request that was let in a moment before.
  const answer = { session: signed.session, id, number }
  expect(await answerPrompt(app.app.directory, systemActor, answer)).toBe('over')
  expect((await state(kim)).isVerified).toBe(false)
})

test('after ten minutes nothing is asked any more', async () => {
  const mine = await laptop()
  const { number, page } = await asked(mine)
  app.clock.aheadMs += 9 * 60_000
  expect((await mine.browser.open('/account')).text).toContain('I did not call')
  expect((await state(kim)).prompt).toMatchObject({ number })
  app.clock.aheadMs += 60_000
  expect((await mine.browser.open('/account')).text).not.toContain('I did not call')
  expect((await mine.browser.submit(page, '/account/caller', { answer: number })).text).toContain('is over')
  expect(await state(kim)).toMatchObject({ isVerified: false, prompt: null })
})

test('of many answers at once one counts', async () => {
  const mine = await laptop()
  const { number, page } = await asked(mine)
  const answers = await Promise.all(
    Array.from({ length: 4 }, () => mine.browser.send(page, '/account/caller', { answer: number })),
  )
  expect(answers.map(({ status }) => status)).toEqual([303, 303, 303, 303])
  expect(await ofType('user.caller_verified')).toHaveLength(1)
  expect((await state(kim)).data).toHaveLength(1)
})

test('a session that was begun lately is marked and does not count alone', async () => {
  const mine = desk(await signedInLately(app.app.directory, userId))
  expect((await state(kim)).sessions).toMatchObject([{ id: mine.sessionId, changedAt: expect.any(String) }])
  expect((await state(kim)).channels[1]).toMatchObject({ changedAt: expect.any(String) })
  const { number, page } = await asked(mine)
  await mine.browser.submit(page, '/account/caller', { answer: number })
  expect(await state(kim)).toMatchObject({ isVerified: false, data: [{ channel: 'session' }] })
  expect((await reset(kim)).body.detail).toMatch(/changed in the last 7 days/)
  await kim.call('POST', at('/caller-verifications'), {
    body: { channel: 'other', kind: 'manager', note: 'Bob vouches' },
  })
  expect((await reset(kim)).status).toBe(204)
})

test('whoever acts as the person is neither asked nor answers', async () => {
  const { directory } = app.app
  const account = await directory.stores.accounts.find(userId)
  const acted = await openSession(
    { ...directory.stores, clock: directory.clock },
    {
      userId,
      securityVersion: account?.securityVersion ?? 0,
      methods: [],
      isPersistent: false,
      origin: { ip: null, userAgent: null },
      settings: await directory.stores.settings.read(),
      impersonator: { id: 'auth0|kim', name: 'Kim', impersonation: 'imp_1' },
    },
  )
  expect(await state(kim)).toMatchObject({ sessions: [], channels: [{}, { isAvailable: false }, {}, {}] })
  expect((await ask(kim, acted.session.id)).status).toBe(400)
  const mine = await laptop()
  const { id, number, page } = await asked(mine)
  const acting = desk(acted)
  const seen = await acting.browser.open('/account')
  expect(seen.text).not.toContain('I did not call')
  const [, session = ''] = /name="session" value="([^"]+)"/.exec(seen.html) ?? []
  const [, token = ''] = /name="token" value="([^"]+)"/.exec(seen.html) ?? []
  const sent = await acting.browser.send(page, '/account/caller', { answer: number, session, token })
  expect(sent.status).toBe(403)
  await expect(answerPrompt(directory, systemActor, { session: acted.session, id, number })).rejects.toMatchObject({
    code: 'not_permitted',
  })
  expect(await state(kim)).toMatchObject({ isVerified: false, prompt: { answer: null } })
})

test('409 a person is asked by one operator at a time, who may ask anew; 429 and not for ever', async () => {
  const [mine, phone] = [await laptop(), await laptop()]
  const first = await asked(mine)
  const refused = await ask(sam, phone.sessionId)
  expect([refused.status, refused.body.code]).toEqual([409, 'caller_prompt_open'])
  const second = await asked(phone)
  const late = await mine.browser.submit(first.page, '/account/caller', { answer: first.number })
  expect(late.text).toContain('This question is over.')
  await phone.browser.submit(second.page, '/account/caller', { answer: second.number })
  expect(await state(kim)).toMatchObject({ isVerified: true, data: [{ id: second.id }] })
  expect((await ask(sam, mine.sessionId)).status).toBe(201)
  expect((await ask(sam, mine.sessionId)).status).toBe(201)
  expect((await ask(sam, mine.sessionId)).status).toBe(429)
})

test('403 who may not reset factors asks nobody, and is told which permission is missing', async () => {
  const { sessionId } = await laptop()
  const una = await signedIn(app, 'support_readonly', `una${serial}@example.com`)
  const refused = await ask(una, sessionId)
  expect([refused.status, refused.body.code]).toEqual([403, 'insufficient_scope'])
  expect(refused.body.detail).toContain('reset:mfa')
  expect(await ofType('user.caller_prompt_sent')).toEqual([])
})

test('400 sessions of somebody else or of nobody, and 404 nobody', async () => {
  expect((await state(kim)).channels[1]).toMatchObject({ isAvailable: false, destination: null })
  const { sessionId } = await laptop()
  const alice = userId
  const body = {
    connection: 'Username-Password-Authentication',
    email: `bob${serial}@example.com`,
    password: 'Correct-Horse-7-Battery',
  }
  userId = (await app.api('POST', '/users', { body })).body.user_id
  const foreign = await ask(kim, sessionId)
  expect([foreign.status, Object.keys(foreign.body.errors)]).toEqual([400, ['sessionId']])
  userId = 'auth0|nobody'
  expect((await ask(kim, sessionId)).status).toBe(404)
  userId = alice
  expect((await ask(kim, 'ses_gone')).status).toBe(400)
  const { body: missing, status } = await kim.call('POST', at('/caller-prompts'), { body: {} })
  expect([status, missing.code]).toEqual([400, 'invalid_input'])
})

test('a form that names no answer is none, and the page speaks German', async () => {
  const mine = await laptop()
  const { number, page } = await asked(mine)
  expect((await mine.browser.submit(page, '/account/caller')).text).toContain('There is a problem')
  const german = await mine.browser.open('/account?ui_locales=de')
  expect(german.text).toContain('vom Support von Rollcall spricht gerade mit Ihnen am Telefon.')
  expect(german.text).toContain('Ich habe nicht angerufen')
  expect((await mine.browser.submit(german, '/account/caller', { answer: number })).status).toBe(200)
  expect((await state(kim)).isVerified).toBe(true)
})

// Last: it moves the clock by weeks, and operators and tokens of /api/v2 are over by then.
test('an old session is marked while a factor or the address is new', async () => {
  const marks = async () => {
    await longSignedIn(app.app.directory, userId)
    const { body } = await app.v1('GET', at('/caller-verifications'))
    return body.sessions[0].changedAt
  }
  expect(await marks()).toBeNull()
  await app.v1('PATCH', at(''), { body: { email: `new${email}`, emailVerified: true } })
  expect(await marks()).toEqual(expect.any(String))
  app.clock.aheadMs += 8 * 86_400_000
  expect(await marks()).toBeNull()
  const factor = { type: 'email', name: null, destination: email } as const
  await app.app.directory.change((deps) => addMethod(deps, systemActor, userId, factor))
  expect(await marks()).toEqual(expect.any(String))
  app.clock.aheadMs += 8 * 86_400_000
  expect(await marks()).toBeNull()
})
