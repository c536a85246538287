import { expect, test } from 'vitest'
import { addressFault, linesOf } from './address-fault.ts'

test('addresses that the server registers are not complained of while they are typed', () => {
  for (const good of [
    'https://app.example.com/callback',
    'https://*.example.com/cb',
    'http://localhost:3000/cb',
    'http://127.0.0.1/cb',
    'com.example.app:/callback',
    'com.example.app://callback',
  ]) {
    expect([good, addressFault(good, 'address')]).toEqual([good, null])
  }
  expect(addressFault('https://app.example.com', 'origin')).toBeNull()
})

test('each fault has a sentence of its own', () => {
  expect(addressFault('app.example.com', 'address')).toContain('https://')
  expect(addressFault('https://a b.example.com', 'address')).toContain('spaces')
  expect(addressFault('https://me@example.com', 'address')).toContain('no user')
  expect(addressFault('https://example.com/#x', 'address')).toContain('fragment')
  expect(addressFault('http://example.com', 'address')).toContain('this machine')
  expect(addressFault('https:///cb', 'address')).toContain('host')
  expect(addressFault('https://example.com/path', 'origin')).toContain('path')
})

test('empty lines and blanks around are nobody’s', () => {
  expect(linesOf(' a \n\n b')).toEqual(['a', 'b'])
})
