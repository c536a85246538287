import { expect, test } from 'vitest'
import { sessionMoments } from './session-moments.ts'

const draft = { accessTokenMinutes: '15', sessionIdleMinutes: '4320', sessionAbsoluteMinutes: '10080' }
const order = (changes: Partial<typeof draft>) => sessionMoments({ ...draft, ...changes }).map(({ kind }) => kind)

test('what happens to a session stands in the order in which it comes, and nothing comes after its end', () => {
  expect(order({})).toEqual(['begin', 'token', 'idle', 'end'])
  expect(order({ accessTokenMinutes: '5000' })).toEqual(['begin', 'idle', 'token', 'end'])
  expect(order({ sessionIdleMinutes: '20000' })).toEqual(['begin', 'token', 'end'])
  expect(order({ sessionAbsoluteMinutes: 'a week' })).toEqual([])
})
