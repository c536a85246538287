import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { systemActor } from '../../../../src/kernel/actor.ts'
import { keepDocument } from '../../../../src/vendor-documents/keep-document.ts'
import { eventually } from '../../../support/eventually.ts'
import { type MailServer, mailServer } from '../../../support/mail-server.ts'
import { startTestApp, type TestApp } from '../../../support/test-app.ts'

let app: TestApp
let first: MailServer
let second: MailServer
let serial = 0

beforeAll(async () => {
  app = await startTestApp({ outgoingAllow: ['127.0.0.1'] })
})

/** After the app: its connections wait for the next message until then. */
const started: MailServer[] = []
afterAll(async () => {
  await app.close()
  await Promise.all(started.map((server) => server.stop()))
})

beforeEach(async () => {
  first = await mailServer()
  second = await mailServer()
  started.push(first, second)
  await Promise.all([first.start(), second.start()])
})

afterEach(() => app.api('DELETE', '/emails/provider'))

const at = ({ url }: MailServer) => ({ smtp_host: '127.0.0.1', smtp_port: Number(new URL(url).port) })

/** Somebody new, who is asked to confirm their address. */
async function newcomer(): Promise<string> {
  serial += 1
  const email = `bob${serial}@example.com`
  const made = await app.api('POST', '/users', {
    body: { connection: 'Username-Password-Authentication', email, password: 'Long-enough-1!', verify_email: true },
  })
  expect(made.status).toBe(201)
  return email
}

async function messageTo(email: string): Promise<{ status: string; lastFault: string | null }> {
  const { body } = await app.v1('GET', '/messages')
  return body.data.find(({ to }: { to: string }) => to === email)
}

const statusOf = async (email: string) => (await messageTo(email)).status

test('a provider is told by its name alone unless more is asked for, and its password never', async () => {
  expect((await app.api('GET', '/emails/provider')).status).toBe(404)
  const credentials = { ...at(first), smtp_user: 'acme', smtp_pass: 'canary-pass' }
  const made = await app.api('POST', '/emails/provider', {
    body: { name: 'smtp', credentials, default_from_address: 'Acme <post@example.com>', settings: { headers: {} } },
  })
  const shown = {
    name: 'smtp',
    enabled: true,
    default_from_address: 'Acme <post@example.com>',
    credentials: { ...at(first), smtp_user: 'acme' },
    settings: { headers: {} },
  }
  expect(made).toMatchObject({ status: 201 })
  expect(made.body).toEqual(shown)
  expect((await app.api('GET', '/emails/provider')).body).toEqual({ name: 'smtp', enabled: true })
  const whole = await app.api('GET', '/emails/provider?fields=settings&include_fields=false')
  const { settings, ...rest } = shown
  expect(settings).toEqual({ headers: {} })
  expect(whole.body).toEqual(rest)
  expect((await app.api('GET', '/emails/provider?fields=credentials,name')).text).not.toContain('canary')
  expect((await app.api('POST', '/emails/provider', { body: { name: 'smtp', credentials } })).status).toBe(409)
  expect((await app.api('PATCH', '/emails/provider', { body: { enabled: false } })).body).toEqual({
    ...shown,
    enabled: false,
  })
  expect((await app.api('DELETE', '/emails/provider')).status).toBe(204)
  expect((await app.api('DELETE', '/emails/provider')).status).toBe(404)
  expect((await app.api('PATCH', '/emails/provider', { body: { enabled: true } })).status).toBe(404)
})

test('CFG-02 its password lies sealed', async () => {
  const credentials = { ...at(first), smtp_user: 'acme', smtp_pass: 'canary-pass' }
  await app.api('POST', '/emails/provider', { body: { name: 'smtp', enabled: false, credentials } })
  await app.api('PATCH', '/emails/provider', { body: { enabled: true } })
  const { stores } = app.app.directory
  expect((await stores.mailSettings.readFor([])).server).toMatchObject({ user: 'acme', password: 'canary-pass' })
  const kept = await stores.vendorDocuments.find({ kind: 'email-provider', name: 'default' })
  expect(JSON.stringify(kept)).not.toContain('canary')
})

test('mail goes through the provider from its next message on, and a changed one needs no restart', async () => {
  const before = await newcomer()
  expect(await statusOf(before)).toBe('kept')
  await app.api('POST', '/emails/provider', { body: { name: 'smtp', credentials: at(first) } })
  const one = await newcomer()
  await eventually(() => first.received.length === 1)
  expect(first.received[0]?.recipients).toEqual([one])
  await app.api('PATCH', '/emails/provider', {
    body: { credentials: at(second), default_from_address: 'Acme <post@example.com>' },
  })
  const two = await newcomer()
  await eventually(() => second.received.length === 1)
  expect(second.received[0]?.recipients).toEqual([two])
  expect(second.received[0]?.parsed.from).toMatchObject({ name: 'Acme', address: 'post@example.com' })
  expect(first.received).toHaveLength(1)
  await app.api('PATCH', '/emails/provider', { body: { enabled: false } })
  expect(await statusOf(await newcomer())).toBe('kept')
})

