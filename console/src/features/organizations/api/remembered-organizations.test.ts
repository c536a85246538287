import { expect, test } from 'vitest'
import { readRemembered, withChosen, withPin } from './remembered-organizations.ts'

const one = (id: string) => ({ id, label: id.toUpperCase() })
const nothing = readRemembered(null)

test('what was chosen last comes first, once, and is what a new visit begins with', () => {
  const after = ['a', 'b', 'a'].reduce((all, id) => withChosen(all, one(id)), nothing)
  expect(after).toEqual({ pinned: [], recent: [one('a'), one('b')], preferred: 'a' })
  expect(withChosen(after, null)).toEqual({ ...after, preferred: null })
})

test('five are remembered', () => {
  const after = ['a', 'b', 'c', 'd', 'e', 'f'].reduce((all, id) => withChosen(all, one(id)), nothing)
  expect(after.recent.map(({ id }) => id)).toEqual(['f', 'e', 'd', 'c', 'b'])
})

test('a pin is set once and taken away', () => {
  const pinned = withPin(withPin(nothing, one('a'), true), one('a'), true)
  expect(pinned.pinned).toEqual([one('a')])
  expect(withPin(pinned, one('a'), false).pinned).toEqual([])
})

test('what others wrote into the storage is as if nothing was there', () => {
  expect(readRemembered('{')).toEqual(nothing)
  expect(readRemembered('null')).toEqual(nothing)
  expect(readRemembered('{"recent":[1,{"id":"a"},{"id":"b","label":"B"}],"preferred":7}')).toEqual({
    ...nothing,
    recent: [one('b')],
  })
})
