import { expect, test } from 'vitest'
import { keysNotRead, parseUrlSearch, writeUrlSearch } from './url-search.ts'

test('an address stays readable', () => {
  const search = { q: 'email:*@acme.com', status: 'active,suspended', size: 50 }
  expect(writeUrlSearch(search)).toBe('?q=email:*@acme.com&status=active,suspended&size=50')
})

test('what is unset is left out', () => {
  expect(writeUrlSearch({ q: '', status: undefined })).toBe('')
})

test('every text survives being written and read', () => {
  for (const q of ['a&b=c', '100%', 'ä #1', '+15550101', '"x" AND y', 'a%2Cb']) {
    expect(parseUrlSearch(writeUrlSearch({ q }))).toEqual({ q })
  }
})

test('a key is named that none of the readers understood, be it unknown or its value', () => {
  const readers = [
    ({ q }: Record<string, unknown>) => ({ q }),
    ({ size }: Record<string, unknown>) => (size === '50' ? { size } : {}),
  ]
  expect(keysNotRead({ q: 'alice', size: '50' }, readers)).toEqual([])
  expect(keysNotRead({ q: 'alice', size: '7', shoe: '45' }, readers)).toEqual(['size', 'shoe'])
  expect(keysNotRead({ q: 'alice' }, [])).toEqual(['q'])
})
