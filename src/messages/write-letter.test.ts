import { expect, test, vi } from 'vitest'
import { defaultSettings } from '../applications/settings.ts'
import type { MessageLook } from './letter.ts'
import { liquidFault } from './liquid.ts'
import type { LetterPerson, LetterTemplate } from './mail-settings.ts'
import { writeLetter } from './write-letter.ts'

const look: MessageLook = { ...defaultSettings, displayName: 'Acme', supportEmail: 'help@example.com' }
const link = 'https://id.example.com/u/reset-password?ticket=abc&x=1#'
const bob: LetterPerson = {
  email: 'bob@example.com',
  emailVerified: true,
  username: null,
  phoneNumber: null,
  name: 'Bob',
  nickname: null,
  givenName: null,
  familyName: null,
  picture: null,
  appMetadata: { plan: 'gold' },
  userMetadata: { colours: ['red', 'blue'] },
  connection: 'Username-Password-Authentication',
}

function letter(template: Partial<LetterTemplate>, person: Partial<LetterPerson> = {}) {
  return writeLetter(
    {
      look,
      mail: {
        templates: { 'reset-password': { subject: null, from: null, body: null, ...template } },
        people: { 'auth0|bob': { ...bob, ...person } },
      },
      application: { id: 'app_acme' },
    },
    {
      kind: 'reset-password',
      userId: 'auth0|bob',
      to: 'bob@example.com',
      locale: 'en',
      queuedAt: new Date('2026-11-21T10:00:00.000Z'),
      values: { link },
    },
  )
}

test('a letter is written from the template of its kind, with its text beside its HTML', async () => {
  const written = await letter({
    subject: 'New password for {{ application.name }}',
    from: '{{ friendly_name }} <{{ support_email }}>',
    body: `<html><head><style>p { color: red }</style></head><body><p>Hello {{ user.name }} ({{ user.app_metadata.plan }}),</p>
      <p><a href="{{ url }}">Set it</a></p>{% for colour in user.user_metadata.colours %}<li>{{ colour | upcase }}</li>{% endfor %}
      <p>{{ tenant }} &amp; {{ connection.name }}</p></body></html>`,
  })
  expect(written).toMatchObject({
    subject: 'New password for Acme',
    from: { name: 'Acme', address: 'help@example.com' },
    text: `Hello Bob (gold),\n\nSet it (${link})\n\nRED\nBLUE\n\napp_acme & Username-Password-Authentication\n`,
  })
  expect(written.html).toContain(`<a href="${link.replace('&', '&amp;')}">`)
})

test('what a template leaves out stays ours', async () => {
  const written = await letter({ subject: '' })
  expect(written.subject).toBe('Set a new password for Acme')
  expect(written.text).toContain(link)
  expect(written).not.toHaveProperty('from')
})

const names = [
  '{{7*7}}',
  '{% raw %}',
  '{{ user.app_metadata.plan }}',
  '</p><script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '" onmouseover="alert(1)',
]

test.each(names)('INJ-10 a name in a template of its own is text: %s', async (name) => {
  const written = await letter(
    { subject: 'Hi {{ user.name }}', body: '<p title="{{ user.name }}">{{ user.name }}</p>' },
    { name },
  )
  expect(written.templateFault).toBeUndefined()
  expect(written.subject).toBe(`Hi ${name}`)
  expect(written.html).not.toMatch(/<script|<img|" onmouseover/)
  expect(written.html).not.toContain('49')
  expect(written.text).toBe(`${name}\n`)
})

test('INJ-09 neither subject nor writer of a template can make a second header', async () => {
  const name = 'x\r\nBcc: eve@example.com'
  const written = await letter(
    { subject: 'A{{ "\r\n" }}Bcc: {{ user.name }}', from: '{{ user.name }} <a@example.com>' },
    { name },
  )
  expect(written.subject).toBe('A Bcc: x Bcc: eve@example.com')
  expect(written.from).toEqual({ name: 'x Bcc: eve@example.com', address: 'a@example.com' })
})

test.each(['eve@example.com, bob@example.com', 'Bob', 'x <y <z@example.com>', '<a@example.com'])(
  'a writer that is no single address is passed over: %s',
  async (from) => expect(await letter({ from })).not.toHaveProperty('from'),
)

const costly = [
  '{% for i in (1..100000000) %}{% for j in (1..100000000) %}x{% endfor %}{% endfor %}',
  '{% assign a = "xxxxxxxxxx" %}{% for i in (1..60) %}{% assign a = a | append: a %}{% endfor %}{{ a }}',
  '{% for i in (1..1000000) %}{{ i }}{% endfor %}',
]

test.each(costly)(
  'INJ-10 a template that costs too much ends soon, and the built-in letter is sent (%#)',
  async (body) => {
    const since = performance.now()
    const written = await letter({ body })
    expect(performance.now() - since).toBeLessThan(10_000)
    expect(written.templateFault).toMatch(/limit/)
    expect(written.text).toContain(link)
  },
)

test('INJ-10 subject, writer and body of a letter share one time limit', async () => {
  let time = 0
  const watch = vi.spyOn(performance, 'now').mockImplementation(() => {
    time += 10
    return time
  })
  try {
    const slow = '{{ user.name }} '.repeat(4)
    for (const template of [{ subject: slow }, { from: slow }, { body: slow }]) {
      expect(await letter(template)).not.toHaveProperty('templateFault')
    }
    expect((await letter({ subject: slow, from: slow, body: slow })).templateFault).toMatch(/limit/)
  } finally {
    watch.mockRestore()
  }
})

test.each([
  ["{% include 'x' %}", /tag "include" not found, line:1/],
  ["<p>\n{% render '/etc/passwd' %}", /tag "render" not found, line:2/],
  ["{% layout '/etc/passwd' %}", /tag "layout" not found/],
  ['<p>\n\n{% if user %}', /not closed, line:3/],
  ['{{ user.name | no_such }}', /undefined filter: no_such, line:1/],
])('INJ-10 what is no template says where and why: %s', async (source, reason) => {
  expect(await liquidFault(source)).toMatch(reason)
})

test.each(['{{ user.constructor }}', '{{ user.__proto__.polluted }}', '{{ "".constructor.constructor }}'])(
  'INJ-10 a template reaches nothing but its variables: %s',
  async (body) => expect((await letter({ body: `<p>[${body}]</p>` })).html).toBe('<p>[]</p>'),
)
