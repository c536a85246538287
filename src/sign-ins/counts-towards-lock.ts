import type { SignIn } from './sign-in.ts'

/** Proofs of an account that were wrong; each is counted before it is compared, and enough of them lock it (AUT-06). */
const counted: ReadonlySet<string> = new Set([
  'wrong_password',
  'wrong_code',
  'wrong_totp',
  'wrong_recovery-code',
  'wrong_enrolment_code',
])

/**
 * Whether the last thing that went wrong brought the account nearer to its lock. A first passkey names nobody whom it
 * could count for, and what a lock refuses is counted no more.
 */
export function countsTowardsLock({ lastFailure, userId }: Pick<SignIn, 'lastFailure' | 'userId'>): boolean {
  const [reason = ''] = lastFailure?.split(' ') ?? []
  return counted.has(reason) || (reason === 'wrong_passkey' && userId !== null)
}
