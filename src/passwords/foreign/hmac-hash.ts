import { type DigestHash, parseDigestHash } from './digest-hash.ts'
import { digestNames, isDigestName } from './digests.ts'
import { decodeBytes } from './encoded-bytes.ts'
import type { FaultList } from './fault-list.ts'
import type { ForeignHashInput } from './hash-input.ts'

/** RFC 2104: `hash.digest` and `hash.key` are required. */
export function parseHmacHash(input: ForeignHashInput, faults: FaultList): DigestHash | null {
  const digest = input.hash.digest ?? ''
  const key = readKey(input, faults)
  if (!isDigestName(digest)) {
    faults.add('hash.digest', `must be one of ${digestNames.join(', ')} for hmac`)
    return null
  }
  return key === null ? null : parseDigestHash(input, digest, key, faults)
}

function readKey(input: ForeignHashInput, faults: FaultList): Buffer | null {
  const key = input.hash.key
  if (key === undefined || key.value === '') {
    faults.add('hash.key.value', 'is missing; hmac needs the key the hashes were made with')
    return null
  }
  const encoding = key.encoding ?? 'utf8'
  const bytes = decodeBytes(key.value, encoding)
  if (bytes === null) faults.add('hash.key.value', `is not ${encoding}`)
  return bytes
}
