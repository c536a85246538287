import { isRememberedBrowser } from '../authentication-methods/remembered-browser.ts'
import type { Caller } from '../kernel/actor.ts'
import { RollcallError } from '../kernel/errors.ts'
import { mayComeIn } from '../users/lifecycle.ts'
import { judgeCredentials } from './check-credentials.ts'
import { refuseMethod } from './client-methods.ts'
import { databaseOf } from './database-of.ts'
import { moveOn, noteFailure, StaleSignIn, withProof } from './keep-sign-in.ts'
import type { SignIn } from './sign-in.ts'
import type { SignInDeps } from './sign-in-deps.ts'

export interface ProvePasswordInput {
  readonly password: string
  readonly staysSignedIn: boolean
  /** The browser can make passkeys, and nobody there said no to that lately. */
  readonly mayOfferPasskey?: boolean
  /** The cookie of a browser in which somebody signed in before. */
  readonly knownBrowserSecret: string | null
  /** The cookie of a browser that showed a second factor before. */
  readonly trustedBrowserSecret: string | null
}

/** Throws `invalid_credentials`, in one sentence for everything that can be wrong; `rate_limited`; `busy`. */
export async function provePassword(
  deps: SignInDeps,
  signIn: SignIn,
  input: ProvePasswordInput,
  caller: Caller,
): Promise<SignIn> {
  const { stores, clock } = deps
  if (signIn.identifier === null || signIn.userId !== null) throw new StaleSignIn('no password is asked for here')
  await refuseMethod(stores, signIn, 'password')
  const connection = await databaseOf(stores, signIn)
  const { password, knownBrowserSecret } = input
  const { account, isLocked } = await judgeCredentials(deps, caller, {
    connection,
    identifier: signIn.identifier,
    password,
    clientId: signIn.clientId,
    knownBrowserSecret,
  })
  if (account === null) {
    await noteFailure(stores, signIn, isLocked ? 'too_many_attempts' : 'wrong_password', clock.now())
    throw didNotWork()
  }
  const proven = withProof(signIn, account, 'password', `${account.connectionId} ${account.subject}`, clock.now())
  const isTrusted = await isTrustedBrowser(deps, account.userId, input.trustedBrowserSecret)
  const remembered = { factor: 'remembered-browser', id: account.userId, at: clock.now().toISOString() } as const
  const proofs = isTrusted ? [...proven.proofs, remembered] : proven.proofs
  const choices = {
    ...signIn.choices,
    staysSignedIn: input.staysSignedIn,
    mayOfferPasskey: input.mayOfferPasskey === true,
  }
  // Whoever helps sees why it went no further.
  const lastFailure = mayComeIn(account.admission, clock.now()) ? null : 'suspended'
  return moveOn(stores, signIn, { ...proven, proofs, choices, lastFailure }, clock.now())
}

/** The one sentence for whatever is wrong with a first factor (console.md 4.2). */
export function didNotWork(): RollcallError {
  return new RollcallError('invalid_credentials', "That didn't work. Check your details or use another way.")
}

async function isTrustedBrowser({ stores, clock }: SignInDeps, userId: string, secret: string | null) {
  return secret !== null && isRememberedBrowser({ ...stores, clock }, userId, secret)
}
