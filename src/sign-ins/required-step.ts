// What is still to be done before a sign-in goes on, once who the person is is proven: what somebody else asked of them
// (AUZ-14), and new recovery codes for whoever spent the last one.
import { hasOwnFactor, hasSecondFactor } from '../authentication-methods/authentication-method.ts'
import { hasShownOne } from './second-factor-step.ts'
import { hasProven, type SignInFacts, type Step } from './sign-in-facts.ts'

/**
 * Whoever goes on in a session that stands does not sign in, and is asked for proofs and passwords when they do. Terms and
 * the profile need no proof that is fresh, so no session goes on past them.
 */
export function requiredStep(facts: SignInFacts): Step | null {
  if (facts.account === null) return null
  if (hasProven(facts.signIn, 'session')) return stepInSession(facts)
  return stepOfProofs(facts) ?? stepOfWords(facts) ?? stepOfPassword(facts)
}

function stepInSession(facts: SignInFacts): Step | null {
  // Nobody accepts anything in another's name.
  return facts.session?.impersonator === undefined ? stepOfWords(facts) : null
}

function stepOfProofs(facts: SignInFacts): Step | null {
  const { account, factors, settings } = facts
  if (account === null) return null
  const asked = new Set(account.requiredActions)
  if (asked.has('verify-email') && account.email !== null && !account.emailVerified) {
    return { kind: 'second-factor', offers: ['email'], provesAddress: true }
  }
  const mayEnrol = factors !== null && settings.mfaPolicy !== 'off'
  if (asked.has('enrol-mfa') && mayEnrol && !hasSecondFactor(factors)) return { kind: 'enrol', mayPostponeUntil: null }
  return needsNewCodes(facts, asked.has('new-recovery-codes')) ? { kind: 'new-codes' } : null
}

/** Only what can be answered: terms that have an address, a profile that is theirs and of which something is asked. */
function stepOfWords({ account, settings, hasProfileToUpdate }: SignInFacts): Step | null {
  const asked = new Set(account?.requiredActions)
  if (asked.has('accept-terms') && settings.termsUrl !== null) return { kind: 'terms', url: settings.termsUrl }
  return asked.has('update-profile') && hasProfileToUpdate ? { kind: 'profile' } : null
}

/** The last one: it ends what was issued before, and the sign-in goes on under the new version. */
function stepOfPassword(facts: SignInFacts): Step | null {
  return facts.account?.password != null && whyNewPassword(facts) !== null ? { kind: 'new-password' } : null
}

/** What asks for a new password in this sign-in; null where nothing does. */
export function whyNewPassword(facts: SignInFacts): 'leaked' | 'asked' | 'expired' | null {
  if (signedInByLeakedPassword(facts)) return 'leaked'
  if (facts.account?.requiredActions.includes('change-password') === true) return 'asked'
  return signedInByOldPassword(facts) ? 'expired' : null
}

/** Whoever came in another way is asked when they use the password. */
function signedInByOldPassword({ signIn, passwordEndsAt, now }: SignInFacts): boolean {
  return passwordEndsAt !== null && passwordEndsAt <= now && hasProven(signIn, 'password')
}

/** The same of one that is known to have leaked, where the settings ask for another. */
function signedInByLeakedPassword({ signIn, account, settings }: SignInFacts): boolean {
  const isLeaked = account !== null && account.passwordLeakedAt !== null
  return isLeaked && settings.leakedPasswordAtSignIn === 'change' && hasProven(signIn, 'password')
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
