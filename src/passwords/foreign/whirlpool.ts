// Whirlpool (ISO/IEC 10118-3, Barreto and Rijmen 2003). OpenSSL 3 has put it away; Auth0's import format knows it as the
// digest of an HMAC. Written to be read, not to be fast: a check takes a handful of blocks.

export const whirlpoolBlockBytes = 64
const cipherRounds = 10

export function whirlpool(message: Uint8Array): Buffer {
  const padded = pad(message)
  let state: Uint8Array = new Uint8Array(whirlpoolBlockBytes)
  for (let at = 0; at < padded.length; at += whirlpoolBlockBytes) {
    const block = padded.subarray(at, at + whirlpoolBlockBytes)
    // Miyaguchi-Preneel: the block goes through the cipher under the state as the key, and both are added.
    state = sum(sum(encrypt(block, state), state), block)
  }
  return Buffer.from(state)
}

/** A one bit, zeros, then the length in bits as 256 bits, high byte first. */
function pad(message: Uint8Array): Buffer {
  const padded = Buffer.alloc(Math.ceil((message.length + 33) / whirlpoolBlockBytes) * whirlpoolBlockBytes)
  padded.set(message)
  padded[message.length] = 0x80
  padded.writeBigUInt64BE(BigInt(message.length) * 8n, padded.length - 8)
  return padded
}

function encrypt(block: Uint8Array, key: Uint8Array): Uint8Array {
  let roundKey = key
  let state = sum(block, key)
  for (let round = 0; round < cipherRounds; round += 1) {
    const constant = new Uint8Array(whirlpoolBlockBytes)
    constant.set(substitution.subarray(8 * round, 8 * round + 8))
    roundKey = sum(turn(roundKey), constant)
    state = sum(turn(state), roundKey)
  }
  return state
}

/** The 8 × 8 matrix: bytes substituted, column j moved down by j, each row multiplied by the diffusion matrix. */
function turn(state: Uint8Array): Uint8Array {
  const turned = new Uint8Array(whirlpoolBlockBytes)
  for (let row = 0; row < 8; row += 1) {
    for (let from = 0; from < 8; from += 1) {
      const byte = substitution[state[((row - from) & 7) * 8 + from]!]!
      for (let to = 0; to < 8; to += 1) turned[row * 8 + to]! ^= times(diffusion[(to - from) & 7]!, byte)
    }
  }
  return turned
}

const diffusion = [1, 1, 4, 1, 8, 5, 2, 9] as const
const substitution = buildSubstitution()

/** The 8-bit box put together from two 4-bit ones, as the designers define it. */
function buildSubstitution(): Uint8Array {
  const outer = [...'1b9cd6f3e874a250'].map((digit) => Number.parseInt(digit, 16))
  const inner = [...'7cbde49f638a2510'].map((digit) => Number.parseInt(digit, 16))
  return Uint8Array.from({ length: 256 }, (_, byte) => {
    const high = outer[byte >> 4]!
    const low = outer.indexOf(byte & 15)
    const middle = inner[high ^ low]!
    return (outer[high ^ middle]! << 4) | outer.indexOf(low ^ middle)
  })
}

/** In GF(2⁸) modulo x⁸ + x⁴ + x³ + x² + 1. */
function times(factor: number, byte: number): number {
  let product = 0
  let doubled = byte
  for (let bits = factor; bits > 0; bits >>= 1) {
    if (bits & 1) product ^= doubled
    doubled = (doubled << 1) ^ (doubled & 0x80 ? 0x11d : 0)
  }
  return product
}

function sum(one: Uint8Array, other: Uint8Array): Uint8Array {
  return one.map((byte, place) => byte ^ other[place]!)
}
