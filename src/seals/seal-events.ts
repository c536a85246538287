// The sequencer: gives events their numbers and puts them into the tree, one process at a time.
import { randomBytes, sign } from 'node:crypto'
import { promisify } from 'node:util'
import type { Change } from '../kernel/change.ts'
import { commitmentTo, leafHash, leafStatement } from '../sealed-log/leaf.ts'
import { GrowingTree, subtreesOf, type TreeNode } from '../sealed-log/merkle-tree.ts'
import { clearFieldsOf, personalValuesOf } from './leaf-fields.ts'
import type { LogKey } from './log-key.ts'
import type { Seal, SealStore, UnsealedEvent } from './seal-store.ts'

/** As many fit well into the time that a statement has. */
export const sealedAtOnce = 500

const saltBytes = 16
const signInPool = promisify(sign)

/** Seals one batch and answers how many events it held. Call it in a transaction of its own, while `hold` holds. */
export async function sealEvents(seals: SealStore, key: LogKey): Promise<number> {
  const events = await seals.take(sealedAtOnce)
  if (events.length === 0) return 0
  const size = await seals.size()
  const tree = new GrowingTree(size, await seals.hashes(subtreesOf({ start: 0, end: size })))
  const nodes: TreeNode[] = []
  const made = await Promise.all(events.map((event, place) => sealOf(event, size + place + 1, key)))
  for (const { leafHash: leaf } of made) nodes.push(...tree.add(leaf))
  await seals.append(made, nodes)
  return events.length
}

/** Everything that has committed, a batch a transaction, so that nobody waits long for what is sealed meanwhile. */
export async function sealAllEvents(change: Change<{ readonly seals: SealStore }>, key: LogKey): Promise<void> {
  const sealSome = async ({ seals }: { readonly seals: SealStore }) => {
    await seals.hold(true)
    return sealEvents(seals, key)
  }
  while ((await change(sealSome)) === sealedAtOnce);
}

async function sealOf(unsealed: UnsealedEvent, sequence: number, { origin, privateKey }: LogKey): Promise<Seal> {
  const { event, sealedAt } = unsealed
  const salts: Record<string, string> = {}
  const commitments: Record<string, string> = {}
  for (const [name, value] of Object.entries(personalValuesOf(unsealed))) {
    const salt = randomBytes(saltBytes).toString('base64url')
    salts[name] = salt
    commitments[name] = commitmentTo(salt, value)
  }
  const hash = leafHash(origin, clearFieldsOf(unsealed, sequence, sealedAt), commitments)
  const signature = await signInPool(null, leafStatement(origin, sequence, hash), privateKey)
  return { sequence, eventId: event.id, sealedAt, commitments, salts, leafHash: hash, signature }
}
