import { expect, test } from 'vitest'
import { type NetworkRule, readNetwork } from './network-rule.ts'
import { type AskedFrom, networkVerdict, readyRule } from './network-verdict.ts'

const now = new Date(Date.UTC(2026, 10, 21, 10))
let made = 0

function rule(given: Partial<NetworkRule>): NetworkRule {
  made += 1
  return {
    id: `nwr_${made}`,
    organizationId: null,
    effect: 'block',
    network: null,
    country: null,
    reason: 'Guessing passwords',
    createdBy: { kind: 'system', id: 'system', name: 'Rollcall' },
    createdAt: now,
    endsAt: null,
    ...given,
  }
}

const ask = (rules: readonly NetworkRule[], from: Partial<AskedFrom>) =>
  networkVerdict(rules.map(readyRule), { address: null, country: null, organizationId: null, ...from }, now)
const blocks = (network: string, address: string) => {
  const read = readNetwork(network)
  return read !== null && !ask([rule({ network: read })], { address }).isAllowed
}
const acme = { organizationId: 'org_acme' }

test.each([
  ['203.0.113.7', '203.0.113.7', true],
  ['203.0.113.7', '203.0.113.8', false],
  ['203.0.113.0/24', '203.0.113.255', true],
  ['203.0.113.7/24', '203.0.113.9', true],
  ['203.0.113.0/24', '203.0.114.1', false],
  ['203.0.113.7', '::ffff:203.0.113.7', true],
  ['203.0.113.7', '::ffff:cb00:7107', true],
  ['::ffff:203.0.113.7', '203.0.113.7', true],
  ['::ffff:203.0.113.0/120', '203.0.113.9', true],
  ['::ffff:203.0.113.0/120', '203.0.114.9', false],
  ['2001:db8:0:1::5', '2001:db8:0:1:ffff::1', true],
  ['2001:db8:0:1::5', '2001:db8:0:2::5', false],
  ['2001:db8:0:1::5/128', '2001:db8:0:1::6', false],
  ['2001:DB8::/32', '2001:0db8:7::1', true],
  ['0.0.0.0/0', '203.0.113.7', true],
  ['0.0.0.0/0', '2001:db8::1', false],
])('AUT-10 of a rule about %s the address %s is met: %s', (network, address, expected) => {
  expect(blocks(network, address)).toBe(expected)
})

test.each([
  '',
  'example.com',
  '203.0.113',
  '203.0.113.7/33',
  '203.0.113.7/-1',
  '203.0.113.7/24/1',
  '203.0.113.7/x',
  '::1/129',
  '::ffff:1.2.3.4/64',
])('no network is read from %j', (text) => {
  expect(readNetwork(text)).toBeNull()
})

test('without rules everybody comes in, from nowhere known too', () => {
  expect(ask([], {})).toEqual({ isAllowed: true })
  expect(ask([rule({ network: '203.0.113.0/24' })], {})).toEqual({ isAllowed: true })
})

test('a country is kept out, and where nobody knows the country nobody is kept out by it', () => {
  const noway = rule({ country: 'NO' })
  expect(ask([noway], { country: 'NO' })).toEqual({ isAllowed: false, why: 'blocked', rule: noway })
  expect(ask([noway], { country: 'SE' }).isAllowed).toBe(true)
  expect(ask([noway], { country: null }).isAllowed).toBe(true)
})

test("an organization's rules are for whoever signs in to it, and those for everybody count there too", () => {
  const rules = [rule({ ...acme, network: '203.0.113.0/24' }), rule({ network: '198.51.100.0/24' })]
  expect(ask(rules, { address: '203.0.113.7' }).isAllowed).toBe(true)
  expect(ask(rules, { address: '203.0.113.7', organizationId: 'org_globex' }).isAllowed).toBe(true)
  expect(ask(rules, { address: '203.0.113.7', ...acme }).isAllowed).toBe(false)
  expect(ask(rules, { address: '198.51.100.1', ...acme }).isAllowed).toBe(false)
})

test('where an organization lets networks in, nobody comes from elsewhere, and what is blocked within stays out', () => {
  const office = rule({ ...acme, effect: 'allow', network: '203.0.113.0/24' })
  const guests = rule({ ...acme, network: '203.0.113.128/25' })
  expect(ask([office, guests], { address: '203.0.113.7', ...acme })).toEqual({ isAllowed: true })
  expect(ask([office, guests], { address: '203.0.113.200', ...acme })).toMatchObject({ why: 'blocked', rule: guests })
  expect(ask([office, guests], { address: '192.0.2.1', ...acme })).toMatchObject({ why: 'outside', rule: office })
  expect(ask([office, guests], { ...acme })).toMatchObject({ isAllowed: false, why: 'outside' })
  expect(ask([office, guests], { address: '192.0.2.1' }).isAllowed).toBe(true)
})

test('where certain countries are let in, an unknown one is none of them, and that is what is said', () => {
  const norway = rule({ ...acme, effect: 'allow', country: 'NO' })
  expect(ask([norway], { address: '192.0.2.1', country: 'NO', ...acme }).isAllowed).toBe(true)
  expect(ask([norway], { address: '192.0.2.1', country: 'SE', ...acme })).toMatchObject({ why: 'outside' })
  expect(ask([norway], { address: '192.0.2.1', ...acme })).toMatchObject({ why: 'country-unknown' })
  const office = rule({ ...acme, effect: 'allow', network: '192.0.2.0/24' })
  expect(ask([norway, office], { address: '192.0.2.1', ...acme }).isAllowed).toBe(true)
})

test('a rule that has ended says nothing', () => {
  const over = rule({ network: '203.0.113.0/24', endsAt: now })
  const later = rule({ network: '203.0.113.0/24', endsAt: new Date(now.getTime() + 1) })
  expect(ask([over], { address: '203.0.113.7' }).isAllowed).toBe(true)
  expect(ask([over, later], { address: '203.0.113.7' })).toMatchObject({ rule: later })
})
