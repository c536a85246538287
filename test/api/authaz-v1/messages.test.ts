import { afterAll, beforeAll, expect, test } from 'vitest'
import { type MailServer, mailServer } from '../../support/mail-server.ts'
import { caller, startTestApp, type TestApp } from '../../support/test-app.ts'
import { signedIn } from './console-browser.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.close())

const link = 'https://id.example.com/u/reset-password?ticket=x&y#'
const queue = (to: string, on = app, userId: string | null = null) =>
  on.app.directory.stores.messages.queue({ kind: 'reset-password', to, userId, locale: 'en', values: { link } })

test('200 lists messages newest first, without what they say, page by page', async () => {
  for (const to of ['alice@example.com', 'bob@example.com', 'carol@example.com']) {
    await queue(to)
    await new Promise((resolve) => setTimeout(resolve, 2))
  }
  const { status, body, text } = await app.v1('GET', '/messages?pageSize=2')
  expect(status).toBe(200)
  expect(body).toMatchObject({ pageSize: 2, nextCursor: expect.any(String) })
  expect(body.data[0]).toEqual({
    id: expect.stringMatching(/^msg_/),
    kind: 'reset-password',
    to: 'carol@example.com',
    userId: null,
    locale: 'en',
    status: 'kept',
    queuedAt: expect.any(String),
    sentAt: null,
    attempts: 0,
    lastFault: null,
  })
  expect(text).not.toContain('ticket')
  const second = await app.v1('GET', `/messages?pageSize=2&cursor=${body.nextCursor}`)
  expect(second.body).toMatchObject({ data: [{ to: 'alice@example.com' }], nextCursor: null })
})

test('200 one message with its subject, text and HTML; that somebody read it stands with the person it concerns', async () => {
  const { body: dan } = await app.v1('POST', '/users', { body: { email: 'dan@example.com' } })
  await queue('dan@example.com', app, dan.id)
  const [{ id }] = (await app.v1('GET', '/messages?pageSize=1')).body.data
  const { status, body } = await app.v1('GET', `/messages/${id}`)
  expect(status).toBe(200)
  expect(body).toMatchObject({ id, status: 'kept', subject: 'Set a new password for Rollcall' })
  expect(body.text).toContain(link)
  expect(body.html).toContain('<!doctype html>')
  const { data } = (await app.v1('GET', `/users/${encodeURIComponent(dan.id)}/events`)).body
  expect(data[0]).toMatchObject({ type: 'message.read', changes: { message: id, kind: 'reset-password' } })
  expect(JSON.stringify(data)).not.toContain('ticket')
})

test('404 for an unknown message', async () => {
  const { status, body } = await app.v1('GET', '/messages/msg_nothing')
  expect([status, body.code]).toEqual([404, 'message_not_found'])
})

test('403 for whoever may not read messages, because links in them open accounts', async () => {
  const { body: key } = await app.v1('POST', '/keys', { body: { name: 'Reader', permissions: ['read:users'] } })
  const call = caller(`${app.url}api/v1`, { 'x-api-key': key.key })
  for (const role of ['security', 'support', 'support_readonly', 'auditor'] as const) {
    const operator = await signedIn(app, role)
    expect((await operator.call('GET', '/messages')).status).toBe(403)
    expect((await operator.call('GET', '/messages/msg_nothing')).status).toBe(403)
  }
  expect((await call('GET', '/messages')).status).toBe(403)
})

test('a message that a mail server took is listed as sent, and what it said is gone', async () => {
  const server: MailServer = await mailServer()
  await server.start()
  const sending = await startTestApp({ smtpUrl: server.url })
  try {
    await queue('alice@example.com', sending)
    const sent = async () => (await sending.v1('GET', '/messages')).body.data[0]
    await expect.poll(async () => (await sent()).status, { timeout: 5_000 }).toBe('sent')
    const { body } = await sending.v1('GET', `/messages/${(await sent()).id}`)
    expect(body).toMatchObject({ status: 'sent', attempts: 1, subject: null, text: null, html: null })
    expect(server.received).toMatchObject([{ recipients: ['alice@example.com'] }])
    expect(server.received[0]?.parsed.from?.address).toBe('no-reply@localhost')
  } finally {
    await sending.close()
    await server.stop()
  }
})
