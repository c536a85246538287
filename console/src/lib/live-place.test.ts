import { expect, test } from 'vitest'
import { createLivePlace } from './live-place.ts'

test('whoever is on screen when the first stream opens has missed nothing, for it goes back to the first answer', () => {
  const place = createLivePlace()
  place.begin('41')
  expect(place.after()).toBe('41')
  const hasMissed = place.opened(['users', 'jobs'])
  expect(['users', 'jobs'].filter(hasMissed)).toEqual([])
})

test('where the server knew no place everybody may have missed something, once', () => {
  const place = createLivePlace()
  place.begin(null)
  expect(place.after()).toBeNull()
  expect(['users', 'jobs'].filter(place.opened(['users', 'jobs']))).toEqual(['users', 'jobs'])
  place.reached('50')
  expect(place.after()).toBe('50')
  expect(['users', 'jobs'].filter(place.opened(['users', 'jobs']))).toEqual([])
})

test('a stream for other topics goes on where the last one was, and only what that did not tell of may have been missed', () => {
  const place = createLivePlace()
  place.begin('41')
  place.opened(['users', 'jobs'])
  place.reached('50')
  expect(place.after()).toBe('50')
  expect(['jobs', 'user:alice'].filter(place.opened(['jobs', 'user:alice']))).toEqual(['user:alice'])
  expect(['jobs', 'users'].filter(place.opened(['jobs', 'users']))).toEqual(['users'])
})

test('an answer that comes later moves no place: something was asked for before it', () => {
  for (const first of ['41', null]) {
    const place = createLivePlace()
    place.begin(first)
    place.begin('60')
    expect(place.after()).toBe(first)
  }
})
