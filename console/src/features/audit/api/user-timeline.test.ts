import { expect, test } from 'vitest'
import { readUserAuditSearch } from './user-audit-search.ts'
import { timelineParameters } from './user-timeline.ts'

const asked = (search: Parameters<typeof timelineParameters>[0]) => timelineParameters(search, null)?.getAll('type')

test('words narrow a view to the types that are called so, and an address of the network is looked for as one', () => {
  expect(asked({})).toEqual([])
  expect(asked({ q: 'USER.SUSPENDED' })).toEqual(['user.suspended'])
  expect(asked({ view: 'sign-ins', q: 'suspended' })).toBeUndefined()
  expect(asked({ view: 'admin', q: 'suspended', type: 'user.suspended,user.created' })).toEqual(['user.suspended'])
  const address = timelineParameters({ q: '203.0.113.7' }, null)
  expect(address?.get('ip')).toBe('203.0.113.7')
  expect(address?.has('type')).toBe(false)
  expect(timelineParameters({ q: '2001:db8::7' }, null)?.get('ip')).toBe('2001:db8::7')
})

test('a word that means very many types is sent in parameters that the server takes', () => {
  const lists = asked({ q: 'user.' }) ?? []
  expect(lists.length).toBeGreaterThan(1)
  for (const list of lists) expect(list.length).toBeLessThanOrEqual(2_000)
})

test('the address keeps what narrows, and drops what is no event and no view', () => {
  expect(readUserAuditSearch({ view: 'x', q: ' ', type: 'user.created', range: '7d', event: 'abc' })).toEqual({
    type: 'user.created',
    range: '7d',
  })
  expect(readUserAuditSearch({ view: 'admin', event: 12 })).toEqual({ view: 'admin', event: '12' })
})
