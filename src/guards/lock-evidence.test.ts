import { expect, test } from 'vitest'
import type { FailedTry } from '../audit/audit-search.ts'
import type { Lock } from './list-locks.ts'
import { evidenceOf } from './lock-evidence.ts'

const since = new Date('2026-03-02T10:00:00Z')
const until = new Date('2026-03-02T11:00:00Z')
const lock: Lock = { key: 'password account x', act: 'password', network: null, count: 10, since, until }
const minute = (after: number) => new Date(since.getTime() + after * 60_000)
/** One a minute, newest first. */
const tries = (...addresses: readonly (string | null)[]): FailedTry[] =>
  addresses.map((ip, place) => ({ reason: 'wrong_password', ip, at: minute(place + 1) })).reverse()
const addresses = [...Array(4).fill('203.0.113.7'), ...Array(3).fill('198.51.100.4'), '192.0.2.1', '192.0.2.1', null]
const nothing = { first: null, last: null, from: [], moreNetworks: 0 }

test('a lock says when its tries began and ended, where most came from, and from how many more networks', () => {
  expect(evidenceOf(lock, tries(...addresses))).toEqual({
    first: minute(1),
    last: minute(10),
    from: [
      { network: '203.0.113.7', count: 4 },
      { network: '198.51.100.4', count: 3 },
      { network: '192.0.2.1', count: 2 },
    ],
    moreNetworks: 1,
  })
})

test('one network of IPv6 is one, and a lock of one network is explained by what came from there', () => {
  const found = tries('2001:db8:0:1::1', '2001:db8:0:1::2', '203.0.113.7')
  const network = '2001:db8:0:1::/64'
  expect(evidenceOf({ ...lock, network, count: 2 }, found)).toMatchObject({ from: [{ network, count: 2 }] })
})

test('where more or fewer tries are told than were counted, none is held to be one of them', () => {
  expect(evidenceOf({ ...lock, count: 9 }, tries(...addresses))).toEqual(nothing)
  expect(evidenceOf({ ...lock, count: 11 }, tries(...addresses))).toEqual(nothing)
  expect(evidenceOf({ ...lock, since: minute(2) }, tries(...addresses))).toEqual(nothing)
  expect(evidenceOf({ ...lock, act: 'code' }, tries(...addresses))).toEqual(nothing)
})
