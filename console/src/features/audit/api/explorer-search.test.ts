import { expect, test } from 'vitest'
import { explorerParameters, isNarrowed, readExplorerSearch, spanOf } from './explorer-search.ts'

const now = new Date('2026-03-02T12:00:00Z')

test('a range is so long back from now, or from one moment to another', () => {
  expect(spanOf(undefined, now)).toEqual({ since: '2026-03-01T12:00:00.000Z' })
  expect(spanOf('7d', now)).toEqual({ since: '2026-02-23T12:00:00.000Z' })
  expect(spanOf('2026-03-01T00:00:00Z..2026-03-01T01:00:00Z', now)).toEqual({
    since: '2026-03-01T00:00:00.000Z',
    until: '2026-03-01T01:00:00.000Z',
  })
  for (const wrong of ['7w', 'a..b', '2026-03-02..2026-03-01', '']) expect(spanOf(wrong, now)).toBeNull()
})

test('what the address does not understand never reaches the list', () => {
  const raw = { q: 'alice', type: 'user.created', result: 'maybe', range: '7w', log: 'other', colour: 'red', ip: '' }
  expect(readExplorerSearch(raw)).toEqual({ q: 'alice', type: 'user.created' })
  expect(readExplorerSearch({ range: '24h', size: '30' })).toEqual({})
  expect(readExplorerSearch({ size: '100' })).toEqual({ size: 100 })
  expect(readExplorerSearch({ range: '7d', log: 'operators', result: 'failure' })).toEqual({
    range: '7d',
    log: 'operators',
    result: 'failure',
  })
})

test('the API is asked in its own words', () => {
  const span = { since: 'a', until: 'b' }
  const search = { q: 'alice', request: 'r-1', range: '7d', ip: '192.0.2.7' }
  expect(explorerParameters(search, span)).toEqual({
    search: 'alice',
    requestId: 'r-1',
    ip: '192.0.2.7',
    since: 'a',
    until: 'b',
  })
})

test('a range and the log do not narrow by themselves', () => {
  expect(isNarrowed({ range: '7d', log: 'operators' })).toBe(false)
  expect(isNarrowed({ ip: '192.0.2.7' })).toBe(true)
})
