import { expect, test } from 'vitest'
import { createSealer } from '../kernel/sealing.ts'
import { deviceCodeHash, newUserCode, readUserCode, userCodeHash } from './device-request.ts'

test('a user code is read however it was typed', () => {
  for (const typed of ['BCDF-GHJK', 'bcdfghjk', ' bcdf ghjk ', 'b.c.d.f–g_h/j k']) {
    expect([typed, readUserCode(typed)]).toEqual([typed, 'BCDF-GHJK'])
  }
})

test('what cannot be a user code is none', () => {
  for (const typed of ['', 'BCDF-GHJ', 'BCDF-GHJKL', 'ABCD-EFGH', 'BCDF-GHJ1', 'ВCDF-GHJK', 'BCDF-GHJİ']) {
    expect([typed, readUserCode(typed)]).toEqual([typed, null])
  }
})

test('every code that is made can be read, and two are not the same', () => {
  const codes = Array.from({ length: 500 }, newUserCode)
  expect(codes.map(readUserCode)).toEqual(codes)
  expect(new Set(codes).size).toBe(500)
})

test('the hash of a user code is keyed for each application', () => {
  const [one, two] = [createSealer(Buffer.alloc(32, 1), 1), createSealer(Buffer.alloc(32, 1), 2)]
  expect(userCodeHash(one, 'BCDF-GHJK')).toEqual(userCodeHash(one, 'BCDF-GHJK'))
  expect(userCodeHash(one, 'BCDF-GHJK')).not.toEqual(userCodeHash(two, 'BCDF-GHJK'))
  expect(deviceCodeHash('BCDF-GHJK')).not.toEqual(userCodeHash(one, 'BCDF-GHJK'))
})
