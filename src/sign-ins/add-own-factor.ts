// Setting up a factor by somebody who is signed in. The page that asks for it has proven them anew.
import { finishRegistration, registrationOptions } from '../authentication-methods/passkeys.ts'
import { makeRecoveryCodes } from '../authentication-methods/recovery-codes.ts'
import { confirmTotp, resumeTotp, type StartedTotp, startTotp } from '../authentication-methods/totp.ts'
import { giveBackAttempt, guardAttempt } from '../guards/guard-attempt.ts'
import { tooManyAttempts } from '../guards/too-many-attempts.ts'
import type { Caller } from '../kernel/actor.ts'
import { invalidField, RollcallError } from '../kernel/errors.ts'
import type { Session } from '../sessions/session.ts'
import type { Account } from './account.ts'
import { personFrom, type SignInDeps } from './sign-in-deps.ts'

/** The secret that an authenticator app scans: the one begun before, or a new one. */
export async function startOwnTotp(
  deps: SignInDeps,
  { userId }: Session,
  begunMethodId: string | null,
): Promise<StartedTotp> {
  const account = await ownerOf(deps, userId)
  const { displayName } = await deps.stores.settings.read()
  const label = { accountLabel: account.email ?? account.name ?? userId, issuer: displayName }
  const { sealer, clock } = deps
  const begun =
    begunMethodId === null ? null : await resumeTotp({ ...deps.stores, sealer, clock }, userId, begunMethodId, label)
  return begun ?? deps.change((stores) => startTotp({ ...stores, sealer, clock }, account, label))
}

/**
 * The authenticator counts, in place of the one before. Answers new recovery codes for whoever had none, shown once; an
 * empty list for whoever has some. Throws `invalid_credentials` when the code is not the authenticator's.
 */
export async function finishOwnTotp(
  deps: SignInDeps,
  { userId }: Session,
  { methodId, code }: { readonly methodId: string; readonly code: string },
  caller: Caller,
): Promise<readonly string[]> {
  const account = await ownerOf(deps, userId)
  const { stores, change, sealer, clock } = deps
  const attempt = { act: 'second-factor', account: userId, ip: caller.ip, isKnownBrowser: false } as const
  const verdict = await guardAttempt({ attempts: stores.attempts, clock }, attempt)
  if (!verdict.isAllowed) throw tooManyAttempts(verdict)
  const codes = await change(async (changing) => {
    const actor = personFrom(account, caller)
    const isConfirmed = await confirmTotp({ ...changing, sealer, clock }, actor, userId, methodId, code)
    return isConfirmed ? firstCodes({ ...deps, stores: changing }, account, caller) : null
  })
  if (codes === null) throw new RollcallError('invalid_credentials', 'This code is not the new authenticator’s.')
  await giveBackAttempt({ attempts: stores.attempts, clock }, attempt)
  return codes
}

export interface StartedPasskey {
  readonly options: object
  /** Brings the challenge back with the answer; only this session can use it, and not for long. */
  readonly sealedChallenge: string
}

const passkeyMs = 10 * 60_000

/** What the browser needs to make a passkey. */
export async function startOwnPasskey(deps: SignInDeps, session: Session): Promise<StartedPasskey> {
  const account = await ownerOf(deps, session.userId)
  const { stores, sealer, clock, publicUrl } = deps
  const { displayName } = await stores.settings.read()
  const options = await registrationOptions({ ...stores, publicUrl }, account, displayName)
  const text = JSON.stringify({ challenge: options.challenge, at: clock.now().getTime() })
  return { options, sealedChallenge: sealer.seal(text, placeOf(session)).toString('base64url') }
}

export interface PasskeyAnswer {
  readonly sealedChallenge: string
  /** As JSON (WebAuthn Level 3 §5.1). */
  readonly response: unknown
  readonly name: string | null
}

/** The same as `finishOwnTotp`, of a passkey. An answer that comes twice makes one passkey: its id is taken then. */
export async function finishOwnPasskey(
  deps: SignInDeps,
  session: Session,
  { sealedChallenge, response, name }: PasskeyAnswer,
  caller: Caller,
): Promise<readonly string[]> {
  const account = await ownerOf(deps, session.userId)
  const { clock, publicUrl } = deps
  const challenge = openChallenge(deps, session, sealedChallenge)
  if (challenge === null) throw invalidField('response', 'This took too long. Try again.')
  return deps.change(async (stores) => {
    const registration = { ...stores, clock, publicUrl }
    await finishRegistration(registration, personFrom(account, caller), account, { challenge, response, name })
    return firstCodes({ ...deps, stores }, account, caller)
  })
}

async function firstCodes({ stores, clock }: SignInDeps, account: Account, caller: Caller): Promise<readonly string[]> {
  const { factors } = await stores.authenticationMethods.factorsOf(account.userId)
  const areOff = (await stores.settings.read()).disabledFactors.includes('recovery-code')
  if (areOff || factors.recoveryCodesLeft > 0) return []
  return makeRecoveryCodes({ ...stores, clock }, personFrom(account, caller), account.userId)
}

async function ownerOf({ stores }: SignInDeps, userId: string): Promise<Account> {
  const account = await stores.accounts.find(userId)
  if (account === null) throw new RollcallError('user_not_found', 'The user does not exist.')
  return account
}

function openChallenge({ sealer, clock }: SignInDeps, session: Session, sealed: string): string | null {
  try {
    const text = sealer.unseal(Buffer.from(sealed, 'base64url'), placeOf(session)).toString()
    const { challenge, at } = JSON.parse(text) as { readonly challenge: string; readonly at: number }
    return clock.now().getTime() - at <= passkeyMs ? challenge : null
  } catch {
    // Not sealed by us for this session: nobody asked for this passkey.
    return null
  }
}

function placeOf({ id }: Session): readonly string[] {
  return ['sessions', 'passkey challenge', id]
}
