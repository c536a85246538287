import { verifyArgon2Hash } from './foreign/argon2-hash.ts'
import { verifyBcryptHash } from './foreign/bcrypt-hash.ts'
import { verifyDigestHash } from './foreign/digest-hash.ts'
import { verifyPbkdf2Hash } from './foreign/pbkdf2-hash.ts'
import { verifyScryptHash } from './foreign/scrypt-hash.ts'
import type { ForeignHash } from './foreign-hash.ts'
import { normalizedPassword } from './password.ts'

/** Tries the password as it came, then normalised: the other system may have done either (security.md 5.1). */
export async function verifyForeignHash(password: string, hash: ForeignHash): Promise<boolean> {
  for (const form of new Set([password, normalizedPassword(password)])) {
    if (await verifyForm(form, hash)) return true
  }
  return false
}

async function verifyForm(password: string, hash: ForeignHash): Promise<boolean> {
  switch (hash.scheme) {
    case 'argon2':
      return verifyArgon2Hash(hash, password)
    case 'bcrypt':
      return verifyBcryptHash(hash, password)
    case 'digest':
      return verifyDigestHash(hash, password)
    case 'pbkdf2':
      return verifyPbkdf2Hash(hash, password)
    case 'scrypt':
      return verifyScryptHash(hash, password)
  }
}
