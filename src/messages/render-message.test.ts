import { expect, test } from 'vitest'
import { defaultSettings } from '../applications/settings.ts'
import { letterLocales, type MessageLook } from './letter.ts'
import type { MessageKind, MessageValues } from './message.ts'
import { renderMessage } from './render-message.ts'

const look: MessageLook = { ...defaultSettings, displayName: 'Acme', supportEmail: 'help@example.com' }
const link = 'https://id.example.com/u/page?ticket=abc&x=1#'
const newAddress = 'new@example.com'
const until = '2026-11-21T11:30:00.000Z'
const number = 'R-1042'

const samples: MessageValues = {
  'verify-email': { link },
  'sign-up-code': { code: '012345', link },
  'already-registered': { signInLink: link, resetLink: link },
  'sign-in-code': { code: '012345', link, place: 'Firefox in Basel' },
  'sign-in-link': { link, place: null },
  'sign-in-unknown': { signUpLink: link },
  'second-factor-code': { code: '012345', place: 'Firefox in Basel' },
  'reset-password': { link },
  'password-changed': { place: 'Firefox in Basel' },
  'account-locked': { until, unlockLink: link },
  'second-factor-locked': { until },
  'account-suspended': {},
  'data-downloaded': {},
  'account-deleted': {},
  'new-device': { link, place: 'Firefox in Basel' },
  'factor-added': { factor: 'totp' },
  'factor-removed': { factor: 'My phone' },
  'factor-enrolment': { link },
  'mfa-reset': {},
  impersonated: {},
  'caller-code': { code: '012345', agent: 'Kim' },
  'recovery-code-used': { left: 1 },
  'recovery-codes-made': {},
  'tokens-misused': { client: 'Shop' },
  'email-change-confirm': { link, newAddress },
  'email-change-notice': { undoLink: link, newAddress },
  'account-unlinked': { account: 'Google' },
  'identity-link': { link },
  'identity-linked': { account: 'alice@example.com', other: 'alice@gmail.example' },
  'email-changed': { undoLink: link, newAddress },
  invitation: { link, inviter: 'Alice', organization: 'Initech', role: 'Editor' },
  'invitation-asked': { organization: 'Initech', link },
  'account-made': { link, organization: 'Initech' },
  'account-locked-down': { by: 'Sam', reason: 'A stranger was in it', link },
  'activity-disowned': { link },
  'approval-waiting': {
    by: 'Sam',
    asked: { action: 'erase-user', operator: null, role: null, organization: null, people: 1, isEstimate: false },
    reason: 'They asked for it',
    link,
    until,
    aloneFrom: null,
  },
  'access-requested': { by: 'Kim', role: 'support', permission: 'read:audit', reason: 'The review', link },
  'mail-test': { by: 'Olivia' },
  'recovery-requested': { number, stopLink: link },
  'recovery-waiting': { number, stopLink: link, until },
  'recovery-approved': { number, link },
  'recovery-denied': { number },
  'recovery-finished': { number },
}
const kinds = Object.keys(samples) as MessageKind[]

function rendered<Kind extends MessageKind>(
  kind: Kind,
  values: MessageValues[Kind],
  locale: string | null = 'en',
  given = look,
) {
  const queuedAt = new Date('2026-11-21T10:00:00.000Z')
  return renderMessage({ kind, values, locale, to: 'bob@example.com', queuedAt }, given)
}

