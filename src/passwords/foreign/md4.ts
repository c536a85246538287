// MD4 (RFC 1320). OpenSSL 3 has put it away, yet directories come with NT hashes. Broken as a hash: it only checks what
// was imported, and the first sign-in replaces it.

export const md4BlockBytes = 64

export function md4(message: Uint8Array): Buffer {
  const padded = pad(message)
  const state = md4Start()
  for (let at = 0; at < padded.length; at += md4BlockBytes) {
    md4Compress(state, md4Words(padded.subarray(at, at + md4BlockBytes)))
  }
  const digest = Buffer.alloc(16)
  for (const [place, word] of state.entries()) digest.writeInt32LE(word, place * 4)
  return digest
}

export function md4Start(): Int32Array {
  return Int32Array.of(0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476)
}

export function md4Words(bytes: Buffer): Int32Array {
  return Int32Array.from({ length: bytes.length / 4 }, (_, place) => bytes.readInt32LE(place * 4))
}

/** RFC 1320 §3.4: each step works out one register, then the four change places. */
export function md4Compress(state: Int32Array, words: Int32Array): void {
  let a = state[0]!
  let b = state[1]!
  let c = state[2]!
  let d = state[3]!
  for (let step = 0; step < 48; step += 1) {
    const sum = (a + mix(step, b, c, d) + words[order[step]!]!) | 0
    const shift = shifts[(step >> 4) * 4 + (step & 3)]!
    a = d
    d = c
    c = b
    b = (sum << shift) | (sum >>> (32 - shift))
  }
  state[0]! += a
  state[1]! += b
  state[2]! += c
  state[3]! += d
}

/** The function of the step's round with the round's constant added. */
function mix(step: number, x: number, y: number, z: number): number {
  if (step < 16) return (x & y) | (~x & z)
  if (step < 32) return ((x & y) | (x & z) | (y & z)) + 0x5a827999
  return (x ^ y ^ z) + 0x6ed9eba1
}

const shifts = Uint8Array.of(3, 7, 11, 19, 3, 5, 9, 13, 3, 9, 11, 15)
const order = Uint8Array.from(
  [
    [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15],
    [0, 4, 8, 12, 1, 5, 9, 13, 2, 6, 10, 14, 3, 7, 11, 15],
    [0, 8, 4, 12, 2, 10, 6, 14, 1, 9, 5, 13, 3, 11, 7, 15],
  ].flat(),
)

/** RFC 1320 §3.1 and §3.2: a one bit, zeros, then the length in bits as 64 bits, low word first. */
function pad(message: Uint8Array): Buffer {
  const padded = Buffer.alloc(Math.ceil((message.length + 9) / md4BlockBytes) * md4BlockBytes)
  padded.set(message)
  padded[message.length] = 0x80
  padded.writeBigUInt64LE(BigInt(message.length) * 8n, padded.length - 8)
  return padded
}
