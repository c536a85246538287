import { expect, test } from 'vitest'
import { similarAddresses } from './similar-addresses.ts'

test('an address with a letter missing, added, mistaken or swapped is similar', () => {
  const similar = similarAddresses('bob@acm.com')
  for (const meant of ['bob@acme.com', 'bo@acm.com', 'rob@acm.com', 'obb@acm.com']) expect(similar).toContain(meant)
})

test('the address itself and one that is two slips away are not', () => {
  const similar = similarAddresses('bob@acm.com')
  expect(similar).not.toContain('bob@acm.com')
  expect(similar).not.toContain('bobby@acm.com')
})

test('what is asked for is bounded, and of a very long address nothing is asked', () => {
  expect(similarAddresses(`${'a'.repeat(48)}@example.com`).length).toBeLessThan(6_000)
  expect(similarAddresses(`${'a'.repeat(50)}@example.com`)).toEqual([])
})
