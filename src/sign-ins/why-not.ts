// "Why can't this person sign in?": the answer of next-step.ts for somebody who proves everything right, with what else
// stands in the way. It changes nothing and tries nothing.
import type { Lock } from '../guards/list-locks.ts'
import { listLocks } from '../guards/list-locks.ts'
import { presentUser } from '../users/find-user.ts'
import type { User } from '../users/user.ts'
import { stepOf } from './load-facts.ts'
import { newSignIn, type SignIn } from './sign-in.ts'
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
}

/** What somebody can begin a sign-in with. */
type WayIn = 'password' | 'passkey' | 'email-code' | 'provider'

const recentAtMost = 10

/** Throws `user_not_found`. */
export async function diagnoseSignIn(
  deps: SignInDeps,
  userId: string,
  clientId: string | null = null,
): Promise<SignInDiagnosis> {
  const { stores, clock } = deps
  const account = presentUser(await stores.accounts.find(userId))
  const { securityVersion, email, emailVerified, password } = account
  const nobody = { ip: null, userAgent: null }
  const started = newSignIn(
    { goal: { kind: 'account', path: '/account' }, clientId, identifier: email, origin: nobody },
    clock.now(),
  )
  const proofs = [{ factor: 'password', id: 'supposed', at: clock.now().toISOString() }] as const
  const [{ step, facts }, user, locks, recentSignIns] = await Promise.all([
    stepOf(deps, { ...started, userId, securityVersion, proofs }),
    stores.users.find(userId),
    listLocks({ ...stores, clock }, userId),
    stores.signIns.listRecentOf(userId, recentAtMost),
  ])
  const waysIn = waysInOf(facts, presentUser(user))
  return { step, waysIn, hasPassword: password !== null, emailVerified, locks, recentSignIns }
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
