import { availableParallelism } from 'node:os'
import type { Argon2Cost } from './argon2.ts'
import { createHashingLane, type HashingLane } from './hashing-lane.ts'

/** What a hash of ours costs and where every hash waits. Tests hand in a cheaper one. */
export interface Hashing {
  readonly lane: HashingLane
  readonly cost: Argon2Cost
}

/** OWASP ASVS 5.0 appendix C: 46 MiB, one pass (security.md 5.1). */
const recommendedCost: Argon2Cost = { memoryKiB: 47_104, passes: 1, lanes: 1 }

// The native hashes run on libuv's four threads, which file reads and DNS look-ups share: one stays free for those.
const hashingThreads = 3

/** One lane for the whole process, because the cores are the process's too. */
export const processHashing: Hashing = {
  lane: createHashingLane({ width: Math.min(availableParallelism(), hashingThreads), maxWaitMs: 2000 }),
  cost: recommendedCost,
}
