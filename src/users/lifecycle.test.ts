import { describe, expect, test } from 'vitest'
import {
  type AccountState,
  type AccountStep,
  type Admission,
  mayComeIn,
  stateAfter,
  stateOf,
  statusOf,
} from './lifecycle.ts'

const gone = 'user_not_found'
const table: Readonly<Record<AccountState, Readonly<Record<AccountStep, AccountState | typeof gone>>>> = {
  active: {
    suspend: 'suspended',
    activate: 'active',
    lock: 'locked',
    unlock: 'active',
    delete: 'deleted',
    purge: 'purged',
  },
  suspended: {
    suspend: 'suspended',
    activate: 'active',
    lock: 'suspended',
    unlock: 'suspended',
    delete: 'deleted',
    purge: 'purged',
  },
  locked: {
    suspend: 'suspended',
    activate: 'locked',
    lock: 'locked',
    unlock: 'active',
    delete: 'deleted',
    purge: 'purged',
  },
  deleted: { suspend: gone, activate: gone, lock: gone, unlock: gone, delete: gone, purge: 'purged' },
  purged: { suspend: gone, activate: gone, lock: gone, unlock: gone, delete: gone, purge: gone },
}
const cases = Object.entries(table).flatMap(([state, steps]) =>
  Object.entries(steps).map(([step, after]) => [state, step, after] as const),
)

test.each(cases)('A5 a %s account, by %s: %s', (state, step, after) => {
  const next = () => stateAfter(state as AccountState, step as AccountStep)
  if (after === gone) expect(next).toThrow(expect.objectContaining({ code: gone }))
  else expect(next()).toBe(after)
})

describe('at a moment', () => {
  const now = new Date('2026-11-22T10:00:00Z')
  const before = new Date(now.getTime() - 1)
  const after = new Date(now.getTime() + 1)
  const free: Admission = { isBlocked: null, suspendedUntil: null, expiresAt: null }
  test.each<[string, Partial<Admission>, string]>([
    ['nothing was ever said of', {}, 'active'],
    ['was activated', { isBlocked: false }, 'active'],
    ['is suspended without end', { isBlocked: true }, 'suspended'],
    ['is suspended for a while', { isBlocked: true, suspendedUntil: after }, 'suspended'],
    ['was suspended until now', { isBlocked: true, suspendedUntil: now }, 'active'],
    ['expires later', { expiresAt: after }, 'active'],
    ['expires now', { expiresAt: now }, 'expired'],
    ['expired before', { expiresAt: before }, 'expired'],
    ['is suspended and has expired', { isBlocked: true, expiresAt: before }, 'suspended'],
    ['was suspended and has expired', { isBlocked: true, suspendedUntil: before, expiresAt: before }, 'expired'],
  ])('somebody who %s', (_what, facts, status) => {
    const person = { ...free, ...facts }
    expect(statusOf(person, now)).toBe(status)
    expect(mayComeIn(person, now)).toBe(status === 'active')
    expect(stateOf(person, now)).toBe(status === 'suspended' ? 'suspended' : 'active')
  })
})
