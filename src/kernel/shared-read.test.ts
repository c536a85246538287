import { expect, test } from 'vitest'
import { SharedReads } from './shared-read.ts'

test('those who ask at the same time share one read', async () => {
  const reads = new SharedReads<number>()
  let count = 0
  const read = async () => ++count
  expect(await Promise.all([reads.ask('a', read), reads.ask('a', read), reads.ask('b', read)])).toEqual([1, 1, 2])
})

test('nobody gets an answer whose read began before they asked', async () => {
  const reads = new SharedReads<string>()
  let truth = 'allowed'
  let release = (): void => undefined
  const gate = new Promise<void>((resolve) => {
    release = resolve
  })
  const slow = async () => {
    const seen = truth
    await gate
    return seen
  }
  const early = reads.ask('token', slow)
  await new Promise((resolve) => setTimeout(resolve, 5))
  truth = 'revoked'
  const late = reads.ask('token', slow)
  release()
  expect(await early).toBe('allowed')
  expect(await late).toBe('revoked')
})

test('a failed read fails those who share it and nobody after', async () => {
  const reads = new SharedReads<number>()
  await expect(reads.ask('a', () => Promise.reject(new Error('lost')))).rejects.toThrow('lost')
  expect(await reads.ask('a', async () => 7)).toBe(7)
})
