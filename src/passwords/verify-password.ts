import { type Argon2Cost, type Argon2Text, matchesArgon2, requireArgon2, spendArgon2 } from './argon2.ts'
import { type Hashing, processHashing } from './hashing.ts'
import { refuseImpossiblePassword } from './password.ts'
import { findPepper, type PepperRing, pepperPassword } from './pepper.ts'
import type { ForeignPassword, OwnPassword, StoredPassword } from './stored-password.ts'
import { verifyForeignHash } from './verify-foreign-hash.ts'

export interface PasswordVerdict {
  readonly matches: boolean
  /** The stored form is not what we would make today. On a match, keep a new `hashPassword` in its place. */
  readonly needsRehash: boolean
}

export async function verifyPassword(
  password: string,
  stored: StoredPassword,
  ring: PepperRing,
  hashing: Hashing = processHashing,
): Promise<PasswordVerdict> {
  refuseImpossiblePassword(password)
  if (stored.kind === 'foreign') return verifyForeignPassword(password, stored, ring, hashing)
  return verifyOwnPassword(password, stored, ring, hashing)
}

/**
 * For a person who does not exist or has no password: spends what a wrong password costs, and says no. Without it the
 * time of the answer would tell who has an account (AUT-02).
 */
export async function verifyNobody(
  password: string,
  ring: PepperRing,
  hashing: Hashing = processHashing,
): Promise<PasswordVerdict> {
  refuseImpossiblePassword(password)
  await hashing.lane.run(() => hashInVain(password, ring, hashing.cost))
  return { matches: false, needsRehash: false }
}

async function verifyOwnPassword(
  password: string,
  stored: OwnPassword,
  ring: PepperRing,
  hashing: Hashing,
): Promise<PasswordVerdict> {
  const made = requireArgon2(stored.hash)
  const peppered = pepperPassword(password, findPepper(ring, stored.pepperId))
  const matches = await hashing.lane.run(() => matchesArgon2(peppered, made))
  const needsRehash = stored.pepperId !== ring.current.id || isBelow(made, hashing.cost)
  return { matches, needsRehash }
}

async function verifyForeignPassword(
  password: string,
  stored: ForeignPassword,
  ring: PepperRing,
  hashing: Hashing,
): Promise<PasswordVerdict> {
  const matches = await hashing.lane.run(async () => {
    if (await verifyForeignHash(password, stored.hash)) return true
    // Many foreign hashes take microseconds. A match is followed by a rehash; this makes a refusal as slow as ours.
    await hashInVain(password, ring, hashing.cost)
    return false
  })
  return { matches, needsRehash: true }
}

function hashInVain(password: string, ring: PepperRing, cost: Argon2Cost): Promise<void> {
  return spendArgon2(pepperPassword(password, ring.current), cost)
}

function isBelow({ variant, version, cost }: Argon2Text, wanted: Argon2Cost): boolean {
  return (
    variant !== 'argon2id' ||
    version !== 19 ||
    cost.memoryKiB < wanted.memoryKiB ||
    cost.passes < wanted.passes ||
    cost.lanes < wanted.lanes
  )
}
