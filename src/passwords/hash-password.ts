import { makeArgon2 } from './argon2.ts'
import { type Hashing, processHashing } from './hashing.ts'
import { refuseImpossiblePassword } from './password.ts'
import { type Pepper, pepperPassword } from './pepper.ts'
import type { OwnPassword } from './stored-password.ts'

/** Our own hash of a new password, ready to be kept. Whether the policy allows the password is asked before. */
export async function hashPassword(
  password: string,
  pepper: Pepper,
  hashing: Hashing = processHashing,
): Promise<OwnPassword> {
  refuseImpossiblePassword(password)
  const peppered = pepperPassword(password, pepper)
  const hash = await hashing.lane.run(() => makeArgon2(peppered, hashing.cost))
  return { kind: 'own', hash, pepperId: pepper.id }
}
