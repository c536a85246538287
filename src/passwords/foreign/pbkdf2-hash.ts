import { pbkdf2 } from 'node:crypto'
import { promisify } from 'node:util'
import { readBinaryHash } from './digest-hash.ts'
import { type DigestName, digestLengthBytes, isDigestName } from './digests.ts'
import { decodeBytes, sameBytes } from './encoded-bytes.ts'
import { type FaultList, leaveItOut } from './fault-list.ts'
import type { ForeignHashInput, PasswordEncoding } from './hash-input.ts'
import { pbkdf2Md4 } from './pbkdf2-md4.ts'
import { passwordBytes, readPasswordEncoding, readSalt } from './salted-password.ts'
import { refuseSalt, requireText } from './text-hash.ts'

export interface Pbkdf2Hash {
  readonly scheme: 'pbkdf2'
  readonly digest: DigestName
  readonly iterations: number
  readonly saltBase64: string
  readonly expectedBase64: string
  readonly passwordEncoding: PasswordEncoding
}

/** Iterations times blocks of output: about a second of a core with SHA-512. */
const pbkdf2MaxRounds = 2_000_000
/** MD4 runs in JavaScript on the event loop: about half a second of it. */
const pbkdf2Md4MaxRounds = 500_000
/** What Auth0 takes for a PHC string without `i`. */
const defaultIterations = 100_000
/** A shorter output is met by other passwords too. */
const minOutputBytes = 16

interface Pbkdf2Parts {
  readonly digest: string
  readonly iterations: number
  /** Null where nothing but the hash tells its length. */
  readonly outputBytes: number | null
  readonly salt: Buffer
  readonly expected: Buffer
}

export function parsePbkdf2Hash(input: ForeignHashInput, faults: FaultList): Pbkdf2Hash | null {
  const parts = input.iterations === undefined ? readPhc(input, faults) : readFields(input, faults)
  if (parts === null) return null
  const digest = plainDigestName(parts.digest)
  if (!isDigestName(digest) || digest === 'whirlpool') {
    const named = input.iterations === undefined ? 'hash.value' : 'hash.digest'
    faults.add(named, `the digest ${JSON.stringify(parts.digest)} of PBKDF2 is not supported; ${leaveItOut}`)
    return null
  }
  const fault = costFault(digest, parts)
  if (fault !== null) faults.add('hash.value', fault)
  return {
    scheme: 'pbkdf2',
    digest,
    iterations: parts.iterations,
    saltBase64: parts.salt.toString('base64'),
    expectedBase64: parts.expected.toString('base64'),
    passwordEncoding: readPasswordEncoding(input),
  }
}

export async function verifyPbkdf2Hash(hash: Pbkdf2Hash, password: string): Promise<boolean> {
  const message = passwordBytes(password, hash.passwordEncoding)
  if (message === null) return false
  const salt = Buffer.from(hash.saltBase64, 'base64')
  const expected = Buffer.from(hash.expectedBase64, 'base64')
  const actual =
    hash.digest === 'md4'
      ? await pbkdf2Md4(message, salt, hash.iterations, expected.length)
      : await derive(message, salt, hash.iterations, expected.length, hash.digest)
  return sameBytes(actual, expected)
}

const derive = promisify(pbkdf2)

/** `$pbkdf2-sha512$i=100000,l=64$SALT$HASH`, base64 without padding. */
function readPhc(input: ForeignHashInput, faults: FaultList): Pbkdf2Parts | null {
  requireText(input, faults)
  refuseSalt(input, faults)
  const form = /^\$pbkdf2-([\w-]+)(?:\$((?:[il]=\d{1,10})(?:,[il]=\d{1,10})?))?\$([^$]+)\$([^$]+)$/.exec(
    input.hash.value,
  )
  const salt = decodeBytes(form?.[3] ?? '', 'base64')
  const expected = decodeBytes(form?.[4] ?? '', 'base64')
  if (form === null || salt === null || expected === null) {
    faults.add('hash.value', 'must be a PHC string such as $pbkdf2-sha512$i=100000,l=64$SALT$HASH, base64 unpadded')
    return null
  }
  const settings = new Map((form[2] ?? '').split(',').map((pair) => pair.split('=') as [string, string]))
  const iterations = Number(settings.get('i') ?? defaultIterations)
  const outputBytes = settings.has('l') ? Number(settings.get('l')) : null
  return { digest: form[1]!, iterations, outputBytes, salt, expected }
}

/** The same in fields of their own: `hash.digest`, `salt`, `iterations` and, to be sure, `keylen`. */
function readFields(input: ForeignHashInput, faults: FaultList): Pbkdf2Parts | null {
  const expected = readBinaryHash(input, faults)
  const salt = readSalt(input, faults)
  if (salt === null) faults.add('salt', 'is missing; pbkdf2 with iterations needs it')
  if (expected === null || salt === null || salt === undefined) return null
  return {
    digest: input.hash.digest ?? '',
    iterations: input.iterations!,
    outputBytes: input.keylen ?? null,
    salt: Buffer.from(salt.base64, 'base64'),
    expected,
  }
}

function costFault(digest: DigestName, { iterations, outputBytes, expected }: Pbkdf2Parts): string | null {
  if (iterations < 1) return 'PBKDF2 needs one iteration or more; check i'
  if (outputBytes !== null && outputBytes !== expected.length) {
    return `the hash has ${expected.length} bytes, its stated length is ${outputBytes}`
  }
  if (expected.length < minOutputBytes) {
    return `PBKDF2 output of ${expected.length} bytes is below ${minOutputBytes}; ${leaveItOut}`
  }
  const rounds = iterations * Math.ceil(expected.length / digestLengthBytes[digest])
  const maxRounds = digest === 'md4' ? pbkdf2Md4MaxRounds : pbkdf2MaxRounds
  if (rounds <= maxRounds) return null
  return `${rounds} rounds of PBKDF2 with ${digest} (iterations times blocks) are above ${maxRounds}; ${leaveItOut}`
}

/** OpenSSL has many names for one digest, and Auth0 takes them all: `RSA-SHA256`, `sha256WithRSAEncryption`, `rmd160`. */
function plainDigestName(name: string): string {
  const plain = name
    .toLowerCase()
    .replace(/^(?:rsa-|ssl3-)/, '')
    .replace(/withrsa(?:encryption)?$/, '')
  const otherNames: Readonly<Record<string, string>> = { ripemd: 'ripemd160', rmd160: 'ripemd160', 'sha1-2': 'sha1' }
  return otherNames[plain] ?? plain
}
