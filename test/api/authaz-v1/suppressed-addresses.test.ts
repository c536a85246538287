import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../support/test-app.ts'
import { signedIn } from './console-browser.ts'

let app: TestApp
let serial = 0
let address: string
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.close())
beforeEach(() => {
  serial += 1
  address = `alice${serial}@example.com`
})

const suppress = (body: object) => app.v1('POST', '/suppressed-addresses', { body })
const listed = async (query = '') => (await app.v1('GET', `/suppressed-addresses${query}`)).body

test('201 an address in any letter case is suppressed with a note, and the audit does not name it', async () => {
  const { status, body } = await suppress({ address: ` ${address.toUpperCase()} `, note: ' Asked us to ' })
  expect(status).toBe(201)
  expect(body).toEqual({
    id: expect.stringMatching(/^sup_/),
    address,
    reason: 'added',
    note: 'Asked us to',
    since: expect.any(String),
  })
  expect((await listed()).data[0]).toEqual(body)
  const events = await app.v1('GET', '/audit/events?type=message.address_suppressed')
  expect(events.text).toContain(body.id)
  expect(events.text).not.toContain(address)
})

test('409 for an address that stands there, which stays as it was', async () => {
  const { body: first } = await suppress({ address })
  const again = await suppress({ address: address.toUpperCase(), note: 'Once more' })
  expect([again.status, again.body.code]).toEqual([409, 'address_suppressed'])
  expect((await listed(`?address=${address}`)).data).toEqual([first])
})

test('400 for what is no address, no note and no page', async () => {
  for (const [body, field] of [
    [{ address: 'alice' }, 'address'],
    [{ address: 'alice@example.com, bob@example.com' }, 'address'],
    [{}, 'address'],
    [{ address, note: ' ' }, 'note'],
    [{ address, since: 'now' }, 'since'],
  ] as const) {
    const { status, text } = await suppress(body)
    expect([status, text.includes(`"${field}"`)], text).toEqual([400, true])
  }
  expect((await app.v1('GET', '/suppressed-addresses?pageSize=0')).status).toBe(400)
  expect((await app.v1('GET', '/suppressed-addresses?address=')).status).toBe(400)
})

test('200 the list comes in pages, newest first, and by how addresses begin', async () => {
  for (const name of ['bob', 'carol', 'bobby']) await suppress({ address: `${name}${serial}@example.org` })
  const first = await listed('?pageSize=2')
  expect(first.data.map((one: { address: string }) => one.address)).toEqual([
    `bobby${serial}@example.org`,
    `carol${serial}@example.org`,
  ])
  const second = await listed(`?pageSize=1&cursor=${encodeURIComponent(first.nextCursor)}`)
  expect(second.data).toMatchObject([{ address: `bob${serial}@example.org` }])
  const found = await listed('?address=BOB')
  expect(found.data.map((one: { address: string }) => one.address)).toEqual([
    `bobby${serial}@example.org`,
    `bob${serial}@example.org`,
  ])
  const other = await app.v1('GET', `/suppressed-addresses?address=bob&cursor=${encodeURIComponent(first.nextCursor)}`)
  expect([other.status, other.body.code]).toEqual([400, 'invalid_cursor'])
})

test('204 an address that was taken off gets letters again, and 404 where it is gone', async () => {
  const { body } = await suppress({ address })
  expect((await app.v1('DELETE', `/suppressed-addresses/${body.id}`)).status).toBe(204)
  expect((await listed(`?address=${address}`)).data).toEqual([])
  const again = await app.v1('DELETE', `/suppressed-addresses/${body.id}`)
  expect([again.status, again.body.code]).toEqual([404, 'suppressed_address_not_found'])
  const { data } = (await app.v1('GET', '/audit/events?type=message.address_released')).body
  expect(data[0]).toMatchObject({ subject: { kind: 'address', id: body.id }, changes: { reason: 'added' } })
})

test('the list is for those who read messages, adding for those who set up, and taking off for support too', async () => {
  const { body } = await suppress({ address })
  const support = await signedIn(app, 'support')
  expect((await support.call('GET', '/suppressed-addresses')).status).toBe(403)
  expect((await support.call('POST', '/suppressed-addresses', { body: { address: 'dan@example.com' } })).status).toBe(
    403,
  )
  const reader = await signedIn(app, 'support_readonly')
  expect((await reader.call('DELETE', `/suppressed-addresses/${body.id}`)).status).toBe(403)
  expect((await support.call('DELETE', `/suppressed-addresses/${body.id}`)).status).toBe(204)
})

test('nothing is mailed to a person whose address is suppressed, whoever asks, and the diagnosis says why', async () => {
  const user = await app.v1('POST', '/users', { body: { email: address } })
  const path = `/users/${encodeURIComponent(user.body.id)}`
  const mailCheck = async () =>
    (await app.v1('GET', `${path}/sign-in-diagnosis`)).body.checks.find(({ id }: { id: string }) => id === 'mail')
  const { body } = await suppress({ address, note: 'Bounces' })
  expect(await mailCheck()).toEqual({
    id: 'mail',
    state: 'warn',
    facts: { suppression: { id: body.id, reason: 'added', note: 'Bounces', since: body.since } },
  })
  // No password was set, and no code gets to them.
  expect((await app.v1('GET', `${path}/sign-in-diagnosis`)).body).toMatchObject({ canSignIn: false, waysIn: [] })
  const refused = await app.v1('POST', `${path}/messages`, { body: { kind: 'account-made' } })
  expect([refused.status, refused.body.code]).toEqual([409, 'address_suppressed'])
  await app.v1('DELETE', `/suppressed-addresses/${body.id}`)
  expect((await app.v1('POST', `${path}/messages`, { body: { kind: 'account-made' } })).status).toBe(204)
  await suppress({ address })
  expect(await mailCheck()).toMatchObject({ state: 'fail', facts: { kind: 'account-made', suppression: {} } })
})

test('the address is forgotten with the person', async () => {
  const { body: user } = await app.v1('POST', '/users', { body: { email: address } })
  await suppress({ address })
  expect((await app.v1('DELETE', `/users/${encodeURIComponent(user.id)}`)).status).toBe(204)
  expect((await listed(`?address=${address}`)).data).toEqual([])
})

test('nobody is invited to a suppressed address by mail, neither at first nor again; a link to hand over is made', async () => {
  const { body: acme } = await app.v1('POST', '/organizations', { body: { name: `acme-${serial}` } })
  const path = `/organizations/${acme.id}/invitations`
  const { body: invitation } = await app.v1('POST', path, { body: { email: address } })
  await suppress({ address })
  const refused = [
    await app.v1('POST', path, { body: { email: address.toUpperCase() } }),
    await app.v1('POST', `${path}/${invitation.id}/resend`),
  ]
  for (const { status, body } of refused) expect([status, body.code]).toEqual([409, 'address_suppressed'])
  const { data } = (await app.v1('GET', path)).body
  expect(data.map(({ id }: { id: string }) => id)).toEqual([invitation.id])
  expect((await app.v1('POST', path, { body: { email: address, sendEmail: false } })).status).toBe(201)
  const handed = await app.v1('POST', `${path}/${invitation.id}/resend`, { body: { sendEmail: false } })
  expect(handed.status).toBe(201)
})
