// "Why can't this person sign in?": the answer of next-step.ts for somebody who proves everything right, with what else
// stands in the way. It changes nothing and tries nothing.
import type { Lock } from '../guards/list-locks.ts'
import { listLocks, mailLimitOf } from '../guards/list-locks.ts'
import { isNetworkLocked } from '../guards/network-locks.ts'
import type { MessageStore } from '../messages/message-store.ts'
import type { RoleStore } from '../roles/role-store.ts'
import { presentUser } from '../users/find-user.ts'
import type { User } from '../users/user.ts'
import { accessFacts } from './app-access.ts'
import { stepOf } from './load-facts.ts'
import { newSignIn, type SignIn } from './sign-in.ts'
import { type SignInCheck, signInChecks } from './sign-in-checks.ts'
import type { SignInDeps } from './sign-in-deps.ts'
import type { SignInFacts, Step } from './sign-in-facts.ts'

export interface SignInDiagnosis {
  /** What follows a right first factor; `done` when nothing is in the way. */
  readonly step: Step
  /** Without any of them nobody gets as far as a step. */
  readonly waysIn: readonly WayIn[]
  readonly hasPassword: boolean
  readonly emailVerified: boolean
  readonly locks: readonly Lock[]
  /** Newest first. */
  readonly recentSignIns: readonly SignIn[]
  readonly checks: readonly SignInCheck[]
}

/** What somebody can begin a sign-in with. */
type WayIn = 'password' | 'passkey' | 'email-code' | 'provider'

const recentAtMost = 10
const messagesAtMost = 10

export interface DiagnoseDeps extends SignInDeps {
  readonly stores: SignInDeps['stores'] & {
    readonly messages: Pick<MessageStore, 'listOf'>
    readonly roles: Pick<RoleStore, 'namesOf'>
  }
}

/** What the sign-in that is asked about is for; null is nothing in particular. */
export interface DiagnosedSignIn {
  readonly clientId: string | null
  readonly organizationId: string | null
}

/** Throws `user_not_found`. */
export async function diagnoseSignIn(
  deps: DiagnoseDeps,
  userId: string,
  { clientId, organizationId }: DiagnosedSignIn = { clientId: null, organizationId: null },
): Promise<SignInDiagnosis> {
  const { stores, clock } = deps
  const account = presentUser(await stores.accounts.find(userId))
  const { securityVersion, email, emailVerified, password } = account
  const nobody = { ip: null, userAgent: null }
  const started = newSignIn(
    { goal: { kind: 'account', path: '/account' }, clientId, organizationId, identifier: email, origin: nobody },
    clock.now(),
  )
  const proofs = [{ factor: 'password', id: 'supposed', at: clock.now().toISOString() }] as const
  const page = { kind: 'cursor', after: null, limit: messagesAtMost, withTotal: false } as const
  const [{ step, facts }, found, locks, recentSignIns, messages, mailLimitUntil, isMemberThere] = await Promise.all([
    stepOf(deps, { ...started, userId, securityVersion, proofs }),
    stores.users.find(userId),
    listLocks({ ...stores, clock }, userId),
    stores.signIns.listRecentOf(userId, recentAtMost),
    stores.messages.listOf(userId, page),
    mailLimitOf({ ...stores, clock }, userId),
    organizationId === null ? null : stores.memberships.isMember(organizationId, userId, clock.now()),
  ])
  const user = presentUser(found)
  const waysIn = waysInOf(facts, user)
  const ip = recentSignIns[0]?.origin.ip ?? null
  const isLocked = ip !== null && (await isNetworkLocked({ ...stores, clock }, ip))
  const needed = await stores.roles.namesOf(facts.client?.accessRoleIds ?? [])
  const access = accessFacts(facts.accessRoles, [...needed.values()].sort())
  const read = {
    step,
    facts,
    access,
    user,
    waysIn,
    locks,
    mailLimitUntil,
    isNetworkLocked: isLocked,
    recentSignIns,
  }
  const checks = signInChecks({ ...read, isMemberThere, messages: messages.items })
  // Without a client no sign-in asks for an organization, so the step does not know of it.
  const isOutside = isMemberThere === false && step.kind !== 'refused'
  return {
    checks,
    step: isOutside ? { kind: 'refused', reason: 'not-a-member' } : step,
    waysIn,
    hasPassword: password !== null,
    emailVerified,
    locks,
    recentSignIns,
  }
}

/** Codes by e-mail go to people of our own database alone: others prove themselves where they come from. */
function waysInOf({ account, factors, settings }: SignInFacts, { identities }: User): WayIn[] {
  const isOurs = identities.some(({ provider }) => provider === 'auth0')
  const hasProvider = identities.some(({ provider }) => !ownProviders.has(provider))
  return [
    ...(account?.password != null ? (['password'] as const) : []),
    ...(settings.allowsPasskeys && (factors?.passkeys ?? 0) > 0 ? (['passkey'] as const) : []),
    ...(settings.allowsEmailCode && isOurs && account?.email != null ? (['email-code'] as const) : []),
    ...(hasProvider ? (['provider'] as const) : []),
  ]
}

const ownProviders: ReadonlySet<string> = new Set(['auth0', 'email', 'sms'])
