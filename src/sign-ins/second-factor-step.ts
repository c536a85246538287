// Whether a second factor is due, and which.
import type { ApplicationSettings } from '../applications/settings.ts'
import { type EnrolledFactors, hasOwnFactor, hasSecondFactor } from '../authentication-methods/authentication-method.ts'
import { lastSecondFactorAt } from '../sessions/session.ts'
import { multiFactorAcr } from './authorization-request.ts'
import { endOfGrace, exemptionOf, mfaRules } from './mfa-rules.ts'
import type { Proof, SignIn } from './sign-in.ts'
import { hasProven, requestOf, type SecondFactorOffer, type SignInFacts, type Step } from './sign-in-facts.ts'

export function secondFactorStep(facts: SignInFacts): Step | null {
  const { factors, mustEnrolAgain } = facts
  if (factors === null) return null
  // Whoever acts as somebody proved themselves in the console, and enrols nothing here.
  if (facts.session?.impersonator !== undefined && hasProven(facts.signIn, 'session')) return null
  if (mustEnrolAgain && facts.settings.mfaPolicy !== 'off') return stepsAfterReset(facts, factors)
  const demand = secondFactorDemand(facts, factors)
  if (demand === 'none' || hasShownSecondFactor(facts, demand === 'now')) return null
  const usable = withoutFirstFactor(facts, factors)
  if (hasSecondFactor(usable)) return { kind: 'second-factor', offers: offersOf(usable, facts.settings) }
  if (demand === 'by-policy' && exemptionOf(facts) !== null) return null
  // What proves an account and opens nothing asks for what there is.
  if (demand === 'by-policy' && facts.signIn.goal.kind === 'link') return null
  const mayPostponeUntil = demand === 'by-policy' ? endOfGrace(facts) : null
  if (facts.signIn.choices.postponedMfa === true && mayPostponeUntil !== null && mayPostponeUntil > facts.now) {
    return null
  }
  return {
    kind: 'enrol',
    mayPostponeUntil: mayPostponeUntil !== null && mayPostponeUntil > facts.now ? mayPostponeUntil : null,
  }
}

/** A password alone opens nothing after a reset: the mailbox first, where there is one, then a new factor. */
function stepsAfterReset({ signIn }: SignInFacts, { email }: EnrolledFactors): Step {
  const hasProvenMailbox =
    hasProven(signIn, 'second-email-code') || hasProven(signIn, 'email-code') || hasProven(signIn, 'federated')
  if (email !== null && !hasProvenMailbox) return { kind: 'second-factor', offers: ['email'] }
  return { kind: 'enrol', mayPostponeUntil: null }
}

/** `now`: a remembered browser is not enough, because the client asked for the factor itself. */
type Demand = 'none' | 'if-enrolled' | 'by-policy' | 'now'

function secondFactorDemand(facts: SignInFacts, factors: EnrolledFactors): Demand {
  const { settings } = facts
  if (requestOf(facts)?.acrValues.includes(multiFactorAcr) || provesAnew(facts, factors)) return 'now'
  if (mfaRules(facts).length > 0) return 'by-policy'
  if (settings.mfaPolicy === 'off') return 'none'
  return hasOwnFactor(factors) ? 'if-enrolled' : 'none'
}

/**
 * A change that needs a fresh proof needs it of the factor too, where there is one that counts (MFA-08). So do new
 * recovery codes, which are shown in the sign-in itself.
 */
function provesAnew({ signIn, account, settings }: SignInFacts, factors: EnrolledFactors): boolean {
  if (settings.mfaPolicy === 'off' || !hasOwnFactor(factors)) return false
  const { goal } = signIn
  if (goal.kind === 'link' || (goal.kind === 'account' && goal.asksFactor === true)) return true
  return !hasProven(signIn, 'session') && account?.requiredActions.includes('new-recovery-codes') === true
}

/** A passkey is two factors in one: the device and what unlocks it (NIST SP 800-63B §3.1.7). */
const secondFactors: ReadonlySet<Proof['factor']> = new Set(['totp', 'passkey', 'recovery-code', 'second-email-code'])

export function hasShownOne({ proofs }: Pick<SignIn, 'proofs'>): boolean {
  return proofs.some(({ factor }) => secondFactors.has(factor))
}

function hasShownSecondFactor({ signIn, session }: SignInFacts, mustBeFresh: boolean): boolean {
  if (hasShownOne(signIn)) return true
  if (hasProven(signIn, 'session') && session !== null && lastSecondFactorAt(session) !== null) return true
  return !mustBeFresh && hasProven(signIn, 'remembered-browser')
}

/** A mailbox that was the first factor cannot be the second one too. */
function withoutFirstFactor({ signIn }: SignInFacts, factors: EnrolledFactors): EnrolledFactors {
  return hasProven(signIn, 'email-code') ? { ...factors, isEmailEnrolled: false } : factors
}

function offersOf(
  { hasTotp, passkeys, recoveryCodesLeft, isEmailEnrolled }: EnrolledFactors,
  { factorOrder }: Pick<ApplicationSettings, 'factorOrder'>,
): SecondFactorOffer[] {
  // A mailbox is offered only to whoever has nothing better: it would weaken what they enrolled.
  const isWeakest = !hasTotp && passkeys === 0
  const has: Readonly<Record<SecondFactorOffer, boolean>> = {
    passkey: passkeys > 0,
    totp: hasTotp,
    email: isEmailEnrolled && isWeakest,
    'recovery-code': recoveryCodesLeft > 0,
  }
  return factorOrder.filter((offer) => has[offer])
}
