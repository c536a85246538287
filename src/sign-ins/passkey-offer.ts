import { hasOwnFactor } from '../authentication-methods/authentication-method.ts'
import { hasShownOne } from './second-factor-step.ts'
import type { SignInFacts, Step } from './sign-in-facts.ts'

/** A passkey is offered to whoever signed in by password and has none; a security key is none (console.md 4.3). */
export function passkeyOfferStep({ signIn, settings, factors }: SignInFacts): Step | null {
  const { choices, goal } = signIn
  if (choices.mayOfferPasskey !== true || choices.declinedPasskey === true) return null
  const { offersPasskey, allowsPasskeys, disabledFactors } = settings
  if (!offersPasskey || !allowsPasskeys || disabledFactors.includes('passkey')) return null
  // They are in the middle of something of their account.
  if (goal.kind === 'link' || (goal.kind === 'account' && goal.asksFactor === true)) return null
  if (factors === null || factors.truePasskeys > 0) return null
  // Nobody adds a factor before they showed the one they have (MFA-06).
  return hasOwnFactor(factors) && !hasShownOne(signIn) ? null : { kind: 'passkey-offer' }
}
