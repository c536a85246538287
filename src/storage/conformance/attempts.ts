// What every storage of counted attempts must do.
import { beforeEach, expect, test } from 'vitest'
import type { AttemptStore, Limit } from '../../guards/attempt-store.ts'

const at = (second: number) => new Date(Date.UTC(2026, 10, 21, 10, 0, second))

const window: Limit = {
  key: 'window',
  account: 'alice',
  person: null,
  network: '203.0.113.7',
  most: 3,
  refill: 'window',
  spanMs: 60_000,
  onlyWithFirstOf: null,
}
const drip: Limit = { ...window, key: 'drip', account: null, refill: 'drip', spanMs: 10_000 }

/** `open` gives an empty application each time. */
export function attemptStoreContract(open: () => Promise<AttemptStore>): void {
  let attempts: AttemptStore
  beforeEach(async () => {
    attempts = await open()
  })

  const refusals = async (limits: readonly Limit[], second: number) =>
    (await attempts.count(limits, at(second))).map(({ isRefused }) => isRefused)

  test('a window takes so many, refuses until its end, and opens anew', async () => {
    for (let second = 0; second < 3; second += 1) expect(await refusals([window], second)).toEqual([false])
    expect(await attempts.count([window], at(3))).toEqual([{ isRefused: true, refusals: 1, freeAt: at(60) }])
    expect(await attempts.count([window], at(59))).toEqual([{ isRefused: true, refusals: 2, freeAt: at(60) }])
    for (let count = 0; count < 3; count += 1) expect(await refusals([window], 60)).toEqual([false])
    expect(await attempts.count([window], at(61))).toEqual([{ isRefused: true, refusals: 1, freeAt: at(120) }])
  })

  test('a drip takes so many, then one after each span', async () => {
    for (let count = 0; count < 3; count += 1) expect(await refusals([drip], 0)).toEqual([false])
    expect(await attempts.count([drip], at(4))).toEqual([{ isRefused: true, refusals: 1, freeAt: at(10) }])
    expect(await refusals([drip], 10)).toEqual([false])
    expect(await attempts.count([drip], at(10))).toEqual([{ isRefused: true, refusals: 1, freeAt: at(20) }])
    for (let count = 0; count < 3; count += 1) expect(await refusals([drip], 50)).toEqual([false])
  })

  test('an attempt that one limit refuses counts against none, and only that limit says so', async () => {
    const wide: Limit = { ...window, key: 'wide', most: 4 }
    for (let count = 0; count < 3; count += 1) await attempts.count([window, wide], at(0))
    for (let count = 0; count < 5; count += 1) expect(await refusals([wide, window], 1)).toEqual([false, true])
    expect(await refusals([wide], 2)).toEqual([false])
    expect(await refusals([wide], 2)).toEqual([true])
  })

  test('onlyWithFirstOf counts the first attempt of another key alone', async () => {
    const first: Limit = { ...window, key: 'of bob', most: 10 }
    const second: Limit = { ...first, key: 'of carol' }
    const different: Limit = { ...window, key: 'different', most: 1 }
    const with_ = (other: Limit) => [other, { ...different, onlyWithFirstOf: other.key }]
    for (let count = 0; count < 5; count += 1) expect(await refusals(with_(first), count)).toEqual([false, false])
    expect(await refusals(with_(second), 5)).toEqual([false, true])
    expect(await refusals(with_(first), 6)).toEqual([false, false])
  })

  test('AUT-07 of a hundred attempts at once no more go on than the limit allows', async () => {
    const narrow: Limit = { ...window, most: 10 }
    const wide: Limit = { ...window, key: 'a wider one', most: 30 }
    // The rows are there already, so that nobody waits for them to be made.
    await attempts.count([narrow, wide], at(0))
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, place) =>
        attempts.count(place % 2 === 0 ? [narrow, wide] : [wide, narrow], at(0)),
      ),
    )
    expect(answers.filter((each) => each.every(({ isRefused }) => !isRefused))).toHaveLength(9)
    expect(answers.filter((each) => each.some(({ refusals: times }) => times === 1))).toHaveLength(1)
    expect((await attempts.find(wide.key, at(0)))?.count).toBe(10)
  })

  test('attempts that come, are given back, are forgotten and swept at once never wait for each other', async () => {
    const limits = Array.from({ length: 12 }, (_, place) => ({ ...window, key: `key ${place}`, most: 100_000 }))
    const keys = limits.map(({ key }) => key)
    const rounds = (work: (limits: readonly Limit[]) => Promise<unknown>) => async () => {
      for (let round = 0; round < 60; round += 1) await work(round % 2 === 0 ? limits : limits.toReversed())
    }
    const workers = [
      rounds((each) => attempts.count(each, at(0))),
      rounds((each) => attempts.count(each.slice(3), at(90))),
      rounds((each) => attempts.giveBack(each)),
      rounds((each) => attempts.giveBack(each.slice(3), each.slice(0, 3))),
      rounds(() => attempts.forget(keys)),
      rounds(() => attempts.removeEnded(at(200))),
    ]
    await Promise.all(workers.map((work) => work()))
  })

  test('giveBack gives one back to a window and to a drip', async () => {
    for (let count = 0; count < 3; count += 1) await attempts.count([window, drip], at(0))
    await attempts.giveBack([window, drip])
    expect(await refusals([window, drip], 1)).toEqual([false, false])
    expect(await refusals([window, drip], 1)).toEqual([true, true])
  })

  test('giveBack lets others start over, whatever was counted', async () => {
    for (let count = 0; count < 3; count += 1) await attempts.count([window, drip], at(0))
    await attempts.giveBack([drip], [window])
    expect(await attempts.find('window', at(0))).toBeNull()
    expect(await refusals([drip], 1)).toEqual([false])
    for (let count = 0; count < 3; count += 1) expect(await refusals([window], 1)).toEqual([false])
    expect(await refusals([window], 1)).toEqual([true])
  })

  test('listOf and find answer what has not ended', async () => {
    await attempts.count([window, drip], at(0))
    await attempts.count([{ ...window, key: 'of bob', account: 'bob' }], at(0))
    const counted = { key: 'window', network: '203.0.113.7', count: 1, endsAt: at(60) }
    expect(await attempts.listOf('alice', at(59))).toEqual([counted])
    expect(await attempts.find('window', at(59))).toEqual(counted)
    expect(await attempts.listOf('alice', at(60))).toEqual([])
    expect(await attempts.find('window', at(60))).toBeNull()
    expect(await attempts.find('nothing', at(0))).toBeNull()
  })

  test('what is counted of nobody who is there bears no id', async () => {
    await attempts.count([{ ...window, person: 'alice' }], at(0))
    expect(await attempts.listOfPeople(['alice'], at(1))).toEqual([])
    expect(await attempts.listPeopleWith(1, at(1), 10)).toEqual([])
  })

  test('forget and removeEnded start over', async () => {
    for (let count = 0; count < 3; count += 1) await attempts.count([window, drip], at(0))
    await attempts.forget(['window'])
    expect(await refusals([window], 1)).toEqual([false])
    await attempts.removeEnded(at(31))
    expect(await attempts.find('drip', at(1))).toBeNull()
    expect(await attempts.find('window', at(1))).not.toBeNull()
  })
}
