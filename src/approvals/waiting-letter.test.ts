import { describe, expect, test } from 'vitest'
import { defaultSettings } from '../applications/settings.ts'
import { letterLocales } from '../messages/letter.ts'
import { renderMessage } from '../messages/render-message.ts'
import { approvalActions } from './approval.ts'

const look = { ...defaultSettings, displayName: 'Acme', supportEmail: 'help@example.com' }

function letter(locale: string, asked: object) {
  const values = {
    by: 'Sam',
    asked: { operator: null, role: null, organization: null, people: 1, isEstimate: false, ...asked },
    reason: 'They asked for it',
    link: 'https://id.example.com/console/approvals/apv_1',
    until: '2026-11-22T10:30:00.000Z',
    aloneFrom: null,
  }
  const message = { kind: 'approval-waiting', values, locale, to: 'olivia@example.com', queuedAt: new Date() } as const
  return renderMessage(message as Parameters<typeof renderMessage>[0], look).text
}

const about = /about|etwa|environ|unos|cerca de|約|نحو/
const oneUser = /\b1 (user|Benutzer|utilisateur|usuario|usuário)(?!\p{L})|1 人のユーザー|1\u2069 مستخدم/u

describe.each(letterLocales)('the letter to whoever decides, in %s', (locale) => {
  const ofOne = { operator: 'Otto', role: 'security', organization: 'Acme', people: 1 }

  test.each(approvalActions)('has a sentence of its own for %s, with who, why and until when', (action) => {
    const text = letter(locale, { ...ofOne, action })
    for (const told of ['Sam', 'They asked for it', '10:30']) expect(text).toContain(told)
    expect(text).not.toMatch(/undefined|null|erase-|export-|-operator/)
    if (/operator/.test(action)) expect(text).toContain('Otto')
    if (action === 'change-operator-role') expect(text).toContain('security')
    if (action === 'delete-organization') expect(text).toContain('Acme')
    const others = approvalActions.filter((other) => other !== action)
    for (const other of others) expect(letter(locale, { ...ofOne, action: other })).not.toBe(text)
  })

  test.each(['erase-users', 'export-users', 'delete-organization'])(
    'says of %s how many, and whether that is about',
    (action) => {
      const exact = letter(locale, { action, organization: 'Acme', people: 1_234 })
      const told = (people: number) => new Intl.NumberFormat(`${locale}-u-nu-latn`).format(people)
      expect(exact).toContain(told(1_234))
      expect(exact).not.toMatch(about)
      const estimate = letter(locale, { action, people: 1_000_000, isEstimate: true })
      expect(estimate).toContain(told(1_000_000))
      expect(estimate).toMatch(about)
      expect(letter(locale, { action, people: 1 })).toMatch(oneUser)
    },
  )
})
