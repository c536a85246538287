import { expect, test } from 'vitest'
import { isWithin, networkOf, wideNetworkOf } from './networks.ts'

test.each([
  ['203.0.113.7', '203.0.113.7', null],
  ['2001:db8::1', '2001:db8:0:0::/64', '2001:db8:0::/48'],
  ['2001:0db8:0000:0001:ffff:ffff:ffff:ffff', '2001:db8:0:1::/64', '2001:db8:0::/48'],
  ['2001:DB8:a:b::', '2001:db8:a:b::/64', '2001:db8:a::/48'],
  ['::1', '0:0:0:0::/64', '0:0:0::/48'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64', 'fe80:0:0::/48'],
  ['64:ff9b::203.0.113.7', '64:ff9b:0:0::/64', '64:ff9b:0::/48'],
])('AUT-10 %s is of network %s and of %s', (ip, network, wide) => {
  expect(networkOf(ip)).toBe(network)
  expect(wideNetworkOf(ip)).toBe(wide)
})

test.each([
  [[], '203.0.113.7', false],
  [['203.0.113.7'], '203.0.113.7', true],
  [['203.0.113.0/24', '2001:db8::/32'], '203.0.113.200', true],
  [['203.0.113.0/24', '2001:db8::/32'], '2001:db8:1::5', true],
  [['203.0.113.0/24', '2001:db8::/32'], '198.51.100.1', false],
  [['0.0.0.0/0'], null, false],
])('of the networks %j the address %s is within one: %s', (networks, ip, expected) => {
  expect(isWithin(networks, ip)).toBe(expected)
})
