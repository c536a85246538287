// "Why can't this person sign in?": the answer of next-step.ts for somebody who proves everything right, with what else
// stands in the way. It changes nothing and tries nothing.
import type { AuditSearchStore } from '../audit/audit-search.ts'
import { takesMethod } from '../clients/takes-method.ts'
import { listLocks, mailLimitOf } from '../guards/list-locks.ts'
import { type ToldLock, tellLocks, untoldLock } from '../guards/lock-evidence.ts'
import { networkLockEnd } from '../guards/network-locks.ts'
import type { MessageStore } from '../messages/message-store.ts'
import type { SuppressedAddressStore } from '../messages/suppressed-address.ts'
import type { NetworkVerdict } from '../network-rules/network-verdict.ts'
import type { OrganizationStore } from '../organizations/organization-store.ts'
import type { RoleStore } from '../roles/role-store.ts'
import { presentUser } from '../users/find-user.ts'
import { accessFacts } from './app-access.ts'
import { lastAddress } from './last-address.ts'
import { stepOf } from './load-facts.ts'
import { networkLocksOut } from './network-check.ts'
import { openInvitation } from './open-invitation.ts'
import { type WayIn, waysInOf } from './own-ways-in.ts'
import { providerFacts } from './provider-facts.ts'
import { runChecks, type SeparateFact } from './run-checks.ts'
import type { SignIn } from './sign-in.ts'
import type { SignInCheck } from './sign-in-checks.ts'
import type { SignInDeps } from './sign-in-deps.ts'
import type { SignInFacts, Step } from './sign-in-facts.ts'
import { type DiagnosedSignIn, supposedSignIn } from './supposed-sign-in.ts'

export interface SignInDiagnosis {
  /** What follows a right first factor; `done` when nothing is in the way. */
  readonly step: Step
  /** Without any of them nobody gets as far as a step. */
  readonly waysIn: readonly WayIn[]
  readonly hasPassword: boolean
  readonly emailVerified: boolean
  readonly locks: readonly ToldLock[]
  /** Newest first. */
  readonly recentSignIns: readonly SignIn[]
  readonly checks: readonly SignInCheck[]
  /** Null: nothing known is in the way, and something that decides could not be asked. */
  readonly canSignIn: boolean | null
  /** Why checks could not run; to be logged, and shown to nobody. */
  readonly faults: readonly unknown[]
}

const anywhere: NetworkVerdict = { isAllowed: true }
const recentAtMost = 10
const messagesAtMost = 10

export interface DiagnoseDeps extends SignInDeps {
  readonly stores: SignInDeps['stores'] & {
    readonly auditSearch: Pick<AuditSearchStore, 'findUpstreamFailures' | 'listFailedTriesOf'>
    readonly messages: Pick<MessageStore, 'listOf'>
    readonly suppressedAddresses: Pick<SuppressedAddressStore, 'findByAddress'>
    readonly roles: Pick<RoleStore, 'namesOf'>
    readonly organizations: Pick<OrganizationStore, 'namesOf'>
  }
}

/**
 * A store that fails takes its own checks along and no more; without the account itself, its factors and the settings
 * there is nothing to tell, and the fault is thrown. Throws `user_not_found`.
 */
