import { expect, test } from 'vitest'
import type { NetworkRule } from './network-rule.ts'
import { refusedOf, signInsLookedAt } from './would-refuse.ts'

const now = new Date(Date.UTC(2026, 10, 21, 10))
const surroundings = {
  places: { tables: [], placeOf: (ip: string | null) => (ip === '81.2.69.7' ? { country: 'GB', city: null } : null) },
  clock: { now: () => now },
}
const rule = (given: Partial<NetworkRule>): NetworkRule => ({
  ...{ id: 'nwr_1', organizationId: null, effect: 'block', network: null, country: null, reason: '' },
  ...{ createdBy: { kind: 'system', id: 'system', name: 'Rollcall' }, createdAt: now, endsAt: null },
  ...given,
})
const refused = (given: Partial<NetworkRule>, seen: Parameters<typeof refusedOf>[2]) =>
  refusedOf(surroundings, rule(given), seen)

const seen = [
  { ip: '203.0.113.7', signIns: 3 },
  { ip: '203.0.113.9', signIns: 1 },
  { ip: '81.2.69.7', signIns: 2 },
  { ip: null, signIns: 5 },
]

test('every sign-in from where the rule keeps out is counted, and of an unknown address only where some are let in', () => {
  expect(refused({ network: '203.0.113.0/24' }, seen)).toEqual({ signIns: 4, isAtLeast: false })
  expect(refused({ country: 'GB' }, seen).signIns).toBe(2)
  const letIn = { effect: 'allow', organizationId: 'org_acme' } as const
  expect(refused({ ...letIn, network: '203.0.113.0/24' }, seen).signIns).toBe(7)
  expect(refused({ ...letIn, country: 'GB' }, seen).signIns).toBe(9)
})

test('where there were as many sign-ins as are looked at, it is at least so many', () => {
  const many = [...seen.slice(0, 1), { ip: '192.0.2.1', signIns: signInsLookedAt - 3 }]
  expect(refused({ network: '203.0.113.0/24' }, many)).toEqual({ signIns: 3, isAtLeast: true })
})
