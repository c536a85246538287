// Codes by e-mail: as a first factor, as the end of a sign-up, and as a second factor. What is sent and how long it takes
// does not tell whether an account is there (AUT-03, AUT-04).
import { giveBackAttempt, guardAttempt } from '../guards/guard-attempt.ts'
import { tooManyAttempts } from '../guards/too-many-attempts.ts'
import type { Caller } from '../kernel/actor.ts'
import { RollcallError } from '../kernel/errors.ts'
import { inSteadyTime } from '../kernel/steady-time.ts'
import { type CodePurpose, consumeCode, issueCode } from '../one-time-secrets/one-time-code.ts'
import { isEmail } from '../users/identifiers.ts'
import type { Account } from './account.ts'
import { canonicalIdentifier } from './check-credentials.ts'
import { refuseMethod } from './client-methods.ts'
import { databaseOf } from './database-of.ts'
import { moveOn, noteFailure, StaleSignIn, withProof } from './keep-sign-in.ts'
import { originInLetter } from './origin-name.ts'
import { didNotWork } from './prove-password.ts'
import { requireMailbox } from './prove-second-factor.ts'
import { noteProvenMailbox } from './proven-mailbox.ts'
import type { SignIn } from './sign-in.ts'
import { personFrom, type SignInDeps, strangerFrom } from './sign-in-deps.ts'
import { placeOfSignIn } from './sign-in-place.ts'

/** How long a page waits before it offers another code. */
export const resendAfterSeconds = 30

/** Mails a code to the address that was typed, if it is an account's. The answer is the same for every address. */
export function mailSignInCode(deps: SignInDeps, signIn: SignIn, caller: Caller): Promise<SignIn> {
  return inSteadyTime(() => mailIfThere(deps, signIn, caller))
}

async function mailIfThere(deps: SignInDeps, signIn: SignIn, caller: Caller): Promise<SignIn> {
  const { stores, change, clock } = deps
  if (signIn.identifier === null || signIn.userId !== null) throw new StaleSignIn('no code is asked for here')
  const settings = await stores.settings.read()
  if (!settings.allowsEmailCode) {
    throw new RollcallError('not_permitted', 'Codes by e-mail are turned off here. Use your password.')
  }
  await refuseMethod(stores, signIn, 'email-code')
  refuseHaste(signIn, clock.now())
  const identifier = canonicalIdentifier(signIn.identifier)
  const account = await accountOf(deps, signIn)
  const mayMail = await mayMailTo(deps, caller, account?.userId ?? identifier)
  return change(async (changing) => {
    const { id, code } = await issueCode({ ...changing, ...deps }, { purpose: 'sign-in-email', person: account })
    const asked = { by: 'email', ...placeOfSignIn(signIn) }
    await changing.audit.record(strangerFrom(caller), 'user.code_requested', subjectOf(account), asked)
    const place = originInLetter(deps, caller, account?.locale ?? null, settings)
    if (mayMail) await queueSignInCode(changing.messages, account, signIn, identifier, { code, place })
    return moveOn(changing, signIn, { choices: withCode(signIn, id, clock.now()) }, clock.now())
  })
}

async function queueSignInCode(
  messages: SignInDeps['stores']['messages'],
  account: Account | null,
  { choices }: Pick<SignIn, 'choices'>,
  identifier: string,
  known: { readonly code: string; readonly place: string | null },
): Promise<void> {
  if (account?.email != null) {
    const { email, userId, locale } = account
    await messages.queue({
      kind: 'sign-in-code',
      to: email,
      userId,
      locale,
      values: { ...known, link: null },
    })
  } else if (isEmail(identifier)) {
    // So that a person who mistyped or forgot which address they used is not left waiting.
    const values = { signUpLink: null }
    const locale = choices.locale ?? null
    await messages.queue({ kind: 'sign-in-unknown', to: identifier, userId: null, locale, values })
  }
}

/** Throws `invalid_credentials` for a wrong, old or foreign code, and for one that was never sent. */
export async function proveEmailCode(deps: SignInDeps, signIn: SignIn, code: string, caller: Caller): Promise<SignIn> {
  const { signedUp: hasSignedUp = false, makesPasskey = false } = signIn.choices
  await refuseMethod(deps.stores, signIn, !hasSignedUp ? 'email-code' : makesPasskey ? 'passkey' : 'password')
  const purpose: CodePurpose = hasSignedUp ? 'sign-up-email' : 'sign-in-email'
  return proveCode(deps, signIn, { purpose, factor: 'email-code', code }, caller)
}

/** Mails a code to the verified address of somebody who proved a first factor and has no better second one. */
export async function mailSecondCode(deps: SignInDeps, signIn: SignIn, caller: Caller): Promise<SignIn> {
  const { change, clock } = deps
  const { account, to } = await requireMailbox(deps, signIn)
  refuseHaste(signIn, clock.now())
  if (to === null) throw new StaleSignIn('there is no address to write to')
  const mayMail = await mayMailTo(deps, caller, account.userId)
  return change(async (changing) => {
    const { id, code } = await issueCode({ ...changing, ...deps }, { purpose: 'second-factor-email', person: account })
    const asked = { by: 'email', ...placeOfSignIn(signIn) }
    await changing.audit.record(personFrom(account, caller), 'user.code_requested', subjectOf(account), asked)
    const { userId, locale } = account
    const values = { code, place: originInLetter(deps, caller, locale, await changing.settings.read()) }
    if (mayMail) await changing.messages.queue({ kind: 'second-factor-code', to, userId, locale, values })
    return moveOn(changing, signIn, { choices: withCode(signIn, id, clock.now()) }, clock.now())
  })
}

