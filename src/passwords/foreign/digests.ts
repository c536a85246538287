import { createHash, createHmac } from 'node:crypto'
import { md4, md4BlockBytes } from './md4.ts'
import { whirlpool, whirlpoolBlockBytes } from './whirlpool.ts'

export const digestLengthBytes = {
  md4: 16,
  md5: 16,
  ripemd160: 20,
  sha1: 20,
  sha224: 28,
  sha256: 32,
  sha384: 48,
  sha512: 64,
  whirlpool: 64,
} as const

export type DigestName = keyof typeof digestLengthBytes
export const digestNames = Object.keys(digestLengthBytes) as readonly DigestName[]

export function isDigestName(name: string): name is DigestName {
  return Object.hasOwn(digestLengthBytes, name)
}

export function digestOf(digest: DigestName, message: Uint8Array): Buffer {
  if (digest === 'md4') return md4(message)
  if (digest === 'whirlpool') return whirlpool(message)
  return createHash(digest).update(message).digest()
}

export function hmacOf(digest: DigestName, key: Uint8Array, message: Uint8Array): Buffer {
  if (digest === 'md4') return ownHmac(md4, md4BlockBytes, key, message)
  if (digest === 'whirlpool') return ownHmac(whirlpool, whirlpoolBlockBytes, key, message)
  return createHmac(digest, key).update(message).digest()
}

/** RFC 2104 §2. */
function ownHmac(
  hash: (message: Uint8Array) => Buffer,
  blockBytes: number,
  key: Uint8Array,
  message: Uint8Array,
): Buffer {
  const block = Buffer.alloc(blockBytes)
  block.set(key.length > blockBytes ? hash(key) : key)
  const inner = hash(Buffer.concat([block.map((byte) => byte ^ 0x36), message]))
  return hash(Buffer.concat([block.map((byte) => byte ^ 0x5c), inner]))
}
