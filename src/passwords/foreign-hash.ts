// Password hashes made by other systems, as Auth0's import format describes them (auth0.md 5.3). Parsed once, at import:
// whatever a later check could trip over, or what would cost too much, is refused there and named.
import type { FieldFault } from '../kernel/errors.ts'
import { type Argon2Hash, parseArgon2Hash } from './foreign/argon2-hash.ts'
import { type BcryptHash, parseBcryptHash, parsePlainBcrypt } from './foreign/bcrypt-hash.ts'
import { type DigestHash, parseDigestHash } from './foreign/digest-hash.ts'
import { FaultList } from './foreign/fault-list.ts'
import { type ForeignHashInput, readHashInput } from './foreign/hash-input.ts'
import { parseHmacHash } from './foreign/hmac-hash.ts'
import { parseLdapHash } from './foreign/ldap-hash.ts'
import { type Pbkdf2Hash, parsePbkdf2Hash } from './foreign/pbkdf2-hash.ts'
import { parseScryptHash, type ScryptHash } from './foreign/scrypt-hash.ts'

/** Plain JSON, as it is kept. */
export type ForeignHash = Argon2Hash | BcryptHash | DigestHash | Pbkdf2Hash | ScryptHash

export type ParsedForeignHash =
  | { readonly ok: true; readonly hash: ForeignHash }
  | { readonly ok: false; readonly faults: readonly FieldFault[] }

/** `input` has the fields of ForeignHashInput; `field` is the caller's name for it and opens every fault. */
export function parseForeignHash(input: unknown, field: string): ParsedForeignHash {
  const faults = new FaultList(field)
  const known = readHashInput(input, faults)
  return verdict(known === null ? null : parse(known, faults), faults)
}

/** A bare bcrypt string, which is all that Auth0's simpler import field takes. */
export function parseBcryptText(value: unknown, field: string): ParsedForeignHash {
  const faults = new FaultList(field)
  if (typeof value !== 'string') faults.add('', 'must be text')
  return verdict(typeof value === 'string' ? parsePlainBcrypt(value, faults) : null, faults)
}

function parse(input: ForeignHashInput, faults: FaultList): ForeignHash | null {
  refuseStrayKey(input, faults)
  switch (input.algorithm) {
    case 'argon2':
      return parseArgon2Hash(input, faults)
    case 'bcrypt':
      return parseBcryptHash(input, faults)
    case 'hmac':
      return parseHmacHash(input, faults)
    case 'ldap':
      return parseLdapHash(input, faults)
    case 'pbkdf2':
      return parsePbkdf2Hash(input, faults)
    case 'scrypt':
      return parseScryptHash(input, faults)
    default:
      return parseDigestHash(input, input.algorithm, null, faults)
  }
}

/** A key beside anything but an HMAC means that the algorithm is the wrong one: nobody could sign in. */
function refuseStrayKey(input: ForeignHashInput, faults: FaultList): void {
  if (input.hash.key === undefined || input.algorithm === 'hmac') return
  faults.add('hash.key', `is only for hmac, not for ${input.algorithm}`)
}

function verdict(hash: ForeignHash | null, { faults }: FaultList): ParsedForeignHash {
  return hash === null || faults.length > 0 ? { ok: false, faults } : { ok: true, hash }
}
