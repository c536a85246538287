// Whether the log is still the one that a checkpoint was made of which was kept beside the database.
import { readHeads } from '../sealed-log/read-heads.ts'
import { type KeptCheckpoint, keyText, readKey } from '../sealed-log/signed-note.ts'
import type { CheckpointWitness } from './checkpoint-witness.ts'
import type { LogKey } from './log-key.ts'
import type { SealStore } from './seal-store.ts'
import { storedRoot } from './stored-hashes.ts'

export type OpenedKey = Pick<LogKey, 'origin' | 'publicKey'>
type Kept = KeptCheckpoint | null

/** A sentence where it is not. */
export async function rolledBack(
  seals: SealStore,
  witness: CheckpointWitness | null,
  key: OpenedKey,
): Promise<string | null> {
  return rolledBackBefore(seals, await longestKept(witness, key))
}

export async function longestKept(witness: CheckpointWitness | null, { origin, publicKey }: OpenedKey): Promise<Kept> {
  const noteKey = readKey(keyText(origin, publicKey))
  if (witness === null || noteKey === null) return null
  // The whole of it: of a log that was rolled back the longest is not among the newest.
  return (await readHeads(() => witness.read(), noteKey, 'longest')).signed
}

export async function rolledBackBefore(seals: SealStore, kept: Kept): Promise<string | null> {
  if (kept === null) return null
  const size = await seals.size()
  if (size < kept.size) {
    return `The audit holds ${size} events, and a checkpoint was kept that stands for ${kept.size}: it was rolled back.`
  }
  const root = await storedRoot(seals, kept.size)
  if (root === null) {
    return `The audit lacks hashes that its first ${kept.size} events had when a checkpoint of them was kept.`
  }
  if (root.equals(kept.root)) return null
  return `The audit was rolled back and written anew: its first ${kept.size} events are not those of a kept checkpoint.`
}