test.each(kinds)('%s says in every language all it was given, in the text and in the HTML', (kind) => {
  const subjects = letterLocales.map((locale) => {
    const { subject, text, html } = rendered(kind, samples[kind], locale)
    for (const [name, value] of Object.entries(samples[kind])) {
      if (typeof value !== 'string' || value === 'totp') continue
      const shown = name === 'until' ? '11:30' : value
      expect(`${subject}\n${text}`).toContain(shown)
      expect(html).toContain(shown.replaceAll('&', '&#38;'))
    }
    expect(text).not.toMatch(/undefined|null|\[object|Invalid/)
    expect(text).toContain('bob@example.com')
    expect(text).toContain('help@example.com')
    expect(html).toContain(`<html lang="${locale}" dir="${locale === 'ar' ? 'rtl' : 'ltr'}">`)
    expect(subject).not.toContain('012345')
    return subject
  })
  expect(new Set(subjects).size).toBe(letterLocales.length)
})

test.each(kinds)('%s has no mark of direction at an address, which a mail program would take for its end', (kind) => {
  const page = 'https://help.example.com/cases'
  const given = { ...look, displayName: 'www.acme.example/id', supportEmail: null, supportUrl: page }
  const values = Object.fromEntries(
    Object.entries(samples[kind]).map(([name, value]) => [name, name === 'reason' ? `See ${page}` : value]),
  ) as (typeof samples)[typeof kind]
  for (const locale of letterLocales) {
    const { subject, text, html } = rendered(kind, values, locale, given)
    expect(text).toContain(page)
    for (const part of [subject, text, html]) expect(part).not.toMatch(/(?:\/\/|www\.)\S*[\u2066-\u2069]/)
  }
})

/** Whatever a letter may tell that is the same in every language. */
function toldOf(kind: MessageKind, text: string): readonly string[] {
  const given = Object.values(samples[kind]).filter((value) => typeof value === 'string' && value !== 'totp')
  const links = text.split(link).length - 1
  return [...['Acme', '10:00', '11:30', ...given].filter((value) => text.includes(value)), `${links} links`]
}

test.each(kinds)('%s tells as much in every language as in English', (kind) => {
  const english = toldOf(kind, said(rendered(kind, samples[kind])))
  for (const locale of letterLocales) {
    expect([locale, ...toldOf(kind, said(rendered(kind, samples[kind], locale)))]).toEqual([locale, ...english])
  }
})

test.each(letterLocales)('in %s every count of recovery codes and every factor has its words', (locale) => {
  const left = (count: number) => rendered('recovery-code-used', { left: count }, locale).text
  const counts = [0, 1, 2, 3, 11, 100]
  for (const count of counts) expect(left(count)).not.toMatch(/undefined|NaN/)
  for (const count of counts.slice(3)) expect(left(count)).toContain(`${count}`)
  expect(left(0)).not.toBe(left(100).replace('100', '0'))
  const factors = ['totp', 'passkey', 'security-key', 'recovery-code', 'email', 'phone', 'totp, passkey', 'My phone']
  const letters = factors.map((factor) => rendered('factor-added', { factor }, locale).text)
  expect(new Set(letters).size).toBe(factors.length)
  expect(letters.at(-1)).toContain('My phone')
  expect(letters.slice(0, -1).join()).not.toMatch(/totp|security-key|undefined/)
})

test('French breaks no line before its double punctuation', () => {
  // The address of a link has a line of its own.
  const lines = kinds.flatMap((kind) => said(rendered(kind, samples[kind], 'fr')).split('\n'))
  expect(lines.filter((line) => / [?!;:»]|« |\p{L}:$/u.test(line))).toEqual([])
})

test('what is Latin in Arabic is set apart, so that its own order stays; links and codes stand alone', () => {
  // A place is told in words that run from right to left themselves.
  const alone: readonly unknown[] = [link, '012345', 'Firefox in Basel', 'totp', until]
  const bare = kinds.flatMap((kind) => {
    const text = said(rendered(kind, samples[kind], 'ar'))
    const values = Object.values(samples[kind]).filter((value) => typeof value === 'string' && !alone.includes(value))
    const isBare = (value: string) => text.replaceAll(new RegExp(`\u2068«?${value}»?\u2069`, 'g'), '').includes(value)
    const unsafe = text.split('\n').filter((line) => line.includes(link) && line !== link)
    return [...['Acme', ...values].filter(isBare), ...unsafe].map((value) => [kind, value])
  })
  expect(bare).toEqual([])
})

function said({ subject, text }: { readonly subject: string; readonly text: string }): string {
  return `${subject}\n${text}`
}

test('what is not known is left out of the sentence', () => {
  const { text } = rendered('sign-in-code', { code: '012345', link: null, place: null })
  expect(text).toContain('It was asked for on November 21, 2026 at 10:00 AM UTC.')
  expect(text).not.toContain('link')
})

test('a region falls back to its language, and an unknown language to that of the application', () => {
  expect(rendered('mfa-reset', {}, 'de-AT').text).toContain('Hallo,')
  expect(rendered('mfa-reset', {}, 'pt').text).toContain('Olá,')
  expect(rendered('mfa-reset', {}, 'pt_BR').text).toContain('Olá,')
  expect(rendered('mfa-reset', {}, 'pt-PT').text).toContain('Olá,')
  expect(rendered('mfa-reset', {}, 'nl').text).toContain('Hello,')
  const german = { ...look, defaultLocale: 'de' }
  const message = { kind: 'mfa-reset', values: {}, to: 'bob@example.com', queuedAt: new Date() } as const
  expect(renderMessage({ ...message, locale: 'nl' }, german).text).toContain('Hallo,')
  expect(renderMessage({ ...message, locale: null }, german).text).toContain('Hallo,')
  expect(renderMessage({ ...message, locale: null }, { ...look, defaultLocale: 'xx' }).text).toContain('Hello,')
})

test('the button has the colour of the application', () => {
  expect(rendered('verify-email', { link }).html).toContain(`background:${defaultSettings.accentColor}`)
})

test('S003-67 the program that asked for it is named', () => {
  const { subject, text } = rendered('verify-email', { link, client: 'Shop' })
  expect(subject).toBe('Confirm your e-mail address for Shop')
  expect(text).toContain('so that Shop can reach you')
})

const expressions = [
  '{{7*7}}',
  '$' + '{7*7}',
  '<%= 7*7 %>',
  '{{constructor.constructor("return process")()}}',
  `{{#each list}}${'x'.repeat(1_000_000)}`,
  '</p><script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '" onmouseover="alert(1)',
]

test.each(expressions)('INJ-10 a name is printed as text, quickly, whatever is in it (%#)', (name) => {
  const since = performance.now()
  const invitation = { link, inviter: name, organization: name, role: name }
  const { subject, text, html } = rendered('invitation', invitation)
  expect(performance.now() - since).toBeLessThan(1_000)
  const shown = name.slice(0, 30)
  expect(subject).toContain(shown)
  expect(text).toContain(shown)
  expect(text).not.toContain('49')
  expect(html).not.toMatch(/<script|<img|" onmouseover/)
  expect(subject.length).toBeLessThan(500)
})

test('INJ-10 a display name with markup is text', () => {
  const message = { kind: 'mfa-reset', values: {}, to: 'bob@example.com', locale: 'en', queuedAt: new Date() } as const
  const { html } = renderMessage(message, { ...look, displayName: '<b>Acme</b> {{7*7}}' })
  expect(html).toContain('&#60;b&#62;Acme&#60;/b&#62; {{7*7}}')
})

test('INJ-09 a name with line breaks or turned letters makes no second header and no second line', () => {
  const invitation = { link, inviter: 'x\r\nBcc: eve@example.com', organization: 'a\u202eb\u2028c\u0000d', role: null }
  const { subject, text } = rendered('invitation', invitation)
  expect(subject).toBe('x Bcc: eve@example.com invites you to a b c d')
  expect(text).toContain('x Bcc: eve@example.com invites you to join a b c d at Acme.')
})

test.each(['javascript:alert(1)', 'https://id.example.com/\r\nBcc: x', '//evil.example', 'data:text/html,x'])(
  'a link that is no web address is never sent: %j',
  (bad) => {
    expect(() => rendered('reset-password', { link: bad })).toThrow('no web address')
  },
)
