// "Why can't this person sign in?": the answer of next-step.ts for somebody who proves everything right, with what else
// stands in the way. It changes nothing and tries nothing.
import type { Lock } from '../guards/list-locks.ts'
import { listLocks } from '../guards/list-locks.ts'
import { presentUser } from '../users/find-user.ts'
import { stepOf } from './load-facts.ts'
import type { Step } from './next-step.ts'
import { newSignIn, type SignIn } from './sign-in.ts'
import type { SignInDeps } from './sign-in-deps.ts'

export interface SignInDiagnosis {
  /** What follows a right first factor; `done` when nothing is in the way. */
  readonly step: Step
  readonly hasPassword: boolean
  readonly emailVerified: boolean
  readonly locks: readonly Lock[]
  /** Newest first. */
  readonly recentSignIns: readonly SignIn[]
}

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
  const [{ step }, locks, recentSignIns] = await Promise.all([
    stepOf(deps, { ...started, userId, securityVersion, proofs }),
    listLocks({ attempts: stores.attempts, clock }, userId),
    stores.signIns.listRecentOf(userId, recentAtMost),
  ])
  return { step, hasPassword: password !== null, emailVerified, locks, recentSignIns }
}