test('a message that its server still takes is sent once, though the provider is replaced meanwhile', async () => {
  await app.api('POST', '/emails/provider', { body: { name: 'smtp', credentials: at(first) } })
  const taking = Promise.withResolvers<void>()
  let isBusy = false
  first.onMail = () => {
    isBusy = true
    return taking.promise
  }
  const one = await newcomer()
  await eventually(() => isBusy)
  await app.api('PATCH', '/emails/provider', { body: { credentials: at(second) } })
  await newcomer()
  await eventually(() => second.received.length === 1)
  taking.resolve()
  await eventually(() => first.received.length === 1)
  await eventually(async () => (await statusOf(one)) === 'sent')
})

test('a message that waits for a server that is taken away waits on, and says what it waits for', async () => {
  const down = await mailServer()
  await app.api('POST', '/emails/provider', { body: { name: 'smtp', credentials: at(down) } })
  const email = await newcomer()
  const faultIs = (words: string) =>
    eventually(async () => (await messageTo(email)).lastFault?.includes(words) === true)
  await faultIs('ECONNREFUSED')
  await app.api('DELETE', '/emails/provider')
  app.clock.aheadMs = 11_000
  await faultIs('No mail server is set any more')
  expect(await statusOf(email)).toBe('waiting')
  await app.api('POST', '/emails/provider', { body: { name: 'smtp', credentials: at(first) } })
  app.clock.aheadMs = 60_000
  await eventually(async () => (await statusOf(email)) === 'sent')
  app.clock.aheadMs = 0
})

test('a provider that this server cannot reach is kept, and mail goes on as before', async () => {
  const made = await app.api('POST', '/emails/provider', {
    body: { name: 'sendgrid', credentials: { api_key: 'canary-key' } },
  })
  expect(made.body).toEqual({ name: 'sendgrid', enabled: true, credentials: {} })
  expect(await statusOf(await newcomer())).toBe('kept')
})

test.each([
  [{ name: 'sendgrid', credentials: { api_key: 'x', smtp_host: 'mail.example.com' } }, 'credentials.smtp_host'],
  [{ name: 'smtp', credentials: { smtp_host: 'mail.example.com' } }, 'credentials.smtp_port'],
  [{ name: 'smtp', credentials: { smtp_host: 'a/b?x=', smtp_port: 25 } }, 'credentials.smtp_host'],
  [{ name: 'smtp', credentials: { smtp_host: 'x@y', smtp_port: 25 } }, 'credentials.smtp_host'],
  [{ name: 'smtp', credentials: { smtp_host: 'mail', smtp_port: 25, smtp_pass: 'x' } }, 'credentials.smtp_user'],
  [{ name: 'pigeon', credentials: {} }, 'name'],
  [{ name: 'custom', credentials: {}, default_from_address: 'a@example.com, b@example.com' }, 'default_from_address'],
])('a provider that is not whole is refused by the field (%#)', async (body, field) => {
  const refused = await app.api('POST', '/emails/provider', { body })
  expect(refused.status).toBe(400)
  expect(refused.body.message).toContain(`on property ${field}`)
})

test.each([
  [{ smtp_host: '10.0.0.5', smtp_port: 25 }, 'credentials.smtp_host', 'not a public address'],
  [{ smtp_host: 'localhost', smtp_port: 25 }, 'credentials.smtp_host', 'not a public address'],
  [{ smtp_host: '::1', smtp_port: 465 }, 'credentials.smtp_host', 'not a public address'],
  [{ smtp_host: 'mail.example.com', smtp_port: 6379 }, 'credentials.smtp_port', 'Port 6379 is not called'],
])(
  'OUT-01 a mail server inside the network is refused when it is set, enabled or not (%#)',
  async (credentials, field, words) => {
    for (const enabled of [true, false]) {
      const refused = await app.api('POST', '/emails/provider', { body: { name: 'smtp', enabled, credentials } })
      expect(refused.status).toBe(400)
      expect(refused.body.message).toContain(words)
      expect(refused.body.message).toContain(`on property ${field}`)
    }
  },
)

test('OUT-01 a mail server that is no longer allowed is switched off, and not on again', async () => {
  const credentials = { smtp_host: 'mail.example.com', smtp_port: 25 }
  await app.api('POST', '/emails/provider', { body: { name: 'smtp', credentials } })
  const { directory } = app.app
  const key = { kind: 'email-provider', name: 'default' } as const
  const old = { name: 'smtp', enabled: true, credentials: { ...credentials, smtp_host: '10.0.0.5' } }
  await directory.change((deps) => keepDocument(deps, systemActor, key, old))
  expect((await app.api('PATCH', '/emails/provider', { body: { enabled: false } })).status).toBe(200)
  expect((await app.api('PATCH', '/emails/provider', { body: { enabled: true } })).status).toBe(400)
})

test('each operation asks for its own scope', async () => {
  const authorization = `Bearer ${await app.token(['read:email_templates'])}`
  for (const method of ['GET', 'POST', 'PATCH', 'DELETE']) {
    const refused = await app.anonymous(method, 'api/v2/emails/provider', {
      headers: { authorization },
      body: method === 'GET' || method === 'DELETE' ? undefined : {},
    })
    expect(refused.status).toBe(403)
  }
})
