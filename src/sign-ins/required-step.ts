// What somebody else asked of a person for their next sign-in (AUZ-14), once who they are is proven.
import { hasSecondFactor } from '../authentication-methods/authentication-method.ts'
import { hasShownOne } from './second-factor-step.ts'
import { hasProven, type SignInFacts, type Step } from './sign-in-facts.ts'

/** Whoever goes on in a session that stands does not sign in; they are asked when they do. */
export function requiredStep({ signIn, account, factors, settings }: SignInFacts): Step | null {
  if (account === null || hasProven(signIn, 'session')) return null
  const asked = new Set(account.requiredActions)
  if (asked.has('verify-email') && account.email !== null && !account.emailVerified) {
    return { kind: 'second-factor', offers: ['email'], provesAddress: true }
  }
  const mayEnrol = factors !== null && settings.mfaPolicy !== 'off'
  if (asked.has('enrol-mfa') && mayEnrol && !hasSecondFactor(factors)) return { kind: 'enrol', mayPostponeUntil: null }
  // They open the account, so they are shown only to whoever has shown a factor in this very sign-in, on a page.
  if (asked.has('new-recovery-codes') && signIn.goal.kind !== 'tokens' && hasShownOne(signIn))
    return { kind: 'new-codes' }
  // The last one: it ends what was issued before, and the sign-in goes on under the new version.
  return asked.has('change-password') && account.password !== null ? { kind: 'new-password' } : null
}
