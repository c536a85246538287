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
  'new-device': { link, place: 'Firefox in Basel' },
  'factor-added': { factor: 'totp' },
  'factor-removed': { factor: 'My phone' },
  'factor-enrolment': { link },
  'mfa-reset': {},
  impersonated: {},
  'caller-code': { code: '012345', agent: 'Kim' },
  'recovery-code-used': { left: 1 },
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
    asked: { action: 'erase-user', operator: null, role: null, people: 1, isEstimate: false },
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

function rendered<Kind extends MessageKind>(kind: Kind, values: MessageValues[Kind], locale: string | null = 'en') {
  const queuedAt = new Date('2026-11-21T10:00:00.000Z')
  return renderMessage({ kind, values, locale, to: 'bob@example.com', queuedAt }, look)
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
    expect(html).toContain(`<html lang="${locale}">`)
    expect(subject).not.toContain('012345')
    return subject
  })
  expect(new Set(subjects).size).toBe(letterLocales.length)
})

test('what is not known is left out of the sentence', () => {
  const { text } = rendered('sign-in-code', { code: '012345', link: null, place: null })
  expect(text).toContain('It was asked for on November 21, 2026 at 10:00 AM UTC.')
  expect(text).not.toContain('link')
})

test('a region falls back to its language, and an unknown language to that of the application', () => {
  expect(rendered('mfa-reset', {}, 'de-AT').text).toContain('Hallo,')
  expect(rendered('mfa-reset', {}, 'fr').text).toContain('Hello,')
  const german = { ...look, defaultLocale: 'de' }
  const message = { kind: 'mfa-reset', values: {}, to: 'bob@example.com', queuedAt: new Date() } as const
  expect(renderMessage({ ...message, locale: 'fr' }, german).text).toContain('Hallo,')
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
