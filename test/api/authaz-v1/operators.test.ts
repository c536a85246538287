import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../support/test-app.ts'
import { type ConsoleBrowser, password, signedIn } from './console-browser.ts'

let app: TestApp
let owner: ConsoleBrowser
let ownerId: string
beforeAll(async () => {
  app = await startTestApp()
  owner = await signedIn(app, 'owner')
  ownerId = (await owner.call('GET', '/session')).body.operator.id
})
afterAll(() => app.close())

const setPassword = /\/console\/u\/reset-password\?ticket=\w+/
const bob = { email: 'bob@example.com', password, name: 'Bob', role: 'support' }

test('201 an owner adds somebody, who is listed and may sign in; no answer holds a password', async () => {
  const { status, body, text } = await owner.call('POST', '/operators', { body: bob })
  expect({ status, body }).toEqual({
    status: 201,
    body: {
      id: expect.stringMatching(/^auth0\|/),
      email: bob.email,
      name: 'Bob',
      role: 'support',
      createdAt: expect.any(String),
      invitedAt: null,
      invitation: null,
    },
  })
  const list = await owner.call('GET', '/operators')
  const { invitation: _none, ...record } = body
  expect(list.body.data).toContainEqual({ ...record, hasSecondFactor: false, factors: [], lastSignInAt: null })
  expect(`${text}${list.text}`).not.toMatch(/argon2|password/)
  expect((await app.app.console.stores.accounts.find(body.id))?.email).toBe(bob.email)
})

test('201 without a password they are invited: the link is told once, and the list says that they have not come in', async () => {
  const carol = { email: 'invited@example.com', name: 'Carol', role: 'admin' }
  const { status, body } = await owner.call('POST', '/operators', { body: carol })
  const invitation = { isMailed: false, link: expect.stringMatching(setPassword), expiresAt: expect.any(String) }
  expect({ status, body }).toMatchObject({ status: 201, body: { invitedAt: expect.any(String), invitation } })
  const list = await owner.call('GET', '/operators')
  expect(list.body.data).toContainEqual(expect.objectContaining({ id: body.id, invitedAt: body.invitedAt }))
  expect(list.text).not.toContain('ticket=')

  const again = await owner.call('POST', `/operators/${body.id}/invitation`)
  expect(again).toMatchObject({ status: 201, body: invitation })
  expect(again.body.link).not.toBe(body.invitation.link)
  const support = await signedIn(app, 'support', 'sam@example.com')
  expect((await support.call('POST', `/operators/${body.id}/invitation`)).status).toBe(403)
  // One person withdraws what nobody has used yet, though an admin who has come in takes two.
  expect((await owner.call('DELETE', `/operators/${body.id}`)).status).toBe(204)
  expect((await owner.call('POST', `/operators/${body.id}/invitation`)).status).toBe(404)
})

test('403 whoever has come in is not invited again', async () => {
  expect(await owner.call('POST', `/operators/${ownerId}/invitation`)).toMatchObject({
    status: 403,
    body: { code: 'not_permitted' },
  })
})

test('409 an address that is taken', async () => {
  expect(await owner.call('POST', '/operators', { body: bob })).toMatchObject({
    status: 409,
    body: { code: 'operator_exists' },
  })
})

test('400 for a role that there is not, a weak password and no address', async () => {
  for (const [change, field] of [
    [{ role: 'king' }, 'role'],
    [{ password: 'short' }, 'password'],
    [{ password: 'bob@example.com!!' }, 'password'],
    [{ email: 'nobody' }, 'email'],
  ] as const) {
    const { status, body } = await owner.call('POST', '/operators', { body: { ...bob, ...change } })
    expect([status, Object.keys(body.errors)], JSON.stringify(change)).toEqual([400, [field]])
  }
})

test('AUZ-09 409 the last owner is neither demoted nor removed, by themselves or by a key', async () => {
  for (const call of [owner.call, app.v1]) {
    const demoted = await call('PATCH', `/operators/${ownerId}`, { body: { role: 'admin' } })
    const removed = await call('DELETE', `/operators/${ownerId}`)
    expect([demoted, removed].map(({ status, body }) => [status, body.code])).toEqual([
      [409, 'last_owner'],
      [409, 'last_owner'],
    ])
  }
})

test('AUZ-04 403 an admin does nothing to an owner and makes none', async () => {
  const admin = await signedIn(app, 'admin')
  expect((await admin.call('PATCH', `/operators/${ownerId}`, { body: { role: 'admin' } })).status).toBe(403)
  expect((await admin.call('DELETE', `/operators/${ownerId}`)).status).toBe(403)
  const second = { ...bob, email: 'carol@example.com', role: 'owner' }
  expect((await admin.call('POST', '/operators', { body: second })).status).toBe(403)
})

test('204 removed, 404 the second time', async () => {
  const { body } = await owner.call('POST', '/operators', { body: { ...bob, email: 'dan@example.com' } })
  expect((await owner.call('DELETE', `/operators/${body.id}`)).status).toBe(204)
  expect((await owner.call('DELETE', `/operators/${body.id}`)).status).toBe(404)
})

test('who meets a page that is not for their role hears who has it, and asks the owners once a day', async () => {
  const support = await signedIn(app, 'support', 'kim@example.com')
  const who = () => support.call('GET', '/session/access?permission=read:audit')
  const asks = (permission: string, reason = 'The quarterly review') =>
    support.call('POST', '/session/access-requests', { body: { permission, reason } })
  const letters = async () =>
    (await app.app.console.stores.messages.list(firstPage)).items.filter(({ kind }) => kind === 'access-requested')
  const before = (await who()).body
  expect(before.holders).toContainEqual({ name: 'owner@example.com', role: 'owner' })
  expect(before.holders.map(({ role }: { role: string }) => role)).not.toContain('support')
  expect(before.askedAt).toBeNull()
  const { askedAt } = (await asks('read:audit')).body
  expect((await asks('read:audit')).body.askedAt).toBe((await who()).body.askedAt)
  expect(askedAt).not.toBeNull()
  expect((await letters()).map(({ to }) => to)).toEqual(['owner@example.com'])
  const told = await owner.call('GET', '/audit/events?log=operators&type=operator.access_requested')
  expect(told.body.data).toMatchObject([
    { actor: { name: 'kim@example.com' }, changes: { permission: 'read:audit', reason: 'The quarterly review' } },
  ])
  expect((await asks('read:audit', ' ')).status).toBe(400)
  expect((await asks('read:users')).body.code).toBe('invalid_input')
  expect((await app.v1('GET', '/session/access?permission=read:audit')).status).toBe(401)
})

const firstPage = { kind: 'cursor', after: null, limit: 100, withTotal: false } as const
