import { verify } from '@node-rs/bcrypt'
import { type FaultList, leaveItOut } from './fault-list.ts'
import type { ForeignHashInput, PasswordEncoding } from './hash-input.ts'
import { readPasswordEncoding, readSalt, type Salt, saltedPassword } from './salted-password.ts'
import { requireText } from './text-hash.ts'

export interface BcryptHash {
  readonly scheme: 'bcrypt'
  readonly value: string
  readonly salt: Salt | null
  readonly passwordEncoding: PasswordEncoding
}

/** About one second of a core for one check; every step up doubles it. */
const bcryptMaxCost = 14
const bcryptMinCost = 4

// bcrypt reads 72 bytes and no more. A salt in front takes room from the password; were it to take all, every password
// would match (the truncation of Okta's bulletin of October 2024).
const bcryptMaxBytes = 72
const bcryptMinPasswordBytes = 8

export function parseBcryptHash(input: ForeignHashInput, faults: FaultList): BcryptHash | null {
  requireText(input, faults)
  const salt = readSalt(input, faults)
  const isSound = checkBcrypt(input.hash.value, 'hash.value', faults)
  if (salt === undefined || !isSound) return null
  if (salt?.position === 'prefix') {
    const roomBytes = bcryptMaxBytes - Buffer.byteLength(salt.base64, 'base64')
    if (roomBytes < bcryptMinPasswordBytes) {
      const why = `bcrypt reads ${bcryptMaxBytes} bytes, the salt leaves ${Math.max(0, roomBytes)} of them`
      faults.add('salt.value', `${why} and so nearly any password would match; ${leaveItOut}`)
    }
  }
  return { scheme: 'bcrypt', value: input.hash.value, salt, passwordEncoding: readPasswordEncoding(input) }
}

/** The form of `password_hash`: bcrypt and nothing around it. */
export function parsePlainBcrypt(value: string, faults: FaultList): BcryptHash | null {
  if (!checkBcrypt(value, '', faults)) return null
  return { scheme: 'bcrypt', value, salt: null, passwordEncoding: 'utf8' }
}

export async function verifyBcryptHash(hash: BcryptHash, password: string): Promise<boolean> {
  const message = saltedPassword(password, hash.passwordEncoding, hash.salt)
  return message !== null && verify(message, hash.value)
}

function checkBcrypt(value: string, path: string, faults: FaultList): boolean {
  const cost = Number(/^\$2[aby]\$(\d\d)\$[./A-Za-z0-9]{53}$/.exec(value)?.[1] ?? Number.NaN)
  if (Number.isNaN(cost)) faults.add(path, 'must be a bcrypt hash of 60 characters that begins with $2a$, $2b$ or $2y$')
  else if (cost > bcryptMaxCost) faults.add(path, `bcrypt cost ${cost} is above ${bcryptMaxCost}; ${leaveItOut}`)
  else if (cost < bcryptMinCost) faults.add(path, `bcrypt cost ${cost} is below ${bcryptMinCost}; check the value`)
  else return true
  return false
}
