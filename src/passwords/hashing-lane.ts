import { RollcallError } from '../kernel/errors.ts'

/** Where every password hash waits for its turn, so that a flood of them cannot take all cores from the API. */
export interface HashingLane {
  /** Runs `hash` when there is room; throws `busy` when its turn would come too late. First come, first served. */
  run<Result>(hash: () => Promise<Result>): Promise<Result>
  readonly load: { readonly running: number; readonly waiting: number }
}

export interface HashingLaneLimits {
  /** Hashes at the same time. */
  readonly width: number
  /** How long a hash may wait for its turn. */
  readonly maxWaitMs: number
}

interface Waiter {
  readonly start: () => void
}

export function createHashingLane({ width, maxWaitMs }: HashingLaneLimits): HashingLane {
  const waiting: Waiter[] = []
  let running = 0
  let typicalMs = 0

  async function run<Result>(hash: () => Promise<Result>): Promise<Result> {
    if (running < width) running += 1
    else await ownTurn()
    const startedAt = performance.now()
    try {
      return await hash()
    } finally {
      // A moving average over about eight hashes.
      typicalMs += (performance.now() - startedAt - typicalMs) / 8
      handOver()
    }
  }

  function ownTurn(): Promise<void> {
    // Refused at once when the queue ahead is too long: waiting in vain would only keep the caller's connection busy.
    const expectedWaitMs = ((waiting.length + 1) * typicalMs) / width
    if (expectedWaitMs > maxWaitMs) return Promise.reject(busy(expectedWaitMs))
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        waiting.splice(waiting.indexOf(waiter), 1)
        reject(busy(maxWaitMs))
      }, maxWaitMs)
      const waiter: Waiter = {
        start: () => {
          clearTimeout(timer)
          resolve()
        },
      }
      waiting.push(waiter)
    })
  }

  /** The place goes straight to the next in line, so nobody who comes just now can slip in between. */
  function handOver(): void {
    const next = waiting.shift()
    if (next === undefined) running -= 1
    else next.start()
  }

  return {
    run,
    get load() {
      return { running, waiting: waiting.length }
    },
  }
}

function busy(waitMs: number): RollcallError {
  const retryAfterSeconds = Math.max(1, Math.ceil(waitMs / 1000))
  const message = `Too many passwords are being checked at the moment. Try again in ${retryAfterSeconds} s.`
  return new RollcallError('busy', message, { retryAfterSeconds })
}
