// Checkpoints: the root of the tree at a size, signed, so that whoever keeps one elsewhere sees it when the log is cut.
import { sign } from 'node:crypto'
import type { Clock } from '../kernel/clock.ts'
import { rootOf, subtreesOf } from '../sealed-log/merkle-tree.ts'
import { checkpointText, keyHash, signedNote } from '../sealed-log/signed-note.ts'
import type { LogKey } from './log-key.ts'
import type { SealStore, StoredCheckpoint } from './seal-store.ts'

const checkpointEverySeconds = 10

/** A new checkpoint where there is something new and the last one is old enough; else null. */
export async function checkpointWhenDue(seals: SealStore, key: LogKey, clock: Clock): Promise<StoredCheckpoint | null> {
  const last = await seals.checkpoint()
  const size = await seals.size()
  if (size === (last?.size ?? 0)) return null
  if (last !== null && clock.now().getTime() < last.at.getTime() + checkpointEverySeconds * 1_000) return null
  return keepCheckpoint(seals, key, clock)
}

/** One of the log as it is now: the newest where nothing came since. */
export async function keepCheckpoint(seals: SealStore, key: LogKey, clock: Clock): Promise<StoredCheckpoint> {
  const size = await seals.size()
  const known = await seals.checkpoint(size)
  if (known !== null) return known
  const root = rootOf(await seals.hashes(subtreesOf({ start: 0, end: size })))
  const text = checkpointText({ origin: key.origin, size, root })
  const signature = sign(null, Buffer.from(text), key.privateKey)
  const note = signedNote(text, key.origin, keyHash(key.origin, key.publicKey), signature)
  const checkpoint = { size, root, note, at: clock.now() }
  await seals.insertCheckpoint(checkpoint)
  return checkpoint
}
