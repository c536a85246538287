import { expect, test } from 'vitest'
import { type AttackProtection, defaultProtection } from '../applications/attack-protection.ts'
import { limitsOf } from './limits-of-attempt.ts'

type Change = {
  readonly bruteForce?: Partial<AttackProtection['bruteForce']>
  readonly networkThrottling?: Partial<AttackProtection['networkThrottling']>
}

/** What an attempt may spend, by scope: how many, and how many seconds until they come back. */
function limits(change: Change, given: { act?: 'password' | 'sign-up'; ip?: string; isKnownBrowser?: boolean } = {}) {
  const protection = {
    bruteForce: { ...defaultProtection.bruteForce, ...change.bruteForce },
    networkThrottling: { ...defaultProtection.networkThrottling, ...change.networkThrottling },
  }
  const { act = 'password', ip = '2001:db8::1', isKnownBrowser = false } = given
  const counted = limitsOf({ act, account: 'auth0|bob', ip, isKnownBrowser, protection })
  return Object.fromEntries(counted.map(({ scope, most, spanMs }) => [scope, `${most} per ${spanMs / 1000} s`]))
}

test('P8 what nobody set is ten guesses a network, fifty an hour, and a hundred failures a network and day', () => {
  expect(limits({})).toEqual({
    'account-and-network': '10 per 900 s',
    account: '50 per 3600 s',
    network: '100 per 864 s',
    'wide-network': '500 per 172.8 s',
    'new-accounts': '20 per 180 s',
  })
  expect(limits({}, { isKnownBrowser: true })).toEqual({ 'known-browser': '10 per 900 s' })
  expect(limits({}, { act: 'sign-up' })).toEqual({
    network: '50 per 1.2 s',
    'wide-network': '250 per 0.24 s',
    everybody: '10000 per 1 s',
  })
})

test('the attempts an account stands are as many as are set, and those of a known browser too', () => {
  const three = { bruteForce: { mostAttempts: 3 } }
  expect(limits(three)).toMatchObject({ 'account-and-network': '3 per 900 s', account: '50 per 3600 s' })
  expect(limits(three, { isKnownBrowser: true })).toEqual({ 'known-browser': '3 per 900 s' })
  expect(limits({ bruteForce: { mostAttempts: 3, counts: 'account' } }).account).toBe('3 per 3600 s')
})

test.each([
  ['is switched off', { isEnabled: false }],
  ['locks nobody', { locks: false }],
  ['trusts the network', { trustedNetworks: ['192.0.2.1', '2001:db8::/48'] }],
  ['asks for more than there may be', { mostAttempts: 100, counts: 'account' }],
] as const)('P8 fifty guesses an hour at one account are the most where the protection %s', (_how, bruteForce) => {
  expect(limits({ bruteForce })).toMatchObject({ 'account-and-network': '50 per 900 s', account: '50 per 3600 s' })
})

test('a network has what is set for it, between what nobody may loosen', () => {
  const signIn = { mostAttempts: 5, refillMs: 120_000 }
  expect(limits({ networkThrottling: { signIn } })).toMatchObject({
    network: '5 per 120 s',
    'wide-network': '25 per 24 s',
    'new-accounts': '20 per 180 s',
  })
  const wild = { mostAttempts: 1_000_000, refillMs: 1 }
  expect(limits({ networkThrottling: { signIn: wild } }).network).toBe('1000 per 86.4 s')
  expect(limits({ networkThrottling: { signUp: wild } }, { act: 'sign-up' }).network).toBe('500 per 0.12 s')
})

test('a network that is not throttled has ten times as much, and one that is trusted is bounded by accounts alone', () => {
  for (const off of [{ isEnabled: false }, { throttles: false }]) {
    const { network, ...others } = limits({ networkThrottling: off })
    expect([network, others['new-accounts']]).toEqual(['1000 per 86.4 s', '200 per 18 s'])
  }
  const trusting = { networkThrottling: { trustedNetworks: ['203.0.113.0/24'] } }
  expect(Object.keys(limits(trusting, { ip: '203.0.113.7' }))).toEqual(['account-and-network', 'account'])
  expect(limits(trusting, { ip: '203.0.114.7' }).network).toBe('100 per 864 s')
  expect(limits(trusting, { ip: '203.0.113.7', act: 'sign-up' })).toEqual({ everybody: '10000 per 1 s' })
})
