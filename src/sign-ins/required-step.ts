// What is still to be done before a sign-in goes on, once who the person is is proven: what somebody else asked of them
// (AUZ-14), and new recovery codes for whoever spent the last one.
import { hasOwnFactor, hasSecondFactor } from '../authentication-methods/authentication-method.ts'
import { hasShownOne } from './second-factor-step.ts'
import { hasProven, type SignInFacts, type Step } from './sign-in-facts.ts'

/** Whoever goes on in a session that stands does not sign in; they are asked when they do. */
export function requiredStep(facts: SignInFacts): Step | null {
  const { signIn, account, factors, settings } = facts
  if (account === null || hasProven(signIn, 'session')) return null
  const asked = new Set(account.requiredActions)
  if (asked.has('verify-email') && account.email !== null && !account.emailVerified) {
    return { kind: 'second-factor', offers: ['email'], provesAddress: true }
  }
  const mayEnrol = factors !== null && settings.mfaPolicy !== 'off'
  if (asked.has('enrol-mfa') && mayEnrol && !hasSecondFactor(factors)) return { kind: 'enrol', mayPostponeUntil: null }
  if (needsNewCodes(facts, asked.has('new-recovery-codes'))) return { kind: 'new-codes' }
  // The last one: it ends what was issued before, and the sign-in goes on under the new version.
  const mustChange = asked.has('change-password') || signedInByOldPassword(facts)
  return mustChange && account.password !== null ? { kind: 'new-password' } : null
}

/** Whoever came in another way is asked when they use the password. */
function signedInByOldPassword({ signIn, passwordEndsAt, now }: SignInFacts): boolean {
  return passwordEndsAt !== null && passwordEndsAt <= now && hasProven(signIn, 'password')
}

/** They open the account, so they are shown only to whoever has shown a factor in this very sign-in, on a page. */
function needsNewCodes({ signIn, factors, settings }: SignInFacts, isAsked: boolean): boolean {
  const { goal, choices } = signIn
  if (goal.kind === 'tokens' || !hasShownOne(signIn)) return false
  if (isAsked) return true
  if (!hasProven(signIn, 'recovery-code') || choices.hasRecoveryCodes === true) return false
  if (factors === null || !hasOwnFactor(factors) || settings.disabledFactors.includes('recovery-code')) return false
  return factors.recoveryCodesLeft === 0 || choices.wantsNewCodes === true
}
