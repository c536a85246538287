import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { createSealer, rootKeyCheck, secretHash } from './sealing.ts'

const rootKey = randomBytes(32)
const sealer = createSealer(rootKey, 1)
const place = ['clients', 'secret', 'abc']

test('what was sealed opens in its place', () => {
  expect(sealer.unseal(sealer.seal('a secret', place), place).toString()).toBe('a secret')
})

test('the same secret never looks the same twice', () => {
  expect(sealer.seal('a secret', place).equals(sealer.seal('a secret', place))).toBe(false)
})

test.each([
  ['moved to another row', () => sealer.unseal(sealer.seal('x', place), ['clients', 'secret', 'abd'])],
  ['read by another application', () => createSealer(rootKey, 2).unseal(sealer.seal('x', place), place)],
  ['read with another root key', () => createSealer(randomBytes(32), 1).unseal(sealer.seal('x', place), place)],
  [
    'changed by one bit',
    () => {
      const sealed = sealer.seal('x', place)
      sealed[14] = (sealed[14] as number) ^ 1
      return sealer.unseal(sealed, place)
    },
  ],
])('a sealed value that was %s does not open', (_how, open) => {
  expect(open).toThrow()
})

test('the check of a root key tells keys apart and the hash of a secret tells purposes apart', () => {
  expect(rootKeyCheck(rootKey).equals(rootKeyCheck(randomBytes(32)))).toBe(false)
  expect(secretHash('one', 's').equals(secretHash('two', 's'))).toBe(false)
})
