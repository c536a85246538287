import { GrowingTree, subtreesOf } from '../sealed-log/merkle-tree.ts'
import type { SealStore } from './seal-store.ts'
import type { SealFault } from './sealed-event-faults.ts'
import { storedHashes } from './stored-hashes.ts'

/** A power of two. */
const blockSize = 512

/** The leaves around a stretch and in it give the stored hashes of the subtrees that the root is made of. */
export async function treeFaults(seals: SealStore, from: number, to: number): Promise<SealFault[]> {
  const blocks = Array.from(
    { length: Math.max(0, Math.ceil(to / blockSize) - Math.floor((from - 1) / blockSize)) },
    (_, number) => Math.floor((from - 1) / blockSize) + number,
  )
  const faults: SealFault[] = []
  for (const place of blocks) {
    const start = place * blockSize
    if (start + blockSize > to) continue
    const leaves = Array.from({ length: blockSize }, (_, number) => ({ level: 0, place: start + number }))
    const tree = new GrowingTree()
    for (const leaf of (await storedHashes(seals, leaves)) ?? []) tree.add(leaf)
    const [stored] = (await storedHashes(seals, subtreesOf({ start, end: start + blockSize }))) ?? []
    if (tree.size === blockSize && stored?.equals(tree.root)) continue
    const sentence = `Events ${start + 1} to ${start + blockSize} do not give the hash that the log has of them.`
    faults.push({ sequence: start + 1, sentence })
  }
  return faults
}
