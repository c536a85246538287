// Proofs that a log holds an event, and that a log went on from an earlier one, for whoever keeps checkpoints.
import { RollcallError } from '../kernel/errors.ts'
import {
  consistencyRanges,
  inclusionRanges,
  type Position,
  type Range,
  rootOf,
  subtreesOf,
} from '../sealed-log/merkle-tree.ts'
import type { SealStore } from './seal-store.ts'
import { storedHashes } from './stored-hashes.ts'

export interface InclusionProof {
  readonly sequence: number
  readonly size: number
  readonly leafHash: Buffer
  readonly hashes: readonly Buffer[]
}

/** Throws `invalid_input` where the log is not that long and `audit_broken`. */
export async function proveInclusion(seals: SealStore, sequence: number, size: number): Promise<InclusionProof> {
  await refuseBeyond(seals, size)
  if (sequence > size) throw outside('sequence', `The sequence is a number from 1 to ${size}.`)
  const place = sequence - 1
  const [leafHash] = await hashesAt(seals, [{ level: 0, place }])
  return { sequence, size, leafHash: leafHash as Buffer, hashes: await hashesOf(seals, inclusionRanges(place, size)) }
}

export async function proveConsistency(seals: SealStore, from: number, to: number): Promise<readonly Buffer[]> {
  await refuseBeyond(seals, to)
  if (from > to) throw outside('from', `It is a size from 1 to ${to}.`)
  return hashesOf(seals, consistencyRanges(from, to))
}

async function hashesOf(seals: SealStore, ranges: readonly Range[]): Promise<Buffer[]> {
  const parts = ranges.map(subtreesOf)
  const hashes = await hashesAt(seals, parts.flat())
  let at = 0
  return parts.map(({ length }) => {
    at += length
    return rootOf(hashes.slice(at - length, at))
  })
}

/** A proof with a gap would prove nothing. */
async function hashesAt(seals: SealStore, positions: readonly Position[]): Promise<Buffer[]> {
  const hashes = await storedHashes(seals, positions)
  if (hashes !== null) return hashes
  throw new RollcallError('audit_broken', 'The log lost hashes that the proof is made of. Verify its integrity.')
}

async function refuseBeyond(seals: SealStore, size: number): Promise<void> {
  const sealed = await seals.size()
  if (size > sealed) throw outside('size', `The log holds ${sealed} events.`)
}

function outside(field: string, message: string): RollcallError {
  return new RollcallError('invalid_input', message, { details: [{ field, message }] })
}
