import { expect, test } from 'vitest'
import { OnceAMinute } from './once-a-minute.ts'

const at = (seconds: number) => new Date(Date.UTC(2026, 10, 21, 10) + seconds * 1000)
const told = async (isFirst: boolean) => isFirst

test('DOS-08 of each key the first of a minute is told apart', async () => {
  const noted = new OnceAMinute()
  expect(await noted.tell('alice', at(0), told)).toBe(true)
  expect(await noted.tell('alice', at(59), told)).toBe(false)
  expect(await noted.tell('bob', at(59), told)).toBe(true)
  expect(await noted.tell('alice', at(60), told)).toBe(true)
})

test('what is only recorded is written once a minute', async () => {
  const noted = new OnceAMinute()
  const written: string[] = []
  const write = (what: string) => async () => {
    written.push(what)
  }
  await noted.record('alice', at(0), write('first'))
  await noted.record('alice', at(30), write('second'))
  await noted.record('alice', at(61), write('third'))
  expect(written).toEqual(['first', 'third'])
})

test('what could not be recorded is not taken for said', async () => {
  const noted = new OnceAMinute()
  const failing = () => Promise.reject(new Error('no database'))
  await expect(noted.tell('alice', at(0), failing)).rejects.toThrow('no database')
  expect(await noted.tell('alice', at(1), told)).toBe(true)
  await expect(noted.tell('alice', at(2), failing)).rejects.toThrow('no database')
  expect(await noted.tell('alice', at(3), told)).toBe(false)
})
