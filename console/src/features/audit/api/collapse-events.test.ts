import { expect, test } from 'vitest'
import { collapseEvents } from './collapse-events.ts'
import type { AuditEvent } from './user-events.ts'

const event = (minute: number, more: Partial<AuditEvent> = {}): AuditEvent => ({
  id: String(minute),
  at: new Date(Date.UTC(2026, 10, 22, 10, minute)).toISOString(),
  type: 'user.sign_in_failed',
  actor: { kind: 'user', id: 'auth0|alice', name: 'Alice' },
  subject: null,
  ip: '203.0.113.7',
  userAgent: null,
  requestId: null,
  changes: { reason: 'wrong_password' },
  ...more,
})
const lengths = (events: readonly AuditEvent[]) => collapseEvents(events).map((run) => run.events.length)

test('the same failure over and over is one line', () => {
  expect(lengths([event(12), event(8), event(4)])).toEqual([3])
})

test('another reason, another address, another hour or somebody else begins a new line', () => {
  expect(lengths([event(12), event(8, { changes: { reason: 'unknown_user' } })])).toEqual([1, 1])
  expect(lengths([event(12), event(8, { ip: '203.0.113.8' })])).toEqual([1, 1])
  expect(lengths([event(12), event(-60)])).toEqual([1, 1])
  expect(lengths([event(12), event(8, { actor: { kind: 'operator', id: 'opr_1', name: 'Sam' } })])).toEqual([1, 1])
})

test('what changed values stays apart, so that each before and after is seen', () => {
  const changes = { before: { name: 'A' }, after: { name: 'B' } }
  expect(lengths([event(2, { type: 'user.updated', changes }), event(1, { type: 'user.updated', changes })])).toEqual([
    1, 1,
  ])
})
