import { expect, test } from 'vitest'
import { signalsAgainst } from './signals-against.ts'

const askedAt = new Date('2026-11-22T10:00:00Z')
const nothing = { country: null, isKnownDevice: null, earlierRequests: 0, emailChangedAt: null }
const against = (told: Partial<Parameters<typeof signalsAgainst>[0]>) =>
  signalsAgainst({ ...nothing, ...told }, askedAt)

test('what nobody can tell speaks against no request', () => {
  expect(against({})).toEqual([])
  expect(against({ country: { differs: false }, isKnownDevice: true })).toEqual([])
})

test('another country, a new device, an earlier request and an address changed lately speak against it', () => {
  const emailChangedAt = new Date('2026-11-01T10:00:00Z')
  expect(against({ country: { differs: true }, isKnownDevice: false, earlierRequests: 2, emailChangedAt })).toEqual([
    'other-country',
    'new-device',
    'asked-before',
    'address-changed',
  ])
})

test('an address that was changed more than 30 days before the request does not', () => {
  expect(against({ emailChangedAt: new Date('2026-10-20T10:00:00Z') })).toEqual([])
})
