// The one place that decides what comes next in a sign-in. It is a function of facts and changes nothing, so the same
// answer tells support why somebody cannot sign in.
import { connectionKind } from '../connections/connection.ts'
import { isBeyondLimit } from '../sessions/session-limit.ts'
import { mayComeIn } from '../users/lifecycle.ts'
import { accessRefusal } from './app-access.ts'
import { methodStep } from './client-methods.ts'
import { firstPasskeyStep } from './first-passkey.ts'
import { organizationRule } from './organization-rule.ts'
import { passkeyOfferStep } from './passkey-offer.ts'
import { requiredStep } from './required-step.ts'
import { hasShownOne, secondFactorStep } from './second-factor-step.ts'
import type { Proof, SignIn } from './sign-in.ts'
import { hasProven, type RefusalReason, requestOf, type SignInFacts, type Step } from './sign-in-facts.ts'
import { singleSignOnStep } from './single-sign-on.ts'

export function nextStep(facts: SignInFacts): Step {
  return (
    refusal(facts) ??
    singleSignOnStep(facts) ??
    methodStep(facts) ??
    firstFactorStep(facts) ??
    firstPasskeyStep(facts) ??
    secondFactorStep(facts) ??
    requiredStep(facts) ??
    organizationStep(facts) ??
    accessStep(facts) ??
    consentStep(facts) ??
    passkeyOfferStep(facts) ?? { kind: 'done' }
  )
}

/** Of one sign-in, counted before the code is looked at (MFA-04). */
const secondFactorTriesAtMost = 5

/** What ends a sign-in. Nothing of the account is said before it was proven (console.md 4.2). */
function refusal(facts: SignInFacts): Step | null {
  const { signIn, client, account, session, isServed, network, now } = facts
  const refused = (reason: RefusalReason): Step => ({ kind: 'refused', reason })
  if (signIn.clientId !== null && client === null) return refused('client-gone')
  // Before anybody is asked who they are: it says nothing of an account.
  if (!network.isAllowed) return refused('network_blocked')
  if (hasSpentItsTries(signIn)) return refused('too-many-tries')
  if (signIn.userId === null) return null
  if (account === null) return refused('account-gone')
  if (!mayComeIn(account.admission, now)) return refused('suspended')
  if (account.securityVersion !== signIn.securityVersion) return refused('account-changed')
  // Whether it stands on a session or has opened one: whoever ended that meanwhile ended this too (SES-06).
  if (signIn.sessionId !== null && session === null) return refused('session-ended')
  if (isTooOld(facts)) return refused('session-ended')
  if (!isServed) return refused('not-served')
  // A device would go on after the quarter of an hour.
  if (session?.impersonator !== undefined && signIn.goal.kind === 'device') return refused('denied')
  return null
}

/** The client and the organization may each ask for a sign-in that is younger than the session. */
function isTooOld({ client, organization, session, now }: SignInFacts): boolean {
  if (session === null) return false
  return [client, organization].some((by) => by !== null && isBeyondLimit(by, session.authenticatedAt, now))
}

function hasSpentItsTries({ proofs, choices }: SignIn): boolean {
  return !hasShownOne({ proofs }) && (choices.secondFactorTries ?? 0) >= secondFactorTriesAtMost
}

const firstFactors: ReadonlySet<Proof['factor']> = new Set([
  'password',
  'passkey',
  'email-code',
  'sms-code',
  'federated',
  'session',
])

function firstFactorStep({ signIn, connection, poolMode }: SignInFacts): Step | null {
  if (signIn.choices.signedUp === true && !hasProven(signIn, 'email-code')) return { kind: 'confirm-email' }
  if (signIn.proofs.some(({ factor }) => firstFactors.has(factor))) return null
  const isInNoPool = signIn.organizationId === null && (connection?.organizationId ?? null) === null
  if (poolMode === 'isolated' && isInNoPool) return { kind: 'name-organization' }
  if (connection !== null && connectionKind(connection) === 'other') {
    return { kind: 'federated', connectionId: connection.id }
  }
  return { kind: signIn.identifier === null ? 'identify' : 'first-factor' }
}

function organizationStep(facts: SignInFacts): Step | null {
  const { signIn, client, organization, memberships } = facts
  if (organization !== null && organization.suspension !== null) return suspendedOrganization
  if (client === null) return null
  // Deleted meanwhile: what the client gets would be of no organization.
  if (organization === null && signIn.organizationId !== null) return { kind: 'refused', reason: 'no-organization' }
  if (organization !== null) {
    const isMember = memberships.some(({ id }) => id === organization.id)
    return isMember ? null : { kind: 'refused', reason: 'not-a-member' }
  }
  if (organizationRule(client, facts.poolMode).usage !== 'require' || signIn.choices.chosenOrganization === true)
    return null
  if (memberships.length === 0) return { kind: 'refused', reason: 'no-organization' }
  const open = memberships.filter(({ suspension }) => suspension === null)
  return open.length === 0 ? suspendedOrganization : { kind: 'choose-organization', organizations: open }
}

const suspendedOrganization: Step = { kind: 'refused', reason: 'organization-suspended' }

/** Once it is known for which organization they come: a role counts where it is held. */
function accessStep({ access }: SignInFacts): Step | null {
  const reason = access === null ? null : accessRefusal(access)
  return reason === null ? null : { kind: 'refused', reason }
}

/** Protocol scopes say who somebody is, not what may be done; a client that is not ours still asks for them. */
function consentStep(facts: SignInFacts): Step | null {
  const { signIn, client, consent } = facts
  const asked = requestOf(facts)
  if (client === null || asked === null || signIn.choices.consented === true) return null
  const isForced = asked.prompt.includes('consent')
  if (client.isFirstParty && !isForced) return null
  if (signIn.choices.denied === true) return { kind: 'refused', reason: 'denied' }
  const missing = asked.scope.filter((scope) => consent?.scope.includes(scope) !== true)
  if (!isForced && consent !== null && missing.length === 0) return null
  // Nobody consents in another's name.
  if (facts.session?.impersonator !== undefined) return { kind: 'refused', reason: 'denied' }
  return { kind: 'consent', scope: asked.scope, audience: asked.audience }
}
