// What the log's own hashes give, where they are all there: a log that lost some of them is told of, and not a fault.
import { type Position, rootOf, subtreesOf } from '../sealed-log/merkle-tree.ts'
import { type SealStore, TreeGap } from './seal-store.ts'

/** The root of the first `size` events; null where one of its hashes is gone. */
export async function storedRoot(seals: SealStore, size: number): Promise<Buffer | null> {
  const hashes = await storedHashes(seals, subtreesOf({ start: 0, end: size }))
  return hashes === null ? null : rootOf(hashes)
}

/** In the order of the positions; null where one is gone. */
export async function storedHashes(seals: SealStore, positions: readonly Position[]): Promise<Buffer[] | null> {
  try {
    return await seals.hashes(positions)
  } catch (fault) {
    if (fault instanceof TreeGap) return null
    throw fault
  }
}
