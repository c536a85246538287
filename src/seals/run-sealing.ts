// The log beside the requests: numbers within half a second of a commit, checkpoints, and retention.
import type { SettingsStore } from '../applications/settings.ts'
import type { AuditStore } from '../audit/audit-event.ts'
import type { Clock } from '../kernel/clock.ts'
import { pause } from '../kernel/pause.ts'
import type { Sealer } from '../kernel/sealing.ts'
import { checkpointWhenDue } from './keep-checkpoint.ts'
import { type LogKey, openLogKey } from './log-key.ts'
import { type KeptCheckpoints, otherThanKept } from './outside-anchor.ts'
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

export interface SealingOptions extends KeptCheckpoints {
  readonly stores: { readonly seals: SealStore }
  readonly sealer: Sealer
  readonly clock: Clock
  readonly change: <Result>(work: (deps: Changing) => Promise<Result>) => Promise<Result>
  readonly onFault: (fault: unknown) => void
  /** The log is not the one that a kept checkpoint was made of. */
  readonly onRolledBack: (sentence: string) => void
}

export interface Sealing {
  stop(): Promise<void>
}

const sealEveryMs = 500
/** Where nothing waits a checkpoint may be due all the same, of what another process sealed. */
const roundEveryMs = 2_000
const retainEveryMs = 5 * 60_000
const dayMs = 86_400_000

export function startSealing(options: SealingOptions): Sealing {
  const stopping = new AbortController()
  const running = (async () => {
    let isCompared = false
    let isStarted = false
    let roundAt = 0
    let retainAt = 0
    while (!stopping.signal.aborted) {
      const isMore = await (async () => {
        if (Date.now() < roundAt && !(await options.stores.seals.isQueued())) return false
        roundAt = Date.now() + roundEveryMs
        const key = await openLogKey({ ...options.stores, sealer: options.sealer })
        if (!isCompared) await compareWithWitness(options, key)
        isCompared = true
        if (!isStarted) await options.change(({ seals }) => seals.startOver())
        isStarted = true
        const sealed = await sealOnce(options, key)
        if (sealed !== sealedAtOnce && Date.now() >= retainAt) {
          retainAt = Date.now() + retainEveryMs
          while (!stopping.signal.aborted && (await options.change(retainLog)));
          const dayAgo = new Date(options.clock.now().getTime() - dayMs)
          await options.change(({ seals }) => seals.thinCheckpoints(dayAgo))
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

/** A checkpoint goes out when it has committed: one that is rolled back never was. Where it cannot, sealing goes on. */
async function sealOnce({ change, witness, onFault }: SealingOptions, key: LogKey): Promise<number> {
  const { sealed, checkpoint } = await change(async ({ seals, clock }) => {
    const none: { sealed: number; checkpoint: StoredCheckpoint | null } = { sealed: 0, checkpoint: null }
    if (!(await seals.hold(false))) return none
    const sealed = await sealEvents(seals, key)
    return { sealed, checkpoint: await checkpointWhenDue(seals, key, clock) }
  })
  if (checkpoint !== null) await witness?.keep(checkpoint.note).catch(onFault)
  return sealed
}

/** What cannot be read is told of, and stops nothing. */
async function compareWithWitness(
  { stores, onFault, onRolledBack, ...kept }: SealingOptions,
  key: LogKey,
): Promise<void> {
  try {
    const fault = await otherThanKept(stores.seals, kept, key, 'longest')
    if (fault !== null) onRolledBack(fault)
  } catch (fault) {
    onFault(fault)
  }
}
