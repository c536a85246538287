// Passkeys: as the only factor, where the person may not even have typed a name, and as a second one.
import { passkeyFault } from '../authentication-methods/passkey-fault.ts'
import { assertionOptions, checkAssertion } from '../authentication-methods/passkeys.ts'
import { giveBackAttempt, guardAttempt } from '../guards/guard-attempt.ts'
import { tooManyAttempts } from '../guards/too-many-attempts.ts'
import type { Caller } from '../kernel/actor.ts'
import { RollcallError } from '../kernel/errors.ts'
import { refuseMethod } from './client-methods.ts'
import { moveOn, noteFailure, StaleSignIn, withProof } from './keep-sign-in.ts'
import { didNotWork } from './prove-password.ts'
import { attemptOf, countSecondFactorTry, failSecondFactor, requireOffer } from './prove-second-factor.ts'
import type { SignIn } from './sign-in.ts'
import { type SignInDeps, strangerFrom } from './sign-in-deps.ts'

/** What the browser needs to ask for a passkey. Names no credential before somebody proved who they are (AUT-01). */
export async function passkeyOptions(
  deps: SignInDeps,
  signIn: SignIn,
): Promise<{ readonly signIn: SignIn; readonly options: object }> {
  const { stores, clock } = deps
  // Beside a first factor a passkey that is enrolled still counts: its owner would have no way in.
  const { allowsPasskeys, securityKeyVerification } = await stores.settings.read()
  if (signIn.userId === null && !allowsPasskeys) {
    throw new RollcallError('not_permitted', 'Passkeys are turned off here. Use another way.')
  }
  if (signIn.userId === null) await refuseMethod(stores, signIn, 'passkey')
  const options = await assertionOptions(
    { ...stores, publicUrl: deps.publicUrl },
    signIn.userId,
    securityKeyVerification,
  )
  const choices = { ...signIn.choices, challenge: options.challenge }
  return { signIn: await moveOn(stores, signIn, { choices }, clock.now()), options }
}

/** `response` is what the browser's authenticator answered, as JSON (WebAuthn Level 3 §5.8). */
export async function provePasskey(
  deps: SignInDeps,
  signIn: SignIn,
  response: unknown,
  caller: Caller,
): Promise<SignIn> {
  return signIn.userId === null
    ? proveFirst(deps, signIn, response, caller)
    : proveSecond(deps, signIn, response, caller)
}

async function proveFirst(deps: SignInDeps, signIn: SignIn, response: unknown, caller: Caller): Promise<SignIn> {
  const { stores, clock } = deps
  await refuseMethod(stores, signIn, 'passkey')
  const attempt = { act: 'passkey', account: null, ip: caller.ip, isKnownBrowser: false } as const
  const verdict = await guardAttempt({ attempts: stores.attempts, clock }, attempt)
  if (!verdict.isAllowed) throw tooManyAttempts(verdict)
  const { challenge, waiting } = await takeChallenge(deps, signIn)
  const checked = await check(deps, challenge, response, null)
  const account = checked === null ? null : await stores.accounts.find(checked.userId)
  if (checked === null || account === null) {
    await stores.audit.record(strangerFrom(caller), 'user.sign_in_failed', null, { reason: 'wrong_passkey' })
    const fault = await faultOf(deps, response, null)
    await noteFailure(stores, waiting, fault === null ? 'wrong_passkey' : `wrong_passkey ${fault}`, clock.now())
    throw fault === 'second-only' ? secondOnly() : didNotWork()
  }
  const identifier = waiting.identifier ?? account.email
  const changes = { ...withProof(waiting, account, 'passkey', checked.methodId, clock.now()), identifier }
  return moveOn(stores, waiting, changes, clock.now())
}

async function proveSecond(deps: SignInDeps, signIn: SignIn, response: unknown, caller: Caller): Promise<SignIn> {
  const account = await requireOffer(deps, signIn, 'passkey')
  const counted = await countSecondFactorTry(deps, signIn, account, caller)
  const { challenge, waiting } = await takeChallenge(deps, counted)
  const checked = await check(deps, challenge, response, account.userId)
  if (checked === null) {
    const fault = await faultOf(deps, response, account.userId)
    await failSecondFactor(deps, waiting, account, caller, 'wrong_passkey', fault)
    throw didNotWork()
  }
  const { clock, stores } = deps
  const changes = withProof(waiting, account, 'passkey', checked.methodId, clock.now())
  const proven = await moveOn(stores, waiting, changes, clock.now())
  await giveBackAttempt({ attempts: stores.attempts, clock }, attemptOf(account, caller))
  return proven
}

function secondOnly(): RollcallError {
  return new RollcallError('second_factor_only', 'A security key is a second step. Begin with another way to sign in.')
}

function faultOf({ stores, publicUrl }: SignInDeps, response: unknown, userId: string | null) {
  return passkeyFault({ ...stores, publicUrl }, response, userId)
}

/** A challenge is answered once, whatever the answer is. */
async function takeChallenge({ stores, clock }: SignInDeps, signIn: SignIn) {
  const { challenge, ...choices } = signIn.choices
  if (challenge === undefined) throw new StaleSignIn('no passkey was asked for')
  return { challenge, waiting: await moveOn(stores, signIn, { choices }, clock.now()) }
}

async function check(
  { stores, publicUrl, clock }: SignInDeps,
  challenge: string,
  response: unknown,
  userId: string | null,
) {
  const { securityKeyVerification: securityKeys } = await stores.settings.read()
  const wanted = { challenge, response, expectedUserId: userId, requiresUserVerification: true, securityKeys }
  return checkAssertion({ ...stores, publicUrl, clock }, wanted)
}
