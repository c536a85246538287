// The one place that decides what comes next in a sign-in. It is a function of facts and changes nothing, so the same
// answer tells support why somebody cannot sign in.
import type { ApplicationSettings } from '../applications/settings.ts'
import { type EnrolledFactors, hasOwnFactor, hasSecondFactor } from '../authentication-methods/authentication-method.ts'
import type { Client } from '../clients/client.ts'
import { type Connection, connectionKind } from '../connections/connection.ts'
import type { Consent } from '../consents/consent.ts'
import type { Organization } from '../organizations/organization.ts'
import { lastSecondFactorAt, type Session } from '../sessions/session.ts'
import type { Account } from './account.ts'
import { type AuthorizationRequest, multiFactorAcr } from './authorization-request.ts'
import { organizationRule } from './organization-rule.ts'
import type { Proof, SignIn } from './sign-in.ts'

export interface SignInFacts {
  readonly signIn: SignIn
  readonly settings: ApplicationSettings
  /** Null for goals without one. */
  readonly client: Client | null
  /** Whose sign-in it is, once somebody proved it; as they are now. */
  readonly account: Account | null
  readonly factors: EnrolledFactors | null
  /** An MFA reset stands: the next sign-in proves the mailbox and enrols anew (MFA-09). */
  readonly mustEnrolAgain: boolean
  /** The session this sign-in continues, or opened. */
  readonly session: Session | null
  /** Whether one of the connections the person is known to is for this client; true where there is no client. */
  readonly isServed: boolean
  /** Where the person was found to belong, when that is not our own database. */
  readonly connection: Connection | null
  readonly organization: Organization | null
  /** The person's organizations; asked only where one must be chosen or proven. */
  readonly memberships: readonly Organization[]
  readonly consent: Consent | null
  readonly now: Date
}

export type SecondFactorOffer = 'totp' | 'passkey' | 'email' | 'recovery-code'

export type RefusalReason =
  | 'suspended'
  | 'account-gone'
  | 'account-changed'
  | 'session-ended'
  | 'not-served'
  | 'client-gone'
  | 'not-a-member'
  | 'no-organization'
  | 'too-many-tries'
  | 'denied'

export type Step =
  | { readonly kind: 'identify' }
  | { readonly kind: 'first-factor' }
  /** Another provider says who it is. */
  | { readonly kind: 'federated'; readonly connectionId: string }
  /** A sign-up waits for the code that was mailed. */
  | { readonly kind: 'confirm-email' }
  | { readonly kind: 'second-factor'; readonly offers: readonly SecondFactorOffer[] }
  | { readonly kind: 'enrol'; readonly mayPostponeUntil: Date | null }
  | { readonly kind: 'choose-organization'; readonly organizations: readonly Organization[] }
  | { readonly kind: 'consent'; readonly scope: readonly string[]; readonly audience: string | null }
  | { readonly kind: 'refused'; readonly reason: RefusalReason }
  | { readonly kind: 'done' }

export function nextStep(facts: SignInFacts): Step {
  return (
    refusal(facts) ??
    firstFactorStep(facts) ??
    secondFactorStep(facts) ??
    organizationStep(facts) ??
    consentStep(facts) ?? { kind: 'done' }
  )
}

/** Of one sign-in, counted before the code is looked at (MFA-04). */
const secondFactorTriesAtMost = 5

/** What ends a sign-in. Nothing of the account is said before it was proven (console.md 4.2). */
function refusal({ signIn, client, account, session, isServed }: SignInFacts): Step | null {
  const refused = (reason: RefusalReason): Step => ({ kind: 'refused', reason })
  if (signIn.clientId !== null && client === null) return refused('client-gone')
  if (hasSpentItsTries(signIn)) return refused('too-many-tries')
  if (signIn.userId === null) return null
  if (account === null) return refused('account-gone')
  if (account.isBlocked) return refused('suspended')
  if (account.securityVersion !== signIn.securityVersion) return refused('account-changed')
  // Whether it stands on a session or has opened one: whoever ended that meanwhile ended this too (SES-06).
  if (signIn.sessionId !== null && session === null) return refused('session-ended')
  if (!isServed) return refused('not-served')
  return null
}

function hasSpentItsTries({ proofs, choices }: SignIn): boolean {
  const hasShownOne = proofs.some(({ factor }) => secondFactors.has(factor))
  return !hasShownOne && (choices.secondFactorTries ?? 0) >= secondFactorTriesAtMost
}

const firstFactors: ReadonlySet<Proof['factor']> = new Set([
  'password',
  'passkey',
  'email-code',
  'sms-code',
  'federated',
  'session',
])

function firstFactorStep({ signIn, connection }: SignInFacts): Step | null {
  if (signIn.choices.signedUp === true && !has(signIn, 'email-code')) return { kind: 'confirm-email' }
  if (signIn.proofs.some(({ factor }) => firstFactors.has(factor))) return null
  if (connection !== null && connectionKind(connection) === 'other') {
    return { kind: 'federated', connectionId: connection.id }
  }
  return { kind: signIn.identifier === null ? 'identify' : 'first-factor' }
}

