import { type Argon2Text, matchesArgon2, readArgon2, requireArgon2 } from '../argon2.ts'
import { type FaultList, leaveItOut } from './fault-list.ts'
import type { ForeignHashInput, PasswordEncoding } from './hash-input.ts'
import { passwordBytes, readPasswordEncoding } from './salted-password.ts'
import { refuseSalt, requireText } from './text-hash.ts'

export interface Argon2Hash {
  readonly scheme: 'argon2'
  readonly value: string
  readonly passwordEncoding: PasswordEncoding
}

/** What each check of the lane may hold at once. libsodium's "moderate" just fits. */
const argon2MaxMemoryKiB = 262_144
/** Memory times passes is the work: about half a second of a core. */
const argon2MaxWorkKiB = 1_048_576
/** Each may become a thread of its own. */
const argon2MaxLanes = 16
/** A shorter output is met by other passwords too. */
const argon2MinOutputBytes = 16

export function parseArgon2Hash(input: ForeignHashInput, faults: FaultList): Argon2Hash | null {
  requireText(input, faults)
  refuseSalt(input, faults)
  const made = readArgon2(input.hash.value)
  if (made === null) {
    faults.add('hash.value', 'must be a PHC string such as $argon2id$v=19$m=65536,t=2,p=1$SALT$HASH, base64 unpadded')
    return null
  }
  const fault = costFault(made)
  if (fault !== null) faults.add('hash.value', `${fault}; ${leaveItOut}`)
  return { scheme: 'argon2', value: input.hash.value, passwordEncoding: readPasswordEncoding(input) }
}

export async function verifyArgon2Hash(hash: Argon2Hash, password: string): Promise<boolean> {
  const message = passwordBytes(password, hash.passwordEncoding)
  return message !== null && matchesArgon2(message, requireArgon2(hash.value))
}

function costFault({ cost: { memoryKiB, passes, lanes }, output }: Argon2Text): string | null {
  if (memoryKiB > argon2MaxMemoryKiB) return `argon2 memory m=${memoryKiB} is above ${argon2MaxMemoryKiB} KiB`
  if (memoryKiB * passes > argon2MaxWorkKiB) {
    return `argon2 work m=${memoryKiB} times t=${passes} is above ${argon2MaxWorkKiB} KiB`
  }
  if (lanes > argon2MaxLanes) return `argon2 parallelism p=${lanes} is above ${argon2MaxLanes}`
  if (output.length < argon2MinOutputBytes) {
    return `argon2 output of ${output.length} bytes is below ${argon2MinOutputBytes}`
  }
  return null
}
