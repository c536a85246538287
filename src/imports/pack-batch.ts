// Batches as they lie until they are applied: compressed, then sealed, as records hold hashes and the seeds of factors.
import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import type { SealedPlace, Sealer } from '../kernel/sealing.ts'
import { packRecords, type RawRecord, unpackRecords } from './raw-record.ts'

const compress = promisify(gzip)
const decompress = promisify(gunzip)

/** Fastest: a fifth of the bytes for a millisecond or two, off the main thread. */
const level = 1

export interface BatchPlace {
  readonly jobId: string
  readonly sequence: number
}

/** In front of what is sealed. Batches of the first version are not, and begin as gzip does: with 0x1f. */
const sealedMark = 0x01

export async function packBatch(sealer: Sealer, at: BatchPlace, records: readonly RawRecord[]): Promise<Buffer> {
  const sealed = sealer.seal(await compress(packRecords(records), { level }), placeOf(at))
  return Buffer.concat([Buffer.from([sealedMark]), sealed])
}

export async function unpackBatch(sealer: Sealer, at: BatchPlace, packed: Buffer): Promise<RawRecord[]> {
  const compressed = packed[0] === sealedMark ? sealer.unseal(packed.subarray(1), placeOf(at)) : packed
  return unpackRecords(await decompress(compressed))
}

function placeOf({ jobId, sequence }: BatchPlace): SealedPlace {
  return ['import_batches', 'records', jobId, String(sequence)]
}
