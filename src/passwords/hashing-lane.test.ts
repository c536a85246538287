import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { hashPassword } from './hash-password.ts'
import { createHashingLane } from './hashing-lane.ts'

/** Work that ends when the test says so. */
function heldWork() {
  const { promise, resolve } = Promise.withResolvers<void>()
  return { work: () => promise, end: resolve }
}

describe('the hashing lane', () => {
  it('never runs more than its width at once and serves in order of arrival', async () => {
    const lane = createHashingLane({ width: 2, maxWaitMs: 5000 })
    const started: number[] = []
    let running = 0
    let most = 0
    await Promise.all(
      Array.from({ length: 20 }, (_, place) =>
        lane.run(async () => {
          started.push(place)
          running += 1
          most = Math.max(most, running)
          await sleep(2)
          running -= 1
        }),
      ),
    )
    expect(most).toBe(2)
    expect(started).toEqual([...started].sort((one, other) => one - other))
    expect(lane.load).toEqual({ running: 0, waiting: 0 })
  })

  it('hands back the result, and the fault with its place', async () => {
    const lane = createHashingLane({ width: 1, maxWaitMs: 100 })
    await expect(lane.run(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken')
    expect(await lane.run(async () => 'hash')).toBe('hash')
    expect(lane.load.running).toBe(0)
  })

  it('tells who has waited too long to come back later', async () => {
    const lane = createHashingLane({ width: 1, maxWaitMs: 30 })
    const held = heldWork()
    const holding = lane.run(held.work)
    const startedAt = performance.now()
    await expect(lane.run(async () => 'late')).rejects.toMatchObject({ code: 'busy', retryAfterSeconds: 1 })
    expect(performance.now() - startedAt).toBeGreaterThanOrEqual(25)
    expect(lane.load).toEqual({ running: 1, waiting: 0 })
    held.end()
    await holding
    expect(await lane.run(async () => 'in time')).toBe('in time')
  })

  it('gives the freed place to who came first, not to who comes just then', async () => {
    const lane = createHashingLane({ width: 1, maxWaitMs: 1000 })
    const order: string[] = []
    const held = heldWork()
    const holding = lane.run(held.work)
    const waiting = lane.run(async () => order.push('waited'))
    held.end()
    await holding
    await Promise.all([waiting, lane.run(async () => order.push('came late'))])
    expect(order).toEqual(['waited', 'came late'])
  })

  it('refuses at once when the queue is too long for anybody to be served in time', async () => {
    const lane = createHashingLane({ width: 1, maxWaitMs: 200 })
    for (let count = 0; count < 12; count += 1) await lane.run(() => sleep(20))
    const startedAt = performance.now()
    const refusedAfterMs: number[] = []
    await Promise.all(
      Array.from({ length: 100 }, () =>
        lane
          .run(() => sleep(20))
          .catch((refusal: unknown) => {
            expect(refusal).toMatchObject({ code: 'busy', kind: 'unavailable', retryAfterSeconds: 1 })
            refusedAfterMs.push(performance.now() - startedAt)
          }),
      ),
    )
    expect(refusedAfterMs.length).toBeGreaterThan(80)
    expect(refusedAfterMs.filter((ms) => ms < 100).length).toBeGreaterThan(80)
  })

  it('DOS-03 under a flood of hashes leaves the event loop to everybody else', async () => {
    const hashing = {
      lane: createHashingLane({ width: 1, maxWaitMs: 300 }),
      cost: { memoryKiB: 16_384, passes: 1, lanes: 1 },
    }
    const pepper = { id: 'p1', key: Buffer.alloc(32) }
    let worstMs = 0
    let last = performance.now()
    const ticking = setInterval(() => {
      worstMs = Math.max(worstMs, performance.now() - last)
      last = performance.now()
    }, 5)
    const flood = await Promise.allSettled(Array.from({ length: 200 }, () => hashPassword('guess', pepper, hashing)))
    clearInterval(ticking)
    const served = flood.filter((each) => each.status === 'fulfilled')
    expect(served.length).toBeGreaterThan(0)
    expect(served.length).toBeLessThan(200)
    expect(worstMs).toBeLessThan(1_500)
  })
})
