// argon2 by way of its raw output. The package's own `verify` takes nothing but UTF-8, and what we hash is bytes: an
// HMAC of ours, or a password in another system's encoding.
import { type Algorithm, hash, hashRaw, type Options } from '@node-rs/argon2'
import { RollcallError } from '../kernel/errors.ts'
import { sameBytes } from './foreign/encoded-bytes.ts'

export interface Argon2Cost {
  readonly memoryKiB: number
  readonly passes: number
  readonly lanes: number
}

export interface Argon2Text {
  readonly variant: 'argon2d' | 'argon2i' | 'argon2id'
  readonly version: 16 | 19
  readonly cost: Argon2Cost
  readonly salt: Buffer
  readonly output: Buffer
}

const ownOutputBytes = 32

/** argon2id with a fresh salt, as a PHC string. */
export function makeArgon2(message: Uint8Array, cost: Argon2Cost): Promise<string> {
  return hash(message, optionsOf('argon2id', cost, ownOutputBytes))
}

export async function matchesArgon2(message: Uint8Array, { variant, version, cost, salt, output }: Argon2Text) {
  const options = optionsOf(variant, cost, output.length)
  // 0 and 1 are the package's Version.V0x10 and Version.V0x13.
  return sameBytes(await hashRaw(message, { ...options, salt, version: version === 16 ? 0 : 1 }), output)
}

/** Takes as long as `matchesArgon2` of a hash of ours, and leads nowhere. */
export async function spendArgon2(message: Uint8Array, cost: Argon2Cost): Promise<void> {
  await hashRaw(message, optionsOf('argon2id', cost, ownOutputBytes))
}

/** For a hash that we have kept: one that cannot be read is a fault of ours and must not pass for a wrong password. */
export function requireArgon2(phc: string): Argon2Text {
  const read = readArgon2(phc)
  if (read !== null) return read
  throw new RollcallError('internal', 'The password cannot be checked: its stored hash is damaged.')
}

/** Null when the text is not a PHC string that argon2 can work with. A missing version means 16, as it once did. */
export function readArgon2(phc: string): Argon2Text | null {
  const form = phcForm.exec(phc)
  if (form === null) return null
  const [, variant, version = '16', memory, passes, lanes, salt, output] = form
  const read: Argon2Text = {
    variant: variant as Argon2Text['variant'],
    version: version === '16' ? 16 : 19,
    cost: { memoryKiB: Number(memory), passes: Number(passes), lanes: Number(lanes) },
    salt: Buffer.from(salt!, 'base64'),
    output: Buffer.from(output!, 'base64'),
  }
  return isWorkable(read) ? read : null
}

const phcForm =
  /^\$(argon2(?:id|i|d))(?:\$v=(16|19))?\$m=(\d{1,10}),t=(\d{1,10}),p=(\d{1,8})\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/

/** RFC 9106 §3.1. */
function isWorkable({ cost, salt, output }: Argon2Text): boolean {
  return (
    cost.passes >= 1 && cost.lanes >= 1 && cost.memoryKiB >= 8 * cost.lanes && salt.length >= 8 && output.length >= 4
  )
}

// The package's enums are const enums, which type stripping cannot read: the numbers stand for them.
const algorithms = { argon2d: 0, argon2i: 1, argon2id: 2 } as const

function optionsOf(variant: Argon2Text['variant'], cost: Argon2Cost, outputBytes: number): Options {
  return {
    algorithm: algorithms[variant] as Algorithm,
    memoryCost: cost.memoryKiB,
    timeCost: cost.passes,
    parallelism: cost.lanes,
    outputLen: outputBytes,
  }
}
