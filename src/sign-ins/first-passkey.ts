// Newcomers who were invited may choose a passkey in place of a password (console.md 4.11). Their mailbox is proven first:
// nobody leaves a passkey of theirs on an account under the address of another.
import { hasSecondFactor } from '../authentication-methods/authentication-method.ts'
import { enrollableFactors } from '../authentication-methods/enrollable-factors.ts'
import { hasProven, type SignInFacts, type Step } from './sign-in-facts.ts'

/**
 * While the account has no other way in, nothing goes on without; where passkeys were turned off meanwhile, it ends. Whoever
 * got in elsewhere and set up a password or a factor is asked for what they have, like anybody (MFA-06).
 */
export function firstPasskeyStep({
  signIn,
  settings,
  account,
  factors,
}: Pick<SignInFacts, 'signIn' | 'settings' | 'account' | 'factors'>): Step | null {
  const { userId, choices } = signIn
  if (choices.makesPasskey !== true || userId === null || choices.madeUserId !== userId) return null
  if (hasProven(signIn, 'passkey')) return null
  if (account?.password != null || (factors !== null && hasSecondFactor(factors))) return null
  return enrollableFactors(settings).passkey ? { kind: 'first-passkey' } : { kind: 'refused', reason: 'method' }
}
