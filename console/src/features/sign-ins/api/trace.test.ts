import { expect, test } from 'vitest'
import type { Diagnosis } from './diagnosis.ts'
import { traceOf } from './trace.ts'

const diagnosis: Diagnosis = {
  canSignIn: false,
  nextStep: { kind: 'refused', reason: 'suspended' },
  waysIn: ['password'],
  emailVerified: true,
  locks: [],
  recentSignIns: [
    {
      reference: 'K7Q2-MP4D',
      identifier: 'alice@example.com',
      userId: 'auth0|1',
      clientId: null,
      clientName: 'Portal',
      proofs: [],
      lastFailure: 'wrong_password',
      shown: 'That didn’t work.',
      countedTowardsLock: true,
      ip: '203.0.113.•••',
      userAgent: 'Mozilla/5.0',
      device: 'Safari on iOS',
      place: null,
      startedAt: '2026-03-03T10:12:00.000Z',
      finishedAt: null,
    },
  ],
  checks: [
    { id: 'account', state: 'fail', facts: {} },
    { id: 'email', state: 'pass', facts: {} },
  ],
}

test('the trace says what the panel says, a line for each check and each attempt', () => {
  const head = { sentence: "Alice can't sign in.", userId: 'auth0|1', checkedAt: new Date('2026-03-03T10:15:00Z') }
  const lines = traceOf(diagnosis, head).split('\n')
  expect(lines.slice(0, 2)).toEqual(["Alice can't sign in.", 'User ID: auth0|1'])
  expect(lines[2]).toMatch(/^Checked 3 Mar 2026/)
  expect(lines[5]).toBe('[fails] Account: Suspended')
  expect(lines[6]).toBe('[in order] E-mail address: Verified, or none is needed')
  expect(lines.at(-1)).toMatch(
    /K7Q2-MP4D · Wrong password · by password · counted towards the lock · Portal · 203\.0\.113\.••• · Safari on iOS$/,
  )
})

test('what the panel does not show is not in it', () => {
  const head = { sentence: '', userId: 'auth0|1', checkedAt: new Date() }
  const text = traceOf(diagnosis, head)
  for (const hidden of ['alice@example.com', 'Mozilla']) expect(text).not.toContain(hidden)
})
