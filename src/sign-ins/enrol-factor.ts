// Enrolling a factor where a sign-in asks for one or offers a passkey, or where a newcomer wants one and no password.
// Nobody adds one before they showed what they have (MFA-06), and the factor that was just enrolled counts as shown.
import { clearMfaReset } from '../authentication-methods/clear-mfa-reset.ts'
import { finishRegistration, registrationOptions } from '../authentication-methods/passkeys.ts'
import { makeRecoveryCodes } from '../authentication-methods/recovery-codes.ts'
import { confirmTotp, resumeTotp, type StartedTotp, startTotp } from '../authentication-methods/totp.ts'
import type { Actor, Caller } from '../kernel/actor.ts'
import type { Account } from './account.ts'
import { moveOn, StaleSignIn, withProof } from './keep-sign-in.ts'
import { stepOf } from './load-facts.ts'
import { didNotWork } from './prove-password.ts'
import { countSecondFactorTry, failSecondFactor } from './prove-second-factor.ts'
import type { Proof, SignIn } from './sign-in.ts'
import { personFrom, type SignInDeps } from './sign-in-deps.ts'
import type { Step } from './sign-in-facts.ts'

export interface Enrolled {
  readonly signIn: SignIn
  /** Shown once, and stored only as hashes. */
  readonly recoveryCodes: readonly string[]
}

/** The secret that an authenticator app scans; the same for half an hour, so that a mistyped code needs no new scan. */
export async function startTotpEnrolment(
  deps: SignInDeps,
  signIn: SignIn,
): Promise<{ readonly signIn: SignIn; readonly totp: StartedTotp }> {
  const { account, applicationName } = await requireEnrolment(deps, signIn)
  const label = { accountLabel: account.email ?? account.name ?? account.userId, issuer: applicationName }
  const { enrollingMethodId } = signIn.choices
  const begun =
    enrollingMethodId === undefined
      ? null
      : await resumeTotp(totpDeps(deps, deps.stores), account.userId, enrollingMethodId, label)
  if (begun !== null) return { signIn, totp: begun }
  return deps.change(async (stores) => {
    const totp = await startTotp(totpDeps(deps, stores), account, label)
    const choices = { ...signIn.choices, enrollingMethodId: totp.methodId }
    return { signIn: await moveOn(stores, signIn, { choices }, deps.clock.now()), totp }
  })
}

/** Throws `invalid_credentials` when the code is not the authenticator's. */
export async function finishTotpEnrolment(
  deps: SignInDeps,
  signIn: SignIn,
  code: string,
  caller: Caller,
): Promise<Enrolled> {
  const { account } = await requireEnrolment(deps, signIn)
  const { enrollingMethodId: methodId } = signIn.choices
  if (methodId === undefined) throw new StaleSignIn('no authenticator is being enrolled')
  const counted = await countSecondFactorTry(deps, signIn, account, caller)
  const enrolled = await deps.change(async (stores) => {
    const actor = personFrom(account, caller)
    const isConfirmed = await confirmTotp(totpDeps(deps, stores), actor, account.userId, methodId, code)
    if (!isConfirmed) return null
    const { clock } = deps
    return finishEnrolment({ stores, clock }, actor, account, counted, { factor: 'totp', id: methodId })
  })
  if (enrolled !== null) return enrolled
  await failSecondFactor(deps, counted, account, caller, 'wrong_enrolment_code')
  throw didNotWork()
}

/** What the browser needs to make a passkey. */
export async function startPasskeyEnrolment(
  deps: SignInDeps,
  signIn: SignIn,
): Promise<{ readonly signIn: SignIn; readonly options: object }> {
  const { account, applicationName } = await requireEnrolment(deps, signIn, passkeySteps)
  const { stores, publicUrl, clock } = deps
  const options = await registrationOptions({ ...stores, publicUrl }, account, applicationName)
  const choices = { ...signIn.choices, challenge: options.challenge }
  return { signIn: await moveOn(stores, signIn, { choices }, clock.now()), options }
}

export async function finishPasskeyEnrolment(
  deps: SignInDeps,
  signIn: SignIn,
  response: unknown,
  caller: Caller,
): Promise<Enrolled> {
  const { account, hasCodes } = await requireEnrolment(deps, signIn, passkeySteps)
  const { challenge } = signIn.choices
  if (challenge === undefined) throw new StaleSignIn('no passkey is being enrolled')
  const { publicUrl, clock } = deps
  // Before it is looked at, so that a wrong answer spends the challenge too.
  const { challenge: _taken, ...choices } = signIn.choices
  const taken = await moveOn(deps.stores, signIn, { choices }, clock.now())
  return deps.change(async (stores) => {
    const actor = personFrom(account, caller)
    const ceremony = { challenge, response, name: null }
    const id = await finishRegistration({ ...stores, publicUrl, clock }, actor, account, ceremony)
    const withCodes = hasCodes ? { ...taken, choices: { ...choices, hasRecoveryCodes: true } } : taken
    return finishEnrolment({ stores, clock }, actor, account, withCodes, { factor: 'passkey', id })
  })
}

function totpDeps({ sealer, clock }: SignInDeps, stores: SignInDeps['stores']) {
  return { ...stores, sealer, clock }
}

async function finishEnrolment(
  { stores, clock }: Pick<SignInDeps, 'stores' | 'clock'>,
  actor: Actor,
  account: Account,
  signIn: SignIn,
  enrolled: Pick<Proof, 'factor' | 'id'>,
): Promise<Enrolled> {
  const recoveryCodes =
    signIn.choices.hasRecoveryCodes === true ? [] : await makeRecoveryCodes({ ...stores, clock }, actor, account.userId)
  await clearMfaReset(stores, account.userId)
  // Whoever has just set one up is offered no other.
  const { enrollingMethodId: _done, challenge: _answered, mayOfferPasskey: _enough, ...choices } = signIn.choices
  const changes = { ...withProof(signIn, account, enrolled.factor, enrolled.id, clock.now()), choices }
  return { signIn: await moveOn(stores, signIn, changes, clock.now()), recoveryCodes }
}

const passkeySteps: readonly Step['kind'][] = ['enrol', 'passkey-offer', 'first-passkey']

async function requireEnrolment(deps: SignInDeps, signIn: SignIn, steps: readonly Step['kind'][] = ['enrol']) {
  const { step, facts } = await stepOf(deps, signIn)
  if (!steps.includes(step.kind) || facts.account === null) throw new StaleSignIn('no factor is to be enrolled here')
  // Whoever is offered a factor may have codes already, and they stay in force.
  const hasCodes = step.kind === 'passkey-offer' && (facts.factors?.recoveryCodesLeft ?? 0) > 0
  return { account: facts.account, applicationName: facts.settings.displayName, hasCodes }
}
