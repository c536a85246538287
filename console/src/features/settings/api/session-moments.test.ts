import { expect, test } from 'vitest'
import { sessionMoments } from './session-moments.ts'

const draft = {
  accessTokenMinutes: '15',
  sessionIdleMinutes: '4320',
  sessionAbsoluteMinutes: '10080',
  offersStayingSignedIn: true,
  keptSessionDays: '',
}
const order = (changes: Partial<typeof draft>) => sessionMoments({ ...draft, ...changes }).map(({ kind }) => kind)

test('what happens to a session stands in the order in which it comes, and nothing comes after its end', () => {
  expect(order({})).toEqual(['begin', 'token', 'idle', 'end'])
  expect(order({ accessTokenMinutes: '5000' })).toEqual(['begin', 'idle', 'token', 'end'])
  expect(order({ sessionIdleMinutes: '20000' })).toEqual(['begin', 'token', 'end'])
  expect(order({ sessionAbsoluteMinutes: 'a week' })).toEqual([])
})

test('a session that is kept has an end of its own, where keeping is offered', () => {
  expect(order({ keptSessionDays: '30' })).toEqual(['begin', 'token', 'idle', 'endOfOthers', 'endOfKept'])
  expect(order({ keptSessionDays: '1' })).toEqual(['begin', 'token', 'endOfKept', 'idle', 'endOfOthers'])
  expect(order({ keptSessionDays: '30', offersStayingSignedIn: false })).toEqual(['begin', 'token', 'idle', 'end'])
  expect(order({ keptSessionDays: 'a month' })).toEqual([])
})
