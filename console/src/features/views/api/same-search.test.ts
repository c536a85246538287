import { expect, test } from 'vitest'
import { isSameSearch } from './same-search.ts'

test('order and escaping make no difference, values do', () => {
  expect(isSameSearch('status=active,suspended&mfa=none', 'mfa=none&status=active%2Csuspended')).toBe(true)
  expect(isSameSearch('', '')).toBe(true)
  expect(isSameSearch('seen=none:90d', 'seen=none%3A90d')).toBe(true)
  expect(isSameSearch('status=active', 'status=suspended')).toBe(false)
  expect(isSameSearch('status=active', '')).toBe(false)
})
