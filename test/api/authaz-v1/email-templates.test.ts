import { afterAll, beforeAll, expect, test } from 'vitest'
import { password } from '../../login/people.ts'
import { findMessages } from '../../support/find-messages.ts'
import { caller, startTestApp, type TestApp } from '../../support/test-app.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.close())

const one = (name: string, ...more: readonly string[]) => ['/email-templates', name, ...more].join('/')
const change = (name: string, body: unknown) => app.v1('PATCH', one(name), { body })
const preview = (name: string, body: unknown) => app.v1('POST', one(name, 'preview'), { body })
const newestEvent = async () => (await app.v1('GET', '/audit/events?pageSize=1')).body.data[0]

async function opened(to: string) {
  const [message] = await findMessages(app, to)
  return (await app.v1('GET', `/messages/${message?.id}`)).body
}

test('each letter that can be written is listed, and is ours until somebody writes it', async () => {
  const { body } = await app.v1('GET', '/email-templates')
  expect(body.data.map(({ name }: { name: string }) => name)).toEqual([
    'verify_email',
    'verify_email_by_code',
    'reset_email',
    'blocked_account',
    'mfa_oob_code',
    'user_invitation',
    'recovery_approved',
    'caller_code',
    'factor_added',
    'factor_removed',
    'mfa_reset',
    'new_device',
  ])
  expect(body.data).toContainEqual({ name: 'reset_email', kind: 'reset-password', isEnabled: true, isOwn: false })
  expect((await app.v1('GET', one('reset_email'))).body).toMatchObject({
    subject: null,
    from: null,
    body: null,
    variables: expect.arrayContaining(['url', 'user.name']),
  })
  expect((await app.v1('GET', one('welcome_email'))).status).toBe(404)
})

test('what is written goes out, is seen by the other API, and is recorded', async () => {
  const words = {
    subject: 'A new password for {{ user.name }}',
    from: 'Acme <letters@example.com>',
    body: '<p>Hello {{ user.given_name }}, go to <a href="{{ url }}">this page</a>.</p>',
  }
  const changed = await change('reset_email', words)
  expect([changed.status, changed.body]).toMatchObject([200, { ...words, isOwn: true, isEnabled: true }])
  expect(await newestEvent()).toMatchObject({ type: 'settings.changed', subject: { id: 'email-template/reset_email' } })
  expect((await app.api('GET', '/email-templates/reset_email')).body).toMatchObject({
    template: 'reset_email',
    ...words,
    syntax: 'liquid',
    enabled: true,
    // As it was before anybody wrote one.
    includeEmailInRedirect: false,
  })
  const sent = await app.v1('POST', one('reset_email', 'test'), { body: { to: 'alice@example.com' } })
  expect([sent.status, sent.body]).toEqual([202, { to: 'alice@example.com' }])
  const letter = await opened('alice@example.com')
  expect(letter).toMatchObject({ kind: 'reset-password', userId: null, status: 'kept' })
  expect(letter.html).toContain('<a href="https://example.com/sample-link">this page</a>')
})

test('a letter is seen by words that are not saved, with values that are nobody’s', async () => {
  const { body } = await preview('user_invitation', {
    subject: '{{ inviter.name }} invites you',
    body: '<p>{{ organization.display_name }} for {{ user.name }} &amp; others</p>',
  })
  expect(body).toEqual({
    subject: 'Bob Brown invites you',
    from: null,
    html: '<p>Sample company for Alice Adams &amp; others</p>',
    text: expect.stringContaining('Sample company for Alice Adams & others'),
    fault: null,
  })
  expect((await app.v1('GET', one('user_invitation'))).body.subject).toBeNull()
  const ours = (await preview('mfa_oob_code', { locale: 'de' })).body
  expect(ours.html).toContain('<html lang="de" dir="ltr">')
  expect(ours.text).toContain('123456')
  expect((await preview('mfa_oob_code', { locale: 'ar' })).body.html).toContain('<html lang="ar" dir="rtl">')
  expect(Object.keys((await preview('mfa_oob_code', { locale: 'nl' })).body.errors)).toEqual(['locale'])
})

