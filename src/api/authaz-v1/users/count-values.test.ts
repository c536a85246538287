import { expect, test } from 'vitest'
import { countEach, countValues } from './count-values.ts'

const values = ['none', 'any', 'totp', 'passkey']

/** Each count takes so long; what is asked for is written down. */
function counting(lastsMs: readonly number[], isLate: (value: string) => boolean = () => false) {
  const asked: string[] = []
  let ms = 0
  const count = async (value: string) => {
    ms += lastsMs[asked.length] ?? 0
    asked.push(value)
    return isLate(value) ? null : { count: asked.length, isEstimate: false }
  }
  return {
    asked,
    run: async () => (await countValues(values, count, () => ms)).map(({ total }) => total?.count ?? null),
  }
}

test('every value is counted while that is quick', async () => {
  const { run, asked } = counting([10, 10, 10, 10])
  expect(await run()).toEqual([1, 2, 3, 4])
  expect(asked).toEqual(values)
})

test('once two seconds are gone no count is begun, and the values without one say so', async () => {
  const { run, asked } = counting([1_500, 400, 200])
  expect(await run()).toEqual([1, 2, 3, null])
  expect(asked).toEqual(['none', 'any', 'totp'])
})

test('behind one that takes too long nothing is counted', async () => {
  const { run, asked } = counting([], (value) => value === 'any')
  expect(await run()).toEqual([1, null, null, null])
  expect(asked).toEqual(['none', 'any'])
})

test('side by side, one that takes long holds up no other', async () => {
  const slow = Promise.withResolvers<number>()
  const counted = countEach([1, 2, 3, 4, 5, 6], (one) => {
    if (one === 6) slow.resolve(1)
    return one === 1 ? slow.promise : Promise.resolve(one)
  })
  expect(await counted).toEqual([1, 2, 3, 4, 5, 6])
})

test('side by side three are counted at most, and none is begun once two seconds are gone', async () => {
  let ms = 0
  let running = 0
  let most = 0
  const counted = await countEach(
    [1, 2, 3, 4, 5, 6, 7],
    async (one) => {
      running += 1
      most = Math.max(most, running)
      await Promise.resolve()
      ms += 500
      running -= 1
      return one
    },
    () => ms,
  )
  expect(most).toBe(3)
  expect(counted.filter((one) => one === null).length).toBeGreaterThan(0)
  expect(counted.slice(0, 4)).toEqual([1, 2, 3, 4])
})
