import { assertionOptions, checkAssertion } from '../authentication-methods/passkeys.ts'
import { checkTotp } from '../authentication-methods/totp.ts'
import { giveBackAttempt } from '../guards/guard-attempt.ts'
import type { Caller } from '../kernel/actor.ts'
import { RollcallError } from '../kernel/errors.ts'
import { consumeSecret, issueSecret, oneTimeHash } from '../one-time-secrets/one-time-secret.ts'
import type { OpenedSession } from '../sessions/open-session.ts'
import { renewSession } from '../sessions/renew-session.ts'
import type { ProofOfPerson, Session } from '../sessions/session.ts'
import { presentUser } from '../users/find-user.ts'
import type { Account } from './account.ts'
import { checkOwnPassword } from './check-own-password.ts'
import { attemptOf, guardSecondFactor } from './prove-second-factor.ts'
import { personFrom, type SignInDeps, type SignInStores } from './sign-in-deps.ts'
import { type StepUpMethod, stepUpMethods } from './step-up.ts'

export type ShownProof =
  | { readonly kind: 'totp'; readonly code: string }
  /** `response` is what the browser's authenticator answered, as JSON (WebAuthn Level 3 §5.8). */
  | { readonly kind: 'passkey'; readonly challenge: string; readonly response: unknown }
  | { readonly kind: 'password'; readonly password: string; readonly knownBrowserSecret: string | null }

export interface SteppedUp extends OpenedSession {
  /** For one act that asks every time. */
  readonly proof: string
}

const proofSeconds = 5 * 60
const challengeSeconds = 2 * 60

/** What the browser needs to ask for a passkey of the person who is signed in. The challenge is answered once. */
export async function stepUpChallenge(
  { stores, clock, publicUrl }: SignInDeps,
  { id, userId, securityVersion }: Session,
): Promise<object> {
  const { securityKeyVerification } = await stores.settings.read()
  const options = await assertionOptions({ ...stores, publicUrl }, userId, securityKeyVerification)
  const now = clock.now()
  await stores.oneTimeSecrets.insert(oneTimeHash('step-up-challenge', options.challenge), {
    purpose: 'step-up-challenge',
    userId,
    securityVersion,
    payload: { sessionId: id },
    createdAt: now,
    expiresAt: new Date(now.getTime() + challengeSeconds * 1000),
  })
  return options
}

/**
 * The session goes on under a new secret (SES-01), knows what was shown, and one act that asks every time may follow.
 * Throws `invalid_credentials` for what proves nothing; how often anybody may try is what it is at the door (AUT-12).
 */
export async function proveStepUp(
  deps: SignInDeps,
  session: Session,
  shown: ShownProof,
  caller: Caller,
): Promise<SteppedUp> {
  const account = await deps.stores.accounts.find(session.userId)
  const methods = await stepUpMethods(deps, session.userId)
  if (account === null || !methods.includes(shown.kind)) {
    throw new RollcallError(
      'not_permitted',
      `Confirm with ${methods.join(' or ') || 'a second factor, once you have one'}.`,
    )
  }
  const isRight = shown.kind === 'password' ? passwordIsRight : factorIsRight
  const steppedUp = await isRight(deps, session, account, shown, caller)
  if (steppedUp === null) throw new RollcallError('invalid_credentials', refusals[shown.kind])
  return steppedUp
}

const refusals: Readonly<Record<StepUpMethod, string>> = {
  totp: 'The code is wrong, or it was used before. Wait for the next one.',
  passkey: 'The passkey did not work. Try again.',
  password: 'The password is wrong.',
}

async function passwordIsRight(
  deps: SignInDeps,
  session: Session,
  account: Account,
  shown: ShownProof,
  caller: Caller,
) {
  if (shown.kind !== 'password') return null
  const user = presentUser(await deps.stores.users.find(account.userId))
  if ((await checkOwnPassword(deps, user, shown, caller)) === null) return null
  return deps.change((stores) => stepUp(deps, stores, session, account, { name: 'pwd', at: deps.clock.now() }, caller))
}

async function factorIsRight(deps: SignInDeps, session: Session, account: Account, shown: ShownProof, caller: Caller) {
  const { stores, clock } = deps
  const attempt = attemptOf(account, caller)
  await guardSecondFactor(deps, account, caller, { step: 'step-up' })
  const steppedUp = await deps.change(async (changing) => {
    const proof = await checkedFactor(deps, changing, session, shown)
    // Committed, not thrown: a challenge that was answered stays spent.
    return proof === null ? null : stepUp(deps, changing, session, account, proof, caller)
  })
  if (steppedUp === null) {
    const details = { reason: `wrong_${shown.kind}`, step: 'step-up' }
    const subject = { kind: 'user', id: account.userId } as const
    await stores.audit.record(personFrom(account, caller), 'user.sign_in_failed', subject, details)
    return null
  }
  await giveBackAttempt({ attempts: stores.attempts, clock }, attempt)
  return steppedUp
}

async function checkedFactor(
  { sealer, clock, publicUrl }: SignInDeps,
  stores: SignInStores,
  { id, userId }: Session,
  shown: ShownProof,
): Promise<ProofOfPerson | null> {
  const at = clock.now()
  if (shown.kind === 'totp') {
    const methodId = await checkTotp({ ...stores, sealer, clock }, userId, shown.code)
    return methodId === null ? null : { name: 'mfa', type: 'totp', at }
  }
  if (shown.kind !== 'passkey') return null
  const { challenge, response } = shown
  const asked = await consumeSecret({ ...stores, clock }, 'step-up-challenge', challenge)
  if (asked?.userId !== userId || asked.payload.sessionId !== id) return null
  const { securityKeyVerification: securityKeys } = await stores.settings.read()
  const wanted = { challenge, response, expectedUserId: userId, requiresUserVerification: true, securityKeys }
  const checked = await checkAssertion({ ...stores, publicUrl, clock }, wanted)
  return checked === null ? null : { name: 'passkey', at }
}

async function stepUp(
  { clock }: SignInDeps,
  stores: SignInStores,
  session: Session,
  account: Account,
  proof: ProofOfPerson,
  caller: Caller,
): Promise<SteppedUp> {
  const { userId } = account
  const { securityVersion } = session
  const renewed = await renewSession({ ...stores, clock }, session, { methods: [proof], securityVersion })
  const person = { userId, securityVersion }
  const payload = { sessionId: session.id }
  const once = await issueSecret(
    { ...stores, clock },
    { purpose: 'step-up', lifetimeSeconds: proofSeconds, person, payload },
  )
  const details = { method: proof.type ?? proof.name }
  await stores.audit.record(personFrom(account, caller), 'user.stepped_up', { kind: 'user', id: userId }, details)
  return { ...renewed, proof: once }
}