export async function proveSecondCode(deps: SignInDeps, signIn: SignIn, code: string, caller: Caller): Promise<SignIn> {
  const { account, to } = await requireMailbox(deps, signIn)
  const proof = { purpose: 'second-factor-email', factor: 'second-email-code', code } as const
  // A factor may be another mailbox than the account's address, which is not proven by it then.
  const provesAddress = to !== null && to === account.email
  return proveCode(deps, signIn, { ...proof, provesAddress, madeUserId: account.userId }, caller)
}

interface CodeProof {
  readonly purpose: CodePurpose
  readonly factor: 'email-code' | 'second-email-code'
  readonly code: string
  /** Left out: it does. */
  readonly provesAddress?: boolean
  /** Whose account nobody has to be kept out of: they proved more than the mailbox. */
  readonly madeUserId?: string
}

async function proveCode(
  deps: SignInDeps,
  signIn: SignIn,
  { purpose, factor, code, provesAddress = true, madeUserId = signIn.choices.madeUserId }: CodeProof,
  caller: Caller,
): Promise<SignIn> {
  const { stores, change, clock, sealer } = deps
  const { codeId } = signIn.choices
  if (codeId === undefined) throw new StaleSignIn('no code was sent')
  const userId = signIn.userId ?? (await accountOf(deps, signIn))?.userId ?? null
  const attempt = { act: 'code', account: userId ?? nameOf(signIn), ip: caller.ip, isKnownBrowser: false } as const
  const verdict = await guardAttempt({ attempts: stores.attempts, clock }, attempt)
  if (!verdict.isAllowed) throw tooManyAttempts(verdict)
  const proven = await change(async (changing) => {
    const codes = { oneTimeCodes: changing.oneTimeCodes, sealer, clock }
    const spent = await consumeCode(codes, purpose, codeId, code)
    const found = spent?.userId == null ? null : await changing.accounts.find(spent.userId)
    // Committed, not thrown: a try that counted must stay counted.
    if (found === null) return null
    const noting = { ...deps, ...changing }
    const account = provesAddress ? await noteProvenMailbox(noting, caller, found, madeUserId) : found
    const { codeId: _spent, codeSentAt: _sent, ...choices } = signIn.choices
    const changes = { ...withProof(signIn, account, factor, codeId, clock.now()), choices }
    return moveOn(changing, signIn, changes, clock.now())
  })
  if (proven !== null) {
    await giveBackAttempt({ attempts: stores.attempts, clock }, attempt)
    return proven
  }
  // Whom it was counted for, so that a lock can be told from the audit. Whoever typed it learns nothing of that.
  const subject = userId === null ? null : ({ kind: 'user', id: userId } as const)
  const details = {
    reason: purpose === 'second-factor-email' ? 'wrong_second_code' : 'wrong_code',
    ...placeOfSignIn(signIn),
  }
  await stores.audit.record(strangerFrom(caller), 'user.sign_in_failed', subject, details)
  await noteFailure(stores, signIn, 'wrong_code', clock.now())
  throw didNotWork()
}

async function accountOf({ stores }: SignInDeps, signIn: SignIn): Promise<Account | null> {
  const connection = await databaseOf(stores, signIn)
  if (connection === null || signIn.identifier === null) return null
  return stores.accounts.findByIdentifier(connection.id, canonicalIdentifier(signIn.identifier))
}

function nameOf({ identifier }: SignIn): string | null {
  return identifier === null ? null : canonicalIdentifier(identifier)
}

/** Too many mails to one address are not sent, and nobody is told (REC-11). */
export async function mayMailTo({ stores, clock }: SignInDeps, caller: Caller, account: string): Promise<boolean> {
  const attempt = { act: 'mail-request', account, ip: caller.ip, isKnownBrowser: false } as const
  return (await guardAttempt({ attempts: stores.attempts, clock }, attempt)).isAllowed
}

export function withCode(signIn: SignIn, codeId: string, now: Date): SignIn['choices'] {
  return { ...signIn.choices, codeId, codeSentAt: now.toISOString() }
}

function refuseHaste({ choices }: SignIn, now: Date): void {
  const sentAt = choices.codeSentAt === undefined ? 0 : Date.parse(choices.codeSentAt)
  const waitSeconds = Math.ceil((sentAt + resendAfterSeconds * 1000 - now.getTime()) / 1000)
  if (waitSeconds <= 0) return
  throw new RollcallError('rate_limited', `A code is on its way. You can ask for another in ${waitSeconds} s.`, {
    retryAfterSeconds: waitSeconds,
  })
}

function subjectOf(account: Account | null) {
  return account === null ? null : ({ kind: 'user', id: account.userId } as const)
}