test.each([
  ['recovery_approved', '{{ request.number }} {{ url }}', 'R-1042 https://example.com/sample-link'],
  ['caller_code', '{{ agent.name }} {{ code }}', 'Bob Brown 123456'],
  ['factor_added', '{{ factor }}', 'Authenticator-App'],
  ['factor_removed', '{{ factor }}', 'Authenticator-App'],
  ['mfa_reset', '{{ user.name }}', 'Alice Adams'],
  ['new_device', '{{ place }}', 'Firefox on Windows, Oslo, Norway'],
])(
  '%s is written here with what it is about, and the vendor’s API knows no such template',
  async (name, source, filled) => {
    const { body } = await preview(name, { subject: source, locale: 'de' })
    expect(body).toMatchObject({ fault: null, subject: expect.stringContaining(filled) })
    expect((await preview(name, {})).body).toMatchObject({ fault: null, subject: expect.stringMatching(/\S/) })
    expect((await app.api('GET', `/email-templates/${name}`)).status).toBe(400)
  },
)

test('somebody whose factor was added gets it in the words that were written', async () => {
  await change('factor_added', { subject: 'New at Acme: {{ factor }}' })
  const connection = 'Username-Password-Authentication'
  const made = await app.api('POST', '/users', {
    body: { connection, email: 'dan@example.com', email_verified: true, password },
  })
  const factor = { type: 'email', email: 'spare@example.com' }
  const path = `/users/${encodeURIComponent(made.body.user_id)}/authentication-methods`
  const added = await app.api('POST', path, { body: factor })
  expect(added.status, added.text).toBe(201)
  expect((await opened('dan@example.com')).subject).toBe('New at Acme: codes by e-mail')
})

test('null and what is empty go back to our words, and leave what the other API set beside them', async () => {
  const template = { template: 'verify_email', subject: 'Hi', body: '<p>{{ url }}</p>', from: '', syntax: 'liquid' }
  const links = { urlLifetimeInSeconds: 3_600, resultUrl: 'https://acme.example.com/done' }
  await app.api('POST', '/email-templates', { body: { ...template, ...links, enabled: true } })
  const reset = await change('verify_email', { subject: null, from: null, body: '  ' })
  expect(reset.body).toMatchObject({ subject: null, from: null, body: null, isOwn: false })
  expect((await app.api('GET', '/email-templates/verify_email')).body).toMatchObject(links)
  expect((await preview('verify_email', {})).body.subject).not.toBe('Hi')
})

test('a template that is switched off is kept, and ours goes out', async () => {
  await change('mfa_oob_code', { subject: 'Code {{ code }}', isEnabled: false })
  expect((await app.v1('GET', one('mfa_oob_code'))).body).toMatchObject({ isEnabled: false, isOwn: false })
  await app.v1('POST', one('mfa_oob_code', 'test'), { body: { to: 'carol@example.com' } })
  expect((await opened('carol@example.com')).subject).not.toBe('Code 123456')
})

test.each([
  ['subject', '{{ user.name'],
  ['body', '{% if %}'],
  ['from', '{{ nothing | unheard_of }'],
])('%s that is no Liquid is refused when it is saved and when it is seen', async (field, source) => {
  for (const refused of [
    await change('reset_email', { [field]: source }),
    await preview('reset_email', { [field]: source }),
  ]) {
    expect([refused.status, Object.keys(refused.body.errors)]).toEqual([400, [field]])
  }
})

test('a template that fails while it is filled in says why, and ours is shown', async () => {
  const { body } = await preview('reset_email', { body: '{% for n in (1..100000000) %}{{ n }}{% endfor %}' })
  expect(body.fault).toEqual(expect.any(String))
  expect(body.html).toContain('https://example.com/sample-link')
})

test('who reads settings sees letters and changes and sends none', async () => {
  const made = await app.v1('POST', '/keys', { body: { name: 'Reader', permissions: ['read:settings'] } })
  const reader = caller(`${app.url}api/v1`, { 'x-api-key': made.body.key })
  expect((await reader('GET', '/email-templates')).status).toBe(200)
  expect((await reader('POST', one('reset_email', 'preview'), { body: {} })).status).toBe(200)
  expect((await reader('PATCH', one('reset_email'), { body: { subject: 'Hi' } })).status).toBe(403)
  expect((await reader('POST', one('reset_email', 'test'), { body: { to: 'bob@example.com' } })).status).toBe(403)
})

test('a letter to try goes to an address', async () => {
  const refused = await app.v1('POST', one('reset_email', 'test'), { body: { to: 'no address' } })
  expect([refused.status, Object.keys(refused.body.errors)]).toEqual([400, ['to']])
  expect((await app.v1('POST', one('reset_email', 'test'), { body: {} })).status).toBe(400)
})

test('a letter to try is not promised to an address that gets none', async () => {
  await app.v1('POST', '/suppressed-addresses', { body: { address: 'carol@example.com' } })
  const refused = await app.v1('POST', one('reset_email', 'test'), { body: { to: 'Carol@example.com' } })
  expect([refused.status, refused.body.code]).toEqual([409, 'address_suppressed'])
})
