import { afterAll, beforeAll, expect, test } from 'vitest'
import { peekSecret } from '../../../../src/one-time-secrets/one-time-secret.ts'
import { type Database, openDatabase } from '../../../../src/storage/postgres/database.ts'
import { sql } from '../../../../src/storage/postgres/sql.ts'
import { eventually } from '../../../support/eventually.ts'
import { findMessages } from '../../../support/find-messages.ts'
import { type MailServer, mailServer } from '../../../support/mail-server.ts'
import { startTestApp, type TestApp } from '../../../support/test-app.ts'

let app: TestApp
let server: MailServer
let database: Database
let serial = 0
const connection = 'Username-Password-Authentication'

beforeAll(async () => {
  app = await startTestApp({ outgoingAllow: ['127.0.0.1'] })
  database = openDatabase({ connection: app.connection, poolSize: 1, onFault: () => undefined })
  server = await mailServer()
  await server.start()
})
afterAll(async () => {
  await database.close()
  await app.close()
  await server.stop()
})

const template = {
  template: 'verify_email',
  body: '<html><body><p>Hello {{ user.name }}</p><a href="{{ url }}">Confirm</a></body></html>',
  from: '{{ friendly_name }} <letters@example.com>',
  subject: 'Welcome to {{ application.name }}',
  syntax: 'liquid',
  enabled: true,
}

async function set(name: string, more: Record<string, unknown>) {
  const body = { ...template, ...more, template: name }
  const made = await app.api('POST', '/email-templates', { body })
  return made.status === 409 ? app.api('PUT', `/email-templates/${name}`, { body }) : made
}

async function newcomer(name: string) {
  serial += 1
  const email = `bob${serial}@example.com`
  const body = { connection, email, name, password: 'Violet-Harbour-1', verify_email: true }
  expect((await app.api('POST', '/users', { body })).status).toBe(201)
  return email
}

async function opened(email: string): Promise<Record<string, string>> {
  const [message] = await findMessages(app, email)
  return (await app.v1('GET', `/messages/${message?.id}`)).body
}

test('a template is kept, given back, changed in part and replaced whole', async () => {
  const path = '/email-templates/welcome_email'
  const whole = { ...template, template: 'welcome_email', urlLifetimeInSeconds: 600, includeEmailInRedirect: false }
  expect((await app.api('GET', path)).status).toBe(404)
  expect((await app.api('PUT', path, { body: whole })).status).toBe(404)
  expect((await app.api('PATCH', path, { body: { enabled: false } })).status).toBe(404)
  expect(await app.api('POST', '/email-templates', { body: whole })).toMatchObject({ status: 200, body: whole })
  expect((await app.api('POST', '/email-templates', { body: whole })).status).toBe(409)
  expect((await app.api('PATCH', path, { body: { subject: 'Hi' } })).body).toEqual({ ...whole, subject: 'Hi' })
  expect((await app.api('PUT', path, { body: { ...template, template: 'welcome_email' } })).status).toBe(200)
  expect((await app.api('GET', path)).body).toEqual({ ...template, template: 'welcome_email' })
  expect((await app.api('PATCH', path, { body: { template: 'verify_email' } })).status).toBe(400)
})

