import { expect, test } from 'vitest'
import { oldestOwn, placeLabel, proofsLabel, travelNote, type UserSession } from './user-session.ts'

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

test('a country that no other session was begun in is told of, and more so where nobody travels that fast', () => {
  const session = (id: string, country: string | null, createdAt: string, lastActiveAt = createdAt) =>
    ({ id, place: country === null ? null : { city: null, country }, createdAt, lastActiveAt }) as UserSession
  const home = session('1', 'AT', '2026-03-01T09:00:00Z', '2026-03-02T09:00:00Z')
  const far = session('2', 'BR', '2026-03-02T10:00:00Z')
  const later = session('3', 'BR', '2026-03-04T10:00:00Z')
  expect(travelNote(far, [home, far])).toBe('Impossible travel')
  expect(travelNote(later, [home, later])).toBe('New country')
  expect(travelNote(later, [home, far, later])).toBeNull()
  expect(travelNote(home, [home, far])).toBeNull()
  expect(travelNote(session('4', null, '2026-03-05T10:00:00Z'), [home])).toBeNull()
})

test('the oldest session is the one that began first, and never that of an operator who acts as the person', () => {
  const session = (id: string, createdAt: string, by: string | null = null) => ({
    id,
    createdAt,
    impersonatedBy: by === null ? null : { id: by, name: by },
  })
  const late = session('ses_1', '2026-03-02T10:00:00Z')
  const early = session('ses_2', '2026-03-01T10:00:00Z')
  const sam = session('ses_3', '2026-02-01T10:00:00Z', 'sam')
  expect(oldestOwn([late, sam, early])).toBe(early)
  expect(oldestOwn([sam])).toBeNull()
})
