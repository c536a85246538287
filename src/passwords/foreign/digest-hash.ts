import { type DigestName, digestLengthBytes, digestOf, hmacOf } from './digests.ts'
import { decodeBytes, sameBytes } from './encoded-bytes.ts'
import type { FaultList } from './fault-list.ts'
import type { ForeignHashInput, PasswordEncoding } from './hash-input.ts'
import { readPasswordEncoding, readSalt, type Salt, saltedPassword } from './salted-password.ts'

/** One round of a digest over password and salt: md4, md5, sha…, and what LDAP makes of them; with a key it is an HMAC. */
export interface DigestHash {
  readonly scheme: 'digest'
  readonly digest: DigestName
  readonly expectedBase64: string
  readonly keyBase64: string | null
  readonly salt: Salt | null
  readonly passwordEncoding: PasswordEncoding
}

export function parseDigestHash(
  input: ForeignHashInput,
  digest: DigestName,
  key: Buffer | null,
  faults: FaultList,
): DigestHash | null {
  const expected = readBinaryHash(input, faults)
  const salt = readSalt(input, faults)
  if (expected === null || salt === undefined) return null
  if (expected.length !== digestLengthBytes[digest]) {
    const wanted = `${digest} has ${digestLengthBytes[digest]} bytes, this value ${expected.length}`
    faults.add('hash.value', `${wanted}; check hash.encoding and the algorithm`)
    return null
  }
  return {
    scheme: 'digest',
    digest,
    expectedBase64: expected.toString('base64'),
    keyBase64: key === null ? null : key.toString('base64'),
    salt,
    passwordEncoding: readPasswordEncoding(input),
  }
}

/** The bytes of a hash that must be given as hex or base64; guessing between the two could lock people out. */
export function readBinaryHash(input: ForeignHashInput, faults: FaultList): Buffer | null {
  const { value, encoding } = input.hash
  if (encoding !== 'hex' && encoding !== 'base64') {
    faults.add('hash.encoding', `must be hex or base64 for ${input.algorithm}`)
    return null
  }
  const bytes = decodeBytes(value, encoding)
  if (bytes === null) faults.add('hash.value', `is not ${encoding}`)
  return bytes
}

export function verifyDigestHash(hash: DigestHash, password: string): boolean {
  const message = saltedPassword(password, hash.passwordEncoding, hash.salt)
  if (message === null) return false
  const actual =
    hash.keyBase64 === null
      ? digestOf(hash.digest, message)
      : hmacOf(hash.digest, Buffer.from(hash.keyBase64, 'base64'), message)
  return sameBytes(actual, Buffer.from(hash.expectedBase64, 'base64'))
}
