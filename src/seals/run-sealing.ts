// The log beside the requests: numbers within half a second of a commit, checkpoints, and retention.
import { setTimeout as wait } from 'node:timers/promises'
import type { SettingsStore } from '../applications/settings.ts'
import type { AuditStore } from '../audit/audit-event.ts'
import type { Clock } from '../kernel/clock.ts'
import type { Sealer } from '../kernel/sealing.ts'
import { keyText, readCheckpoints, readKey } from '../sealed-log/signed-note.ts'
import { checkpointWhenDue } from './keep-checkpoint.ts'
import { type LogKey, openLogKey } from './log-key.ts'
import { retainLog } from './retain-log.ts'
import { sealEvents, sealedAtOnce } from './seal-events.ts'
import type { SealStore, StoredCheckpoint } from './seal-store.ts'

interface Changing {
  readonly seals: SealStore
  readonly audit: AuditStore
  readonly settings: SettingsStore
  readonly sealer: Sealer
  readonly clock: Clock
}

export interface SealingOptions {
  readonly stores: { readonly seals: SealStore }
  readonly sealer: Sealer
  readonly clock: Clock
  readonly change: <Result>(work: (deps: Changing) => Promise<Result>) => Promise<Result>
  /** Where checkpoints are kept beside the database. */
  readonly witness: CheckpointWitness | null
  readonly onFault: (fault: unknown) => void
  /** The log is shorter than a checkpoint that was kept of it. */
  readonly onRolledBack: (kept: number, size: number) => void
}

export interface CheckpointWitness {
  keep(note: string): Promise<void>
  /** Everything that was kept. */
  read(): Promise<string>
}

export interface Sealing {
  stop(): Promise<void>
}

const sealEveryMs = 500
const retainEveryMs = 5 * 60_000

export function startSealing(options: SealingOptions): Sealing {
  const stopping = new AbortController()
  const running = (async () => {
    let isWatched = false
    let retainAt = 0
    while (!stopping.signal.aborted) {
      const isMore = await (async () => {
        const key = await openLogKey({ ...options.stores, sealer: options.sealer })
        if (!isWatched) {
          await compareWithWitness(options, key)
          await options.change(({ seals }) => seals.startOver())
        }
        isWatched = true
        const sealed = await sealOnce(options, key)
        if (sealed !== sealedAtOnce && Date.now() >= retainAt) {
          retainAt = Date.now() + retainEveryMs
          while (!stopping.signal.aborted && (await options.change(retainLog)));
        }
        return sealed === sealedAtOnce
      })().catch((fault: unknown) => {
        options.onFault(fault)
        return false
      })
      if (!isMore) await pause(sealEveryMs, stopping.signal)
    }
  })()
  return {
    stop: async () => {
      stopping.abort()
      await running
    },
  }
}

/** A checkpoint goes out when it has committed: one that is rolled back never was. */
async function sealOnce({ change, witness }: SealingOptions, key: LogKey): Promise<number> {
  const { sealed, checkpoint } = await change(async ({ seals, clock }) => {
    const none: { sealed: number; checkpoint: StoredCheckpoint | null } = { sealed: 0, checkpoint: null }
    if (!(await seals.hold(false))) return none
    const sealed = await sealEvents(seals, key)
    return { sealed, checkpoint: await checkpointWhenDue(seals, key, clock) }
  })
  if (checkpoint !== null) await witness?.keep(checkpoint.note)
  return sealed
}

async function compareWithWitness({ stores, witness, onRolledBack }: SealingOptions, key: LogKey): Promise<void> {
  if (witness === null) return
  const noteKey = readKey(keyText(key.origin, key.publicKey))
  if (noteKey === null) return
  const kept = readCheckpoints(await witness.read(), noteKey).filter(({ isSigned }) => isSigned)
  const longest = kept.reduce((most, { size }) => Math.max(most, size), 0)
  const size = await stores.seals.size()
  if (size < longest) onRolledBack(longest, size)
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await wait(ms, undefined, { signal }).catch((fault: unknown) => {
    if (!signal.aborted) throw fault
  })
}
