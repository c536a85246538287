// Second factors a sign-in accepts, for somebody who proved a first one and is asked for it now.
import { spendRecoveryCode } from '../authentication-methods/recovery-codes.ts'
import { checkTotp, totpClockSeconds } from '../authentication-methods/totp.ts'
import type { Attempt } from '../guards/guard.ts'
import { giveBackAttempt, guardAttempt } from '../guards/guard-attempt.ts'
import { tooManyAttempts } from '../guards/too-many-attempts.ts'
import type { Caller } from '../kernel/actor.ts'
import type { JsonObject } from '../kernel/json.ts'
import type { Account } from './account.ts'
import { moveOn, noteFailure, StaleSignIn, withProof } from './keep-sign-in.ts'
import { stepOf } from './load-facts.ts'
import { didNotWork } from './prove-password.ts'
import type { Proof, SignIn } from './sign-in.ts'
import { personFrom, type SignInDeps } from './sign-in-deps.ts'
import type { SecondFactorOffer } from './sign-in-facts.ts'
import { placeOfSignIn } from './sign-in-place.ts'

/** Throws `invalid_credentials` for a wrong code and for one that was used before (RFC 6238 §5.2, MFA-02). */
export async function proveTotp(deps: SignInDeps, signIn: SignIn, code: string, caller: Caller): Promise<SignIn> {
  const totpDeps = { ...deps.stores, sealer: deps.sealer, clock: deps.clock }
  return proveSecondFactor(deps, signIn, caller, 'totp', {
    check: (stores, { userId }) => checkTotp({ ...totpDeps, ...stores }, userId, code),
    why: async ({ userId }) => {
      const seconds = await totpClockSeconds(totpDeps, userId, code)
      return seconds === null ? null : seconds === 0 ? 'used' : `clock ${seconds}`
    },
  })
}

/** Spends the code. The person is told by mail, with how many are left. */
export async function proveRecoveryCode(
  deps: SignInDeps,
  signIn: SignIn,
  code: string,
  caller: Caller,
): Promise<SignIn> {
  return proveSecondFactor(deps, signIn, caller, 'recovery-code', {
    check: async (stores, account) => {
      const person = personFrom(account, caller)
      const left = await spendRecoveryCode({ ...stores, clock: deps.clock }, person, account.userId, code)
      return left === null ? null : `${left} left`
    },
  })
}

interface Check {
  readonly check: (stores: SignInDeps['stores'], account: Account) => Promise<string | null>
  /** More about what was refused, for support. */
  readonly why?: (account: Account) => Promise<string | null>
}

async function proveSecondFactor(
  deps: SignInDeps,
  signIn: SignIn,
  caller: Caller,
  factor: Proof['factor'] & SecondFactorOffer,
  { check, why }: Check,
): Promise<SignIn> {
  const account = await requireOffer(deps, signIn, factor)
  const counted = await countSecondFactorTry(deps, signIn, account, caller)
  const proven = await deps.change(async (stores) => {
    const methodId = await check(stores, account)
    // Committed, not thrown: what the check counted must stay counted.
    if (methodId === null) return null
    return moveOn(stores, counted, withProof(counted, account, factor, methodId, deps.clock.now()), deps.clock.now())
  })
  if (proven === null) {
    const more = (await why?.(account)) ?? null
    await failSecondFactor(deps, counted, account, caller, `wrong_${factor}`, more)
    throw didNotWork()
  }
  await giveBackAttempt({ attempts: deps.stores.attempts, clock: deps.clock }, attemptOf(account, caller))
  return proven
}

/** Only tries that fail are guesses. */
export function attemptOf({ userId }: Account, { ip }: Caller): Attempt {
  return { act: 'second-factor', account: userId, ip, isKnownBrowser: false }
}

/** The person whose second factor is asked for; throws StaleSignIn where this one is not on offer. */
export async function requireOffer(deps: SignInDeps, signIn: SignIn, offer: SecondFactorOffer): Promise<Account> {
  return (await offeredStep(deps, signIn, offer)).account
}

/** The same with the address that codes by e-mail go to, of the factor or of the account. */
export async function requireMailbox(
  deps: SignInDeps,
  signIn: SignIn,
): Promise<{ readonly account: Account; readonly to: string | null }> {
  const { account, factors, step } = await offeredStep(deps, signIn, 'email')
  return { account, to: step.provesAddress === true ? account.email : (factors?.email ?? null) }
}

async function offeredStep(deps: SignInDeps, signIn: SignIn, offer: SecondFactorOffer) {
  const { step, facts } = await stepOf(deps, signIn)
  if (facts.account === null || step.kind !== 'second-factor' || !step.offers.includes(offer)) {
    throw new StaleSignIn(`no ${offer} is asked for here`)
  }
  return { account: facts.account, factors: facts.factors, step }
}

/** Counted before anything is compared: in the sign-in, which dies of it, and for the account (MFA-04). */
export async function countSecondFactorTry(
  { stores, clock }: SignInDeps,
  signIn: SignIn,
  account: Account,
  caller: Caller,
): Promise<SignIn> {
  await guardSecondFactor({ stores, clock }, account, caller, placeOfSignIn(signIn))
  const secondFactorTries = (signIn.choices.secondFactorTries ?? 0) + 1
  return moveOn(stores, signIn, { choices: { ...signIn.choices, secondFactorTries } }, clock.now())
}

/** Wherever a second factor is asked for: throws once there were too many wrong ones, and tells its owner. */
export async function guardSecondFactor(
  { stores, clock }: Pick<SignInDeps, 'stores' | 'clock'>,
  account: Account,
  caller: Caller,
  place: JsonObject,
): Promise<void> {
  const verdict = await guardAttempt({ attempts: stores.attempts, clock }, attemptOf(account, caller))
  if (verdict.isAllowed) return
  const { userId, email, locale } = account
  if (verdict.isFirstRefusal) {
    const until = new Date(clock.now().getTime() + verdict.retryAfterSeconds * 1000).toISOString()
    const details = { until, act: 'second-factor', ...place }
    await stores.audit.record(personFrom(account, caller), 'user.locked', { kind: 'user', id: userId }, details)
    if (email !== null) {
      await stores.messages.queue({ kind: 'second-factor-locked', to: email, userId, locale, values: { until } })
    }
  }
  throw tooManyAttempts(verdict)
}

export async function failSecondFactor(
  { stores, clock }: SignInDeps,
  signIn: SignIn,
  account: Account,
  caller: Caller,
  reason: string,
  more: string | null = null,
): Promise<void> {
  const subject = { kind: 'user', id: account.userId } as const
  await stores.audit.record(personFrom(account, caller), 'user.sign_in_failed', subject, {
    reason,
    ...placeOfSignIn(signIn),
  })
  await noteFailure(stores, signIn, more === null ? reason : `${reason} ${more}`, clock.now())
}
