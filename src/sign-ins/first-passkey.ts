// Newcomers who were invited may choose a passkey in place of a password (console.md 4.11). Their mailbox is proven first:
// nobody leaves a passkey of theirs on an account under the address of another.
import { enrollableFactors } from '../authentication-methods/enrollable-factors.ts'
import { hasProven, type SignInFacts, type Step } from './sign-in-facts.ts'

/** The account has no other way in, so nothing goes on without; where passkeys were turned off meanwhile, it ends. */
export function firstPasskeyStep({ signIn, settings }: Pick<SignInFacts, 'signIn' | 'settings'>): Step | null {
  const { userId, choices } = signIn
  if (choices.makesPasskey !== true || userId === null || choices.madeUserId !== userId) return null
  if (hasProven(signIn, 'passkey')) return null
  return enrollableFactors(settings).passkey ? { kind: 'first-passkey' } : { kind: 'refused', reason: 'method' }
}
