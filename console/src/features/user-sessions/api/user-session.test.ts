import { expect, test } from 'vitest'
import { placeLabel, proofsLabel } from './user-session.ts'

test('a place says what is known and nothing else', () => {
  expect(placeLabel({ place: { city: 'Vienna', country: 'AT' } })).toBe('Vienna, AT')
  expect(placeLabel({ place: { city: null, country: 'AT' } })).toBe('AT')
  expect(placeLabel({ place: null })).toBe('Unknown')
})

test('how somebody signed in is told once each, the first factor first', () => {
  const at = '2026-03-02T09:00:00Z'
  const pwd = { name: 'pwd', type: null, at }
  expect(proofsLabel({ methods: [pwd, pwd, { name: 'mfa', type: 'totp', at }] })).toBe('Password, authenticator app')
  expect(proofsLabel({ methods: [{ name: 'mfa', type: 'new-kind', at }] })).toBe('Mfa')
  expect(proofsLabel({ methods: [] })).toBe('Unknown')
})
