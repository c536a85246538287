import { expect, test } from 'vitest'
import { isUnchanged, metadataChange } from './metadata-change.ts'

test('only what differs is sent: a changed key whole, a removed one as null', () => {
  const before = { plan: 'free', seats: { used: 1, bought: 5 }, note: 'x' }
  const after = { seats: { used: 2, bought: 5 }, note: 'x', region: 'eu' }
  expect(metadataChange(before, after)).toEqual({
    added: ['region'],
    changed: ['seats'],
    removed: ['plan'],
    patch: { region: 'eu', seats: { used: 2, bought: 5 }, plan: null },
  })
})

test('the same content is no change', () => {
  expect(isUnchanged(metadataChange({ a: [1, { b: null }] }, { a: [1, { b: null }] }))).toBe(true)
})