function secondFactorStep(facts: SignInFacts): Step | null {
  const { factors, mustEnrolAgain } = facts
  if (factors === null) return null
  if (mustEnrolAgain && facts.settings.mfaPolicy !== 'off') return stepsAfterReset(facts, factors)
  const demand = secondFactorDemand(facts, factors)
  if (demand === 'none' || hasShownSecondFactor(facts, demand === 'now')) return null
  const usable = withoutFirstFactor(facts, factors)
  if (hasSecondFactor(usable)) return { kind: 'second-factor', offers: offersOf(usable) }
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
  const hasProvenMailbox = has(signIn, 'second-email-code') || has(signIn, 'email-code') || has(signIn, 'federated')
  if (email !== null && !hasProvenMailbox) return { kind: 'second-factor', offers: ['email'] }
  return { kind: 'enrol', mayPostponeUntil: null }
}

/** `now`: a remembered browser is not enough, because the client asked for the factor itself. */
type Demand = 'none' | 'if-enrolled' | 'by-policy' | 'now'

function secondFactorDemand(facts: SignInFacts, factors: EnrolledFactors): Demand {
  const { settings, organization } = facts
  if (request(facts)?.acrValues.includes(multiFactorAcr) || provesAnew(facts, factors)) return 'now'
  if (settings.mfaPolicy === 'required' || organization?.requiresMfa === true) return 'by-policy'
  if (settings.mfaPolicy === 'off') return 'none'
  return hasOwnFactor(factors) ? 'if-enrolled' : 'none'
}

/** A change that needs a fresh proof needs it of the factor too, where there is one that counts (MFA-08). */
function provesAnew({ signIn: { goal }, settings }: SignInFacts, factors: EnrolledFactors): boolean {
  return goal.kind === 'account' && goal.asksFactor === true && settings.mfaPolicy !== 'off' && hasOwnFactor(factors)
}

/** A passkey is two factors in one: the device and what unlocks it (NIST SP 800-63B §3.1.7). */
const secondFactors: ReadonlySet<Proof['factor']> = new Set(['totp', 'passkey', 'recovery-code', 'second-email-code'])

function hasShownSecondFactor({ signIn, session }: SignInFacts, mustBeFresh: boolean): boolean {
  if (signIn.proofs.some(({ factor }) => secondFactors.has(factor))) return true
  if (has(signIn, 'session') && session !== null && lastSecondFactorAt(session) !== null) return true
  return !mustBeFresh && has(signIn, 'remembered-browser')
}

/** A mailbox that was the first factor cannot be the second one too. */
function withoutFirstFactor({ signIn }: SignInFacts, factors: EnrolledFactors): EnrolledFactors {
  return has(signIn, 'email-code') ? { ...factors, email: null } : factors
}

function offersOf({ hasTotp, passkeys, recoveryCodesLeft, email }: EnrolledFactors): SecondFactorOffer[] {
  // A mailbox is offered only to whoever has nothing better: it would weaken what they enrolled.
  const isWeakest = !hasTotp && passkeys === 0
  return [
    ...(passkeys > 0 ? (['passkey'] as const) : []),
    ...(hasTotp ? (['totp'] as const) : []),
    ...(email !== null && isWeakest ? (['email'] as const) : []),
    ...(recoveryCodesLeft > 0 ? (['recovery-code'] as const) : []),
  ]
}

function endOfGrace({ account, settings }: SignInFacts): Date | null {
  if (account === null) return null
  return new Date(account.createdAt.getTime() + settings.mfaGraceDays * 86_400_000)
}

function organizationStep(facts: SignInFacts): Step | null {
  const { signIn, client, organization, memberships } = facts
  if (client === null) return null
  // Deleted meanwhile: what the client gets would be of no organization.
  if (organization === null && signIn.organizationId !== null) return { kind: 'refused', reason: 'no-organization' }
  if (organization !== null) {
    const isMember = memberships.some(({ id }) => id === organization.id)
    return isMember ? null : { kind: 'refused', reason: 'not-a-member' }
  }
  if (organizationRule(client).usage !== 'require' || signIn.choices.chosenOrganization === true) return null
  if (memberships.length === 0) return { kind: 'refused', reason: 'no-organization' }
  return { kind: 'choose-organization', organizations: memberships }
}

/** Protocol scopes say who somebody is, not what may be done; a client that is not ours still asks for them. */
function consentStep(facts: SignInFacts): Step | null {
  const { signIn, client, consent } = facts
  const asked = request(facts)
  if (client === null || asked === null || signIn.choices.consented === true) return null
  const isForced = asked.prompt.includes('consent')
  if (client.isFirstParty && !isForced) return null
  if (signIn.choices.denied === true) return { kind: 'refused', reason: 'denied' }
  const missing = asked.scope.filter((scope) => consent?.scope.includes(scope) !== true)
  if (!isForced && consent !== null && missing.length === 0) return null
  return { kind: 'consent', scope: asked.scope, audience: asked.audience }
}

function request({ signIn }: SignInFacts): AuthorizationRequest | null {
  return signIn.goal.kind === 'authorize' ? signIn.goal.request : null
}

function has({ proofs }: SignIn, factor: Proof['factor']): boolean {
  return proofs.some((proof) => proof.factor === factor)
}
