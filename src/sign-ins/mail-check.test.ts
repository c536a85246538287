import { expect, test } from 'vitest'
import type { MessageLink, MessageSummary } from '../messages/message.ts'
import { mailCheck } from './mail-check.ts'
import { newSignIn } from './sign-in.ts'

const at = (minute: number) => new Date(Date.UTC(2026, 10, 21, 10, minute))
const unused: MessageLink = { usedAt: null, openedAt: null, openedFrom: null, endsAt: at(60) }

function mailed(link: MessageLink | null): MessageSummary {
  const to = { to: 'alice@example.com', userId: 'auth0|alice', locale: null }
  const sent = { status: 'sent', queuedAt: at(0), sentAt: at(1), attempts: 1, lastFault: null } as const
  return { id: 'msg_1', kind: 'reset-password', ...to, ...sent, link }
}

function tried(ip: string | null) {
  const goal = { kind: 'account', path: '/account' } as const
  return newSignIn({ goal, identifier: 'alice@example.com', origin: { ip, userAgent: null } }, at(0))
}

const check = (link: MessageLink | null, ips: readonly (string | null)[] = []) =>
  mailCheck({ messages: [mailed(link)], suppressed: null, recentSignIns: ips.map(tried) })

test('a link that nobody opened is told with its end, and one that was opened with when', () => {
  const endsAt = at(60).toISOString()
  expect(check(unused)).toMatchObject({ state: 'warn', facts: { linkUsed: false, openedAt: null, endsAt } })
  const opened = check({ ...unused, openedAt: at(2), openedFrom: '192.0.2.1' }, ['198.51.100.2'])
  expect(opened).toMatchObject({ state: 'warn', facts: { linkUsed: false, openedAt: at(2).toISOString() } })
  expect(opened.facts).not.toHaveProperty('usedFrom')
})

test('a link that was used elsewhere than where they try to sign in is told with that address', () => {
  const used = { usedAt: at(3), openedAt: at(2), openedFrom: '2001:db8:0:1::7', endsAt: at(60) }
  expect(check(used, ['198.51.100.2'])).toMatchObject({ state: 'warn', facts: { usedFrom: '2001:db8:0:1::7' } })
  expect(check(used, ['198.51.100.2', '2001:db8:0:1::8'])).toMatchObject({ state: 'pass' })
  for (const nothingKnown of [[], [null, '198.51.100.2']]) {
    const { state, facts } = check(used, nothingKnown)
    expect([state, 'usedFrom' in facts]).toEqual(['pass', false])
  }
})

test('a letter whose link is not followed is settled once it was sent', () => {
  expect(check(null)).toMatchObject({ state: 'pass', facts: { linkUsed: null } })
})
