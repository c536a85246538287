import { expect, test } from 'vitest'
import { keysNotRead } from '../../../lib/url-search.ts'
import { isFiltered, readListSearch } from './list-search.ts'

test('a complete address is read as it stands', () => {
  const raw = { q: 'acme', status: 'suspended,!active', role: 'rol_1', sort: '-lastSignIn', size: '50', after: 'xyz' }
  expect(readListSearch(raw)).toEqual({ ...raw, size: 50 })
  expect(keysNotRead(raw, [readListSearch])).toEqual([])
})

test('an unknown key or a value out of range is left out and named', () => {
  const raw = { status: 'gone', sort: 'shoeSize', size: '7', mode: 'wall', mfa: 'maybe', seen: '..', q: 'acme' }
  expect(readListSearch(raw)).toEqual({ q: 'acme' })
  expect(keysNotRead(raw, [readListSearch])).toEqual(['status', 'sort', 'size', 'mode', 'mfa', 'seen'])
})

test('spans, ages, negations and lists of every filter are read as they stand', () => {
  const raw = {
    mfa: '!totp,!passkey',
    organization: 'acme,!globex',
    permission: 'read:bills',
    emailVerified: 'false',
    seen: 'none:90d',
    created: '2026-01-01..',
    offboarding: 'scheduled',
    deletion: 'none',
    cols: 'user,mfa',
    view: 'vw_1a',
    mode: 'scroll',
  }
  expect(readListSearch(raw)).toEqual(raw)
})

test('a place to begin at is one of the order, and none where a page is shown', () => {
  for (const raw of [
    { sort: 'name', from: 'Mia' },
    { from: '2026-03-05' },
    { sort: '-email', from: '7', mode: 'scroll' },
  ]) {
    expect(readListSearch(raw)).toEqual(raw)
  }
  for (const raw of [
    { from: 'Mia' },
    { sort: 'signInCount', from: '5' },
    { sort: '-lastSignIn', from: '2026-02-30' },
    { sort: 'name', from: 'Mia', after: 'xyz' },
    { sort: 'name', from: 'Mia', mode: 'pages' },
  ]) {
    expect(keysNotRead(raw, [readListSearch])).toEqual(['from'])
  }
})

test('order and place do not count as filters', () => {
  expect(isFiltered({ sort: 'name', size: 50, after: 'x', from: 'Mia' })).toBe(false)
  expect(isFiltered({ status: 'active' })).toBe(true)
})
