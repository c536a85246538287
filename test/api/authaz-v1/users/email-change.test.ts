import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { confirmEmailChange } from '../../../../src/users/confirm-email-change.ts'
import { undoEmailChange } from '../../../../src/users/undo-email-change.ts'
import { addPerson, type Person } from '../../../e2e/people.ts'
import { findMessages } from '../../../support/find-messages.ts'
import { signedIn as browserOf } from '../../../support/signed-in.ts'
import { caller, startTestApp, type TestApp } from '../../../support/test-app.ts'
import { signedIn } from '../console-browser.ts'

let app: TestApp
let alice: Person
let serial = 0
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.close())
beforeEach(async () => {
  serial += 1
  alice = await addPerson(app, `Alice ${serial}`, { emailVerified: true })
})

const origin = { ip: '192.0.2.7', userAgent: null, requestId: null }
const path = (id = alice.id) => `/users/${encodeURIComponent(id)}`
const at = (rest = '') => `${path()}/email-change${rest}`
const newEmail = () => `alice.new.${serial}@example.com`
const stored = async () => (await app.v1('GET', path())).body
const pending = async () => (await app.v1('GET', at())).body.pending
const ask = (email = newEmail()) => app.v1('POST', at(), { body: { email } })
const vouch = (body: object) => app.v1('POST', at('/vouch'), { body })
const lastEvent = async () => (await app.v1('GET', `${path()}/events`)).body.data[0]

/** The ticket of the link in the newest letter of this kind. */
async function ticketTo(address: string, kind: string): Promise<string> {
  const letter = (await findMessages(app, address)).find((each) => each.kind === kind)
  const values = letter?.values as { link?: string; undoLink?: string }
  const ticket = new URL(values.link ?? values.undoLink ?? '').searchParams.get('ticket')
  if (ticket === null) throw new Error(`no link in ${kind}`)
  return ticket
}

test('201 a new address waits until its mailbox confirms it, and the old one is told', async () => {
  const asked = await ask(newEmail().toUpperCase())
  expect(asked.status, asked.text).toBe(201)
  expect(asked.body).toEqual({ pending: await pending() })
  expect(await pending()).toMatchObject({ newEmail: newEmail() })
  expect(asked.text).not.toContain('ticket')
  expect(await stored()).toMatchObject({ email: alice.email, emailVerified: true })
  expect((await findMessages(app, alice.email)).map(({ kind }) => kind)).toContain('email-change-notice')
  expect(await lastEvent()).toMatchObject({ type: 'user.email_change_requested', actor: { kind: 'api-key' } })
  const ticket = await ticketTo(newEmail(), 'email-change-confirm')
  await confirmEmailChange(app.app.directory, origin, { ticket, session: null })
  expect(await stored()).toMatchObject({ email: newEmail(), emailVerified: true })
  expect(await pending()).toBeNull()
})

test('201 asking again takes the place of what was asked, and 204 a wait is called off once', async () => {
  await ask()
  const first = await ticketTo(newEmail(), 'email-change-confirm')
  const other = `alice.other.${serial}@example.com`
  expect((await ask(other)).body.pending).toMatchObject({ newEmail: other })
  const second = await ticketTo(other, 'email-change-confirm')
  expect((await app.v1('DELETE', at())).status).toBe(204)
  expect(await pending()).toBeNull()
  expect((await lastEvent()).type).toBe('user.email_change_cancelled')
  for (const ticket of [first, second]) {
    const confirmed = confirmEmailChange(app.app.directory, origin, { ticket, session: null })
    await expect(confirmed).rejects.toMatchObject({ code: 'link_unusable' })
  }
  expect((await app.v1('DELETE', at())).status).toBe(204)
  const { body } = await app.v1('GET', `${path()}/events`)
  const types = body.data.map(({ type }: { type: string }) => type)
  expect(types.filter((type: string) => type === 'user.email_change_cancelled')).toHaveLength(1)
})

test('200 whoever vouches for an address changes it at once, and the old mailbox can take that back', async () => {
  const { stores, clock } = app.app.directory
  await browserOf(app.app.directory, alice.id)
  await ask(`alice.other.${serial}@example.com`)
  const changed = await vouch({ email: newEmail(), reason: 'Showed a passport' })
  expect(changed.status, changed.text).toBe(200)
  expect(changed.body).toMatchObject({ email: newEmail(), emailVerified: true })
  expect(changed.headers.get('etag')).toBe(`"${changed.body.version}"`)
  expect(await pending(), 'the wait is over with it').toBeNull()
  const page = { kind: 'cursor', after: null, limit: 10, withTotal: false } as const
  expect((await stores.sessions.listOf(alice.id, page, clock.now())).items).toEqual([])
  const after = { email: newEmail() }
  expect(await lastEvent()).toMatchObject({
    type: 'user.email_changed',
    changes: { reason: 'Showed a passport', before: { email: alice.email }, after },
  })
  const again = await vouch({ email: `alice.third.${serial}@example.com`, reason: 'Typed it wrong' })
  expect([again.status, again.body.code], 'the old one could not take a second one back').toEqual([
    403,
    'not_permitted',
  ])
  await undoEmailChange(app.app.directory, origin, await ticketTo(alice.email, 'email-changed'))
  expect(await stored()).toMatchObject({ email: alice.email, emailVerified: true })
})

test('400 and 409 an address that cannot be theirs is refused before anything is sent', async () => {
  const bob = await addPerson(app, `Bob ${serial}`)
  const field = (answer: { status: number; body: { errors: object } }) => [
    answer.status,
    Object.keys(answer.body.errors),
  ]
  expect(field(await ask('no address'))).toEqual([400, ['email']])
  expect(field(await ask(alice.email))).toEqual([400, ['email']])
  expect(field(await vouch({ email: newEmail() }))).toEqual([400, ['reason']])
  expect(field(await vouch({ email: newEmail(), reason: ' ' }))).toEqual([400, ['reason']])
  const taken = await vouch({ email: bob.email, reason: 'Says so' })
  expect([taken.status, taken.body.code]).toEqual([409, 'user_exists'])
  expect(await stored()).toMatchObject({ email: alice.email })
  await app.v1('POST', `${path()}/suspend`, { body: {} })
  const suspended = await ask()
  expect([suspended.status, suspended.body.code]).toEqual([403, 'not_permitted'])
  expect(await findMessages(app, newEmail())).toEqual([])
  for (const [method, rest] of [
    ['GET', ''],
    ['POST', ''],
    ['DELETE', ''],
  ] as const) {
    const body = method === 'POST' ? { body: { email: newEmail() } } : {}
    expect((await app.v1(method, `${path('auth0|nobody')}/email-change${rest}`, body)).status).toBe(404)
  }
})

test('403 whoever may not change what people sign in with neither asks, cancels nor vouches', async () => {
  const support = await signedIn(app, 'support')
  const { body: key } = await app.v1('POST', '/keys', { body: { name: 'Reads', permissions: ['read:users'] } })
  const reads = caller(`${app.url}api/v1`, { 'x-api-key': key.key })
  expect((await reads('GET', at())).status).toBe(200)
  for (const call of [support.call, reads]) {
    expect((await call('POST', at(), { body: { email: newEmail() } })).status).toBe(403)
    expect((await call('DELETE', at())).status).toBe(403)
    expect((await call('POST', at('/vouch'), { body: { email: newEmail(), reason: 'Says so' } })).status).toBe(403)
  }
})
