// PBKDF2 over HMAC-MD4, which no OpenSSL 3 offers and Auth0's import format does. Runs on the event loop and gives way
// every few milliseconds; `pbkdf2.ts` keeps its rounds inside a bound of their own.
import { hmacOf } from './digests.ts'
import { md4, md4BlockBytes, md4Compress, md4Start, md4Words } from './md4.ts'

const roundsBeforeGivingWay = 4000
const digestBytes = 16

/** RFC 8018 §5.2. */
export async function pbkdf2Md4(
  password: Buffer,
  salt: Buffer,
  iterations: number,
  lengthBytes: number,
): Promise<Buffer> {
  const blocks: Buffer[] = []
  for (let block = 1; blocks.length * digestBytes < lengthBytes; block += 1) {
    const place = Buffer.alloc(4)
    place.writeUInt32BE(block)
    blocks.push(await repeat(password, hmacOf('md4', password, Buffer.concat([salt, place])), iterations))
  }
  return Buffer.concat(blocks).subarray(0, lengthBytes)
}

async function repeat(password: Buffer, first: Buffer, iterations: number): Promise<Buffer> {
  const key = Buffer.alloc(md4BlockBytes)
  key.set(password.length > md4BlockBytes ? md4(password) : password)
  const inner = stateAfter(key, 0x36)
  const outer = stateAfter(key, 0x5c)
  const words = paddedDigestWords(first)
  const sum = words.slice(0, 4)
  for (let round = 1; round < iterations; round += 1) {
    finish(inner, words)
    finish(outer, words)
    for (let place = 0; place < 4; place += 1) sum[place]! ^= words[place]!
    if (round % roundsBeforeGivingWay === 0) await new Promise(setImmediate)
  }
  const block = Buffer.alloc(digestBytes)
  for (const [place, word] of sum.entries()) block.writeInt32LE(word, place * 4)
  return block
}

/** MD4 after the first block of HMAC, the key with every byte flipped by `flip`: the same in all rounds. */
function stateAfter(key: Buffer, flip: number): Int32Array {
  const state = md4Start()
  md4Compress(state, md4Words(key.map((byte) => byte ^ flip) as Buffer))
  return state
}

/** The last block of HMAC: one digest, the one bit, and the length of both blocks' content. */
function paddedDigestWords(digest: Buffer): Int32Array {
  const words = new Int32Array(16)
  words.set(md4Words(digest))
  words[4] = 0x80
  words[14] = (md4BlockBytes + digestBytes) * 8
  return words
}

/** Leaves the digest in the first four words, in place for the next step. */
function finish(start: Int32Array, words: Int32Array): void {
  const state = start.slice()
  md4Compress(state, words)
  words.set(state)
}
