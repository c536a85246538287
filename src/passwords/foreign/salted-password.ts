import { decodeBytes } from './encoded-bytes.ts'
import type { FaultList } from './fault-list.ts'
import type { ForeignHashInput, PasswordEncoding, SaltPosition } from './hash-input.ts'

export interface Salt {
  readonly base64: string
  readonly position: SaltPosition
}

/** Undefined when the salt cannot be read; the fault is then noted. */
export function readSalt(input: ForeignHashInput, faults: FaultList): Salt | null | undefined {
  if (input.salt === undefined) return null
  const encoding = input.salt.encoding ?? 'utf8'
  const bytes = decodeBytes(input.salt.value, encoding)
  if (bytes === null) {
    faults.add('salt.value', `is not ${encoding}`)
    return undefined
  }
  return { base64: bytes.toString('base64'), position: input.salt.position ?? 'prefix' }
}

export function readPasswordEncoding(input: ForeignHashInput): PasswordEncoding {
  return input.password?.encoding ?? 'utf8'
}

/** The bytes the other system hashed; null when the password cannot be written in its encoding. */
export function saltedPassword(password: string, encoding: PasswordEncoding, salt: Salt | null): Buffer | null {
  const bytes = passwordBytes(password, encoding)
  if (bytes === null || salt === null) return bytes
  const saltBytes = Buffer.from(salt.base64, 'base64')
  return Buffer.concat(salt.position === 'prefix' ? [saltBytes, bytes] : [bytes, saltBytes])
}

export function passwordBytes(password: string, encoding: PasswordEncoding): Buffer | null {
  if (encoding === 'utf8' || encoding === 'utf16le' || encoding === 'ucs2') return Buffer.from(password, encoding)
  // The one-byte encodings are all Latin-1 to Auth0's runtime. Node would keep the low byte of a wider letter, and
  // then "š" would pass for "a": such a password matches nothing instead.
  return /^[\0-\xff]*$/.test(password) ? Buffer.from(password, 'latin1') : null
}
