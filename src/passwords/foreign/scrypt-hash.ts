import { type BinaryLike, type ScryptOptions, scrypt } from 'node:crypto'
import { promisify } from 'node:util'
import { readBinaryHash } from './digest-hash.ts'
import { sameBytes } from './encoded-bytes.ts'
import { type FaultList, leaveItOut } from './fault-list.ts'
import type { ForeignHashInput, PasswordEncoding } from './hash-input.ts'
import { passwordBytes, readPasswordEncoding, readSalt } from './salted-password.ts'

export interface ScryptHash {
  readonly scheme: 'scrypt'
  readonly cost: number
  readonly blockSize: number
  readonly parallelization: number
  readonly saltBase64: string
  readonly expectedBase64: string
  readonly passwordEncoding: PasswordEncoding
}

/** Cost × block size × parallelization: about a second of a core and, as 128 bytes stand behind each, 256 MiB at most. */
const scryptMaxWork = 2 ** 21
/** A shorter output is met by other passwords too. */
const minOutputBytes = 16

export function parseScryptHash(input: ForeignHashInput, faults: FaultList): ScryptHash | null {
  const expected = readBinaryHash(input, faults)
  const salt = readSalt(input, faults)
  const { cost = 16_384, blockSize = 8, parallelization = 1 } = input
  checkCost(cost, blockSize, parallelization, faults)
  if (input.keylen === undefined) faults.add('keylen', 'is missing; scrypt needs the length of the hash in bytes')
  if (expected === null || salt === undefined) return null
  if (input.keylen !== undefined && input.keylen !== expected.length) {
    faults.add('keylen', `is ${input.keylen}, but the hash has ${expected.length} bytes`)
  } else if (expected.length < minOutputBytes) {
    faults.add('keylen', `scrypt output of ${expected.length} bytes is below ${minOutputBytes}; ${leaveItOut}`)
  }
  return {
    scheme: 'scrypt',
    cost,
    blockSize,
    parallelization,
    saltBase64: salt?.base64 ?? '',
    expectedBase64: expected.toString('base64'),
    passwordEncoding: readPasswordEncoding(input),
  }
}

export async function verifyScryptHash(hash: ScryptHash, password: string): Promise<boolean> {
  const message = passwordBytes(password, hash.passwordEncoding)
  if (message === null) return false
  const expected = Buffer.from(hash.expectedBase64, 'base64')
  const actual = await derive(message, Buffer.from(hash.saltBase64, 'base64'), expected.length, {
    cost: hash.cost,
    blockSize: hash.blockSize,
    parallelization: hash.parallelization,
    // Node's own limit is 32 MiB; ours was kept at import.
    maxmem: 2 * 128 * scryptMaxWork,
  })
  return sameBytes(actual, expected)
}

const derive = promisify<BinaryLike, BinaryLike, number, ScryptOptions, Buffer>(scrypt)

function checkCost(cost: number, blockSize: number, parallelization: number, faults: FaultList): void {
  if (cost < 2 || !Number.isInteger(Math.log2(cost))) faults.add('cost', 'must be a power of two above 1')
  // RFC 7914 §2: the cost stays below 2^(128 × blockSize / 8).
  else if (Math.log2(cost) >= 16 * blockSize) faults.add('cost', `is too large for a block size of ${blockSize}`)
  const work = cost * blockSize * parallelization
  if (work <= scryptMaxWork) return
  const product = `scrypt cost ${cost} × block size ${blockSize} × parallelization ${parallelization}`
  faults.add('cost', `${product} is above ${scryptMaxWork}; ${leaveItOut}`)
}