export async function diagnoseSignIn(
  deps: DiagnoseDeps,
  userId: string,
  { clientId, organizationId }: DiagnosedSignIn = { clientId: null, organizationId: null },
): Promise<SignInDiagnosis> {
  const { stores, clock } = deps
  const [person, found, attempts] = await Promise.all([
    stores.accounts.find(userId),
    stores.users.find(userId),
    asked('attempts', stores.signIns.listRecentOf(userId, recentAtMost), []),
  ])
  const account = presentUser(person)
  const user = presentUser(found)
  const { email, emailVerified, password } = account
  const signIn = await supposedSignIn(deps, account, user, { clientId, organizationId })
  const page = { kind: 'cursor', after: null, limit: messagesAtMost, withTotal: false } as const
  const ip = lastAddress(attempts.value, user)
  const [{ step, facts }, connection, ...separate] = await Promise.all([
    // By itself: what else is in the way is told too.
    stepOf(deps, signIn),
    stores.connections.find(account.connectionId),
    asked('networkRules', ip === null ? anywhere : deps.networkGate.judge(ip, organizationId), anywhere),
    asked('locks', listLocks({ ...stores, clock }, userId), []),
    attempts,
    asked('messages', stores.messages.listOf(userId, page), { items: [], next: null, total: null }),
    asked('mailLimit', mailLimitOf({ ...stores, clock }, userId), null),
    asked('membership', membership(deps, userId, organizationId), null),
    asked('suppression', email === null ? null : stores.suppressedAddresses.findByAddress(email), null),
    asked('invitations', openInvitation(deps, account, organizationId), null),
  ])
  const [ruled, locks, recent, messages, mailLimit, isMemberThere, suppressed, invitation] = separate
  const network = ruled.value
  const recentSignIns = recent.value
  const { identities } = user
  const { factors, settings } = facts
  const offered = waysInOf({ account, connection, identities, passkeys: factors?.truePasskeys ?? 0, settings })
  const taken = offered.filter((way) => way === 'provider' || takesMethod(facts.client, way))
  // A code that is held back is no way in.
  const waysIn = suppressed.value === null ? taken : taken.filter((way) => way !== 'email-code')
  const counts = settings.mostSessions !== null
  const [told, networkLock, providers, sessions, needed] = await Promise.all([
    // A lock that nothing is known of is one all the same.
    asked('lockEvidence', tellLocks(stores, userId, locks.value), locks.value.map(untoldLock)),
    asked('networkLock', ip === null ? null : networkLockEnd({ ...stores, clock }, ip), null),
    asked('providers', providerFacts(stores, identities), []),
    asked('sessions', counts ? stores.sessions.countOwn(userId, clock.now()) : null, null),
    neededNames(stores, facts),
  ])
  const failed = [...separate, told, networkLock, providers, sessions].flatMap(({ failure }) => failure ?? [])
  const missing = new Set(failed.map(({ fact }) => fact))
  const read = {
    ...{ step, facts, user, waysIn, recentSignIns, ip, network },
    access: facts.access === null ? {} : accessFacts(facts.access, needed),
    providers: providers.value,
    locks: told.value,
    mailLimitUntil: mailLimit.value,
    networkLockedUntil: networkLock.value,
    isMemberThere: isMemberThere.value,
    messages: messages.value.items,
    invitation: invitation.value,
    suppressed: suppressed.value,
    openSessions: sessions.value,
    looksForLeaks: deps.leakedPasswords.isOn,
  }
  const next = stepFrom(step, { isOutside: isMemberThere.value === false, network })
  // Whoever only has a step before them can take it.
  const isKeptOut = next.kind === 'refused' || locks.value.length > 0 || waysIn.length === 0 || networkLocksOut(read)
  return {
    checks: runChecks(read, missing),
    step: next,
    waysIn,
    hasPassword: password !== null,
    emailVerified,
    locks: told.value,
    recentSignIns,
    canSignIn: isKeptOut ? false : deciding.some((fact) => missing.has(fact)) ? null : true,
    faults: failed.map(({ fault }) => fault),
  }
}

/** Without a client no sign-in asks for an organization, and none asks for a network, so the step knows of neither. */
function stepFrom(
  step: Step,
  { isOutside, network }: { readonly isOutside: boolean; readonly network: NetworkVerdict },
): Step {
  if (step.kind === 'refused') return step
  if (isOutside) return { kind: 'refused', reason: 'not-a-member' }
  return network.isAllowed ? step : { kind: 'refused', reason: 'network_blocked' }
}

/** Without them nobody is said to come in. */
const deciding: readonly SeparateFact[] = ['locks', 'membership', 'networkLock', 'networkRules']

interface Asked<Value> {
  /** Something empty where it could not be asked. */
  readonly value: Value
  readonly failure: { readonly fact: SeparateFact; readonly fault: unknown } | null
}

async function asked<Value>(fact: SeparateFact, answer: Promise<Value> | Value, empty: Value): Promise<Asked<Value>> {
  try {
    return { value: await answer, failure: null }
  } catch (fault) {
    return { value: empty, failure: { fact, fault } }
  }
}

/** What a limited client asks for, as far as it is there. */
async function neededNames(stores: DiagnoseDeps['stores'], { access, client }: SignInFacts) {
  if (access === null || client === null) return { roles: [], organizations: 0 }
  const roles =
    access.roles === null ? new Map<string, string>() : await stores.roles.namesOf(client.accessRoleIds ?? [])
  const organizations = await stores.organizations.namesOf(client.accessOrganizationIds ?? [])
  return { roles: [...roles.values()].sort(), organizations: organizations.size }
}

async function membership(
  { stores, clock }: DiagnoseDeps,
  userId: string,
  organizationId: string | null,
): Promise<boolean | null> {
  return organizationId === null ? null : stores.memberships.isMember(organizationId, userId, clock.now())
}
