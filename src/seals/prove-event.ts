// One event held against what was sealed, with all that anybody needs to do the same without us.
import { nodeHash } from '../sealed-log/merkle-tree.ts'
import { proveInclusion } from './audit-proofs.ts'
import type { LogIntegrityDeps, LogState } from './log-integrity.ts'
import { openLogKey } from './log-key.ts'
import type { StoredCheckpoint } from './seal-store.ts'
import { lossesIn, noteKeyOf, sealedEventFaults, uncoveredLosses } from './sealed-event-faults.ts'

export interface EventProof {
  /** `incomplete`: no checkpoint stands for it yet. `not-available`: it was never sealed. */
  readonly state: LogState
  readonly sequence: number | null
  readonly sealedAt: Date | null
  readonly leafHash: Buffer | null
  /** Of the event before it. */
  readonly previousHash: Buffer | null
  readonly checkpoint: StoredCheckpoint | null
  /** From the leaf up to the root of the checkpoint (RFC 9162 §2.1.3). */
  readonly hashes: readonly Buffer[]
  readonly faults: readonly string[]
}

export async function proveEvent(deps: LogIntegrityDeps, eventId: number): Promise<EventProof> {
  const { seals } = deps
  const noteKey = noteKeyOf(await openLogKey(deps))
  const sequence = await seals.sequenceOf(eventId)
  const checkpoint = await seals.checkpoint()
  if (sequence === null) {
    const [stray] = (await seals.strays(eventId - 1)).filter((id) => id === eventId)
    return { ...unsealed, state: stray === undefined ? 'incomplete' : 'not-available', checkpoint }
  }
  const events = await seals.read(Math.max(1, sequence - 1), sequence)
  const event = events.find((one) => one.sequence === sequence)
  if (event === undefined) throw new Error(`the log of the audit has lost event ${sequence}`)
  const losses = lossesIn([event])
  const coverings = losses.length === 0 ? [] : await seals.coverings(sequence)
  const faults = [
    ...sealedEventFaults(noteKey, event, await seals.retainedUntil()),
    ...uncoveredLosses(noteKey, losses, coverings),
  ].map(({ sentence }) => sentence)
  const isBelow = checkpoint !== null && sequence <= checkpoint.size && checkpoint.size <= (await seals.size())
  const hashes = isBelow ? (await proveInclusion(seals, sequence, checkpoint.size)).hashes : []
  if (isBelow && !rootFrom(event.leafHash, sequence - 1, checkpoint.size, hashes).equals(checkpoint.root)) {
    faults.push(`Event ${sequence} does not lead to the root of the checkpoint of ${checkpoint.size} events.`)
  }
  const previousHash = events.find((one) => one.sequence === sequence - 1)?.leafHash ?? null
  const { sealedAt, leafHash } = event
  const state = faults.length > 0 ? 'broken' : isBelow ? 'intact' : 'incomplete'
  return { state, sequence, sealedAt, leafHash, previousHash, checkpoint, hashes, faults }
}

const unsealed = { sequence: null, sealedAt: null, leafHash: null, previousHash: null, hashes: [], faults: [] }

/** RFC 9162 §2.1.3.2. */
function rootFrom(leaf: Buffer, place: number, size: number, hashes: readonly Buffer[]): Buffer {
  let [index, last, root] = [place, size - 1, leaf]
  for (const hash of hashes) {
    if (index % 2 === 1 || index === last) {
      root = nodeHash(hash, root)
      while (index % 2 === 0 && index !== 0) {
        index = index / 2
        last = Math.floor(last / 2)
      }
    } else root = nodeHash(root, hash)
    index = Math.floor(index / 2)
    last = Math.floor(last / 2)
  }
  return root
}
