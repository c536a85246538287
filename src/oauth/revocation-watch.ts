import { createHash } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import type { Revocation, RevocationStore } from '../access-tokens/revocation.ts'
import { SharedReads } from '../kernel/shared-read.ts'

export interface RevocationState {
  readonly etag: string
  readonly revocations: readonly Revocation[]
  /** More ended than the list can say one by one. */
  readonly isTooMany: boolean
}

const everyMs = 200
/** Some 40 bytes each. */
const entriesMost = 20_000

/** What ended of late, read once for all who wait for it. While nobody waits nothing is read. */
export class RevocationWatch {
  readonly #store: RevocationStore
  readonly #reads = new SharedReads<RevocationState>()
  readonly #stopping = new AbortController()
  #tick: Promise<RevocationState> | null = null

  constructor(store: RevocationStore) {
    this.#store = store
  }

  /** As it is now, or later: whatever was revoked before the call is in it. */
  now(): Promise<RevocationState> {
    return this.#reads.ask('all', async () => {
      const found = await this.#store.recent(entriesMost + 1)
      const isTooMany = found.length > entriesMost
      return { etag: etagOf(found), revocations: found, isTooMany }
    })
  }

  /** The state once it is another than the one that is known; the known one when there is none until then. */
  async next(known: string, patienceMs: number, isGone: () => boolean): Promise<RevocationState> {
    const until = performance.now() + patienceMs
    let state = await this.now()
    while (state.etag === known && performance.now() < until && !isGone() && !this.isStopped) {
      state = await this.#nextTick()
    }
    return state
  }

  /** Nobody waits any longer. */
  stop(): void {
    this.#stopping.abort()
  }

  get isStopped(): boolean {
    return this.#stopping.signal.aborted
  }

  #nextTick(): Promise<RevocationState> {
    this.#tick ??= this.#afterPause().finally(() => {
      this.#tick = null
    })
    return this.#tick
  }

  async #afterPause(): Promise<RevocationState> {
    const { signal } = this.#stopping
    await wait(everyMs, undefined, { signal }).catch((fault: unknown) => {
      if (!signal.aborted) throw fault
    })
    return this.now()
  }
}

function etagOf(revocations: readonly Revocation[]): string {
  const hash = createHash('sha256')
  for (const { kind, value, at } of revocations) hash.update(`${kind} ${value}\0${at.getTime()}\n`)
  return `"${hash.digest('base64url').slice(0, 27)}"`
}