test('the message of its kind is written from an enabled template, and from ours once it is disabled', async () => {
  expect((await set('verify_email', {})).status).toBe(200)
  const email = await newcomer('Bob & Co')
  const { subject, html, text } = await opened(email)
  expect(subject).toBe('Welcome to Rollcall')
  expect(html).toContain('<p>Hello Bob &amp; Co</p>')
  expect(text).toMatch(/^Hello Bob & Co\n\nConfirm \(http:\/\/.*\/u\/email-verification\?ticket=\w{48}#\)\n$/)
  await app.api('PATCH', '/email-templates/verify_email', { body: { enabled: false } })
  expect((await opened(email)).subject).toBe('Confirm your e-mail address for Rollcall')
})

test('INJ-10 what people call themselves is neither markup nor template in a letter', async () => {
  await set('verify_email', {})
  const email = await newcomer('{{7*7}}<img src=x onerror=alert(1)>')
  const { html, text } = await opened(email)
  expect(html).toContain('Hello {{7*7}}&lt;img')
  expect(text).toContain('Hello {{7*7}}<img')
})

test.each([
  [{ body: '<p>\n{% if user %}' }, "not closed, line:2, col:1' on property body"],
  [{ subject: '{{ user.name | nothing }}' }, 'on property subject'],
  [{ from: "{% include '/etc/passwd' %}" }, 'on property from'],
  [{ resultUrl: 'javascript:alert(1)' }, 'on property resultUrl'],
  [{ syntax: 'handlebars' }, 'on property syntax'],
])('INJ-10 what is no template is refused with its line and its reason (%#)', async (more, words) => {
  const refused = await set('user_invitation', more)
  expect(refused).toMatchObject({ status: 400, body: { errorCode: 'invalid_body' } })
  expect(refused.body.message).toContain(words)
})

test('INJ-10 a template that fails loses no letter: ours is sent, and the audit says why', async () => {
  await set('verify_email', { body: '{% for i in (1..100000) %}{% for j in (1..100000) %}x{% endfor %}{% endfor %}' })
  const [host, port] = ['127.0.0.1', Number(new URL(server.url).port)]
  const credentials = { smtp_host: host, smtp_port: port }
  await app.api('POST', '/emails/provider', { body: { name: 'smtp', credentials } })
  const email = await newcomer('Bob')
  await eventually(() => server.received.some(({ recipients }) => recipients.includes(email)))
  expect(server.received.at(-1)?.parsed.subject).toBe('Confirm your e-mail address for Rollcall')
  const [message] = await findMessages(app, email)
  const [event] = await database.rows<{ details: object }>(
    sql`SELECT details FROM audit_events WHERE type = 'message.template_failed' AND subject_id = ${message?.id}`,
  )
  expect(event?.details).toEqual({ kind: 'verify-email', reason: expect.stringMatching(/limit exceeded/) })
  await set('verify_email', {})
  const carol = await newcomer('Carol')
  await eventually(() => server.received.some(({ recipients }) => recipients.includes(carol)))
  expect(server.received.at(-1)?.parsed).toMatchObject({
    subject: 'Welcome to Rollcall',
    from: { name: 'Rollcall', address: 'letters@example.com' },
  })
  await app.api('DELETE', '/emails/provider')
})

test('links live as long as the template says, and lead where it says', async () => {
  const rule = { urlLifetimeInSeconds: 600, resultUrl: 'https://app.example.com/done' }
  for (const name of ['verify_email', 'reset_email']) await set(name, rule)
  const email = await newcomer('Bob')
  const { body: shop } = await app.api('POST', '/clients', { body: { name: 'Shop', app_type: 'spa' } })
  const body = { client_id: shop.client_id, connection, email }
  await app.anonymous('POST', '/dbconnections/change_password', { body })
  const links = (await findMessages(app, email)).map(({ values }) => new URL((values as { link: string }).link))
  const { stores, clock } = app.app.directory
  const purposes = { '/u/email-verification': 'email-verification', '/u/reset-password': 'password-reset' } as const
  expect(links.map(({ pathname }) => pathname).toSorted()).toEqual(Object.keys(purposes))
  for (const { pathname, searchParams } of links) {
    const purpose = purposes[pathname as keyof typeof purposes]
    const ticket = await peekSecret({ ...stores, clock }, purpose, searchParams.get('ticket') ?? '')
    expect(ticket?.payload).toMatchObject({ resultUrl: 'https://app.example.com/done', includeEmailInRedirect: true })
    expect(Number(ticket?.expiresAt) - Number(ticket?.createdAt)).toBe(600_000)
  }
})
