import { afterAll, beforeEach, expect, test, vi } from 'vitest'
import { inQuiet, quietUnless } from './quiet.ts'

vi.useFakeTimers()
afterAll(() => {
  vi.useRealTimers()
})

let isBusy = false
let begun: string[] = []
quietUnless(() => isBusy)
const begin = (name: string) => inQuiet(() => begun.push(name))

beforeEach(() => {
  vi.runAllTimers()
  begun = []
  isBusy = false
})

test('what stands beside a screen waits until the screen has what it asked for', () => {
  isBusy = true
  begin('count')
  vi.advanceTimersByTime(2_000)
  expect(begun).toEqual([])
  isBusy = false
  vi.advanceTimersByTime(100)
  expect(begun).toEqual(['count'])
})

test('one thing at a time: the next waits for the answer to the one before', () => {
  inQuiet(() => {
    begun.push('bell')
    isBusy = true
  })
  begin('count')
  vi.advanceTimersByTime(1_000)
  expect(begun).toEqual(['bell'])
  isBusy = false
  vi.advanceTimersByTime(100)
  expect(begun).toEqual(['bell', 'count'])
})

test('what never ends holds nothing up for longer than three seconds', () => {
  isBusy = true
  for (const name of ['count', 'badge', 'bell']) begin(name)
  vi.advanceTimersByTime(3_300)
  expect(begun).toEqual(['count', 'badge', 'bell'])
})

test('what was called off does not begin', () => {
  const callOff = begin('count')
  begin('bell')
  callOff()
  vi.runAllTimers()
  expect(begun).toEqual(['bell'])
})
