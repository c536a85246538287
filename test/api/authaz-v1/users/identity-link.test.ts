import { afterAll, beforeAll, expect, test } from 'vitest'
import { addPerson } from '../../../e2e/people.ts'
import { findMessages } from '../../../support/find-messages.ts'
import { startTestApp, type TestApp } from '../../../support/test-app.ts'
import { type ConsoleBrowser, password, signedIn, signedInAs } from '../console-browser.ts'

let app: TestApp
let adam: ConsoleBrowser
let sam: ConsoleBrowser
beforeAll(async () => {
  app = await startTestApp()
  adam = await signedIn(app, 'admin', 'adam@example.com')
  sam = await signedIn(app, 'security', 'sam@example.com')
})
afterAll(() => app.close())

const at = (id: string) => `/users/${encodeURIComponent(id)}/identity-link`
const reason = 'Two accounts'

async function typesOf(id: string): Promise<readonly string[]> {
  const { body } = await app.v1('GET', `/users/${encodeURIComponent(id)}/events?pageSize=100`)
  return body.data.map(({ type }: { type: string }) => type)
}

test('a link is mailed, replaced by asking again, seen by whoever reads users, and withdrawn', async () => {
  const alice = await addPerson(app, 'Alice Adams', { emailVerified: true })
  expect((await adam.call('GET', at(alice.id))).body).toEqual({ request: null })
  const first = await adam.call('POST', at(alice.id), { body: { reason: 'First' } })
  expect(first.status, first.text).toBe(201)
  const second = await adam.call('POST', at(alice.id), { body: { reason } })
  const { body } = await sam.call('GET', at(alice.id))
  expect(body.request).toEqual(second.body)
  expect(body.request).toMatchObject({ askedBy: 'adam@example.com', reason, openedAt: null })
  const hours = (Date.parse(body.request.expiresAt) - Date.parse(body.request.createdAt)) / 3_600_000
  expect(hours).toBe(24)
  const [letter] = await findMessages(app, alice.email)
  expect(letter).toMatchObject({ kind: 'identity-link' })
  expect(second.text).not.toContain('ticket')

  for (let times = 0; times < 2; times += 1) expect((await adam.call('DELETE', at(alice.id))).status).toBe(204)
  expect((await adam.call('GET', at(alice.id))).body).toEqual({ request: null })
  const types = await typesOf(alice.id)
  expect(types.filter((type) => type === 'user.identity_link_asked')).toHaveLength(2)
  expect(types.filter((type) => type === 'user.identity_link_withdrawn')).toHaveLength(1)
})

test('whoever may not merge asks for none and withdraws none, and nobody asks without confirming who they are', async () => {
  const bob = await addPerson(app, 'Bob Brown', { emailVerified: true })
  expect((await sam.call('POST', at(bob.id), { body: { reason } })).status).toBe(403)
  expect((await sam.call('DELETE', at(bob.id))).status).toBe(403)
  const { body: made } = await app.v1('POST', '/operators', {
    body: { email: 'ada@example.com', password, role: 'admin' },
  })
  const ada = await signedInAs(app, made.id, 'stale')
  const unproven = await ada.call('POST', at(bob.id), { body: { reason } })
  expect([unproven.status, unproven.body.code]).toEqual([403, 'step_up_required'])
  expect((await app.anonymous('GET', `/api/v1${at(bob.id)}`)).status).toBe(401)
  expect(await typesOf(bob.id)).toEqual(['user.created'])
})

test.each([{}, { reason: '' }, { reason: '  ' }, { reason: 'x'.repeat(501) }])(
  'without a reason that can be read nothing is asked: %j',
  async (body) => {
    const carol = await addPerson(app, `Carol ${Math.random()}`, { emailVerified: true })
    const refused = await adam.call('POST', at(carol.id), { body })
    expect([refused.status, Object.keys(refused.body.errors)]).toEqual([400, ['reason']])
    expect((await adam.call('GET', at(carol.id))).body).toEqual({ request: null })
  },
)

test('nobody is asked who cannot be written to, cannot come in, or is not there', async () => {
  const unproven = await addPerson(app, 'Dan Dale', { emailVerified: false })
  const suspended = await addPerson(app, 'Dora Dale', { emailVerified: true })
  await app.v1('POST', `/users/${encodeURIComponent(suspended.id)}/suspend`, { body: {} })
  for (const { id } of [unproven, suspended]) {
    const refused = await adam.call('POST', at(id), { body: { reason } })
    expect([refused.status, refused.body.code]).toEqual([403, 'not_permitted'])
  }
  for (const method of ['GET', 'POST', 'DELETE']) {
    const body = method === 'POST' ? { body: { reason } } : {}
    expect((await adam.call(method, at('auth0|nobody'), body)).status).toBe(404)
  }
})

test('the same request with the same key is done once', async () => {
  const erin = await addPerson(app, 'Erin Ely', { emailVerified: true })
  const ask = () => app.v1('POST', at(erin.id), { body: { reason }, headers: { 'idempotency-key': 'once-for-erin' } })
  const [first, second] = [await ask(), await ask()]
  expect([second.status, second.body]).toEqual([first.status, first.body])
  expect((await findMessages(app, erin.email)).filter(({ kind }) => kind === 'identity-link')).toHaveLength(1)
})
