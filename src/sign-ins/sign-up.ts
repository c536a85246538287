import type { ApplicationSettings } from '../applications/settings.ts'
import { enrollableFactors } from '../authentication-methods/enrollable-factors.ts'
import { allowsPasswords, allowsSignUp } from '../connections/client-access.ts'
import { type Connection, passwordPolicy } from '../connections/connection.ts'
import { guardAttempt } from '../guards/guard-attempt.ts'
import { tooManyAttempts } from '../guards/too-many-attempts.ts'
import type { Caller } from '../kernel/actor.ts'
import { RollcallError } from '../kernel/errors.ts'
import { hashingStepMs, inSteadyTime } from '../kernel/steady-time.ts'
import { issueCode } from '../one-time-secrets/one-time-code.ts'
import { takesNewcomers } from '../organizations/takes-newcomers.ts'
import { refuseLeakedPassword } from '../passwords/leaked-passwords.ts'
import { checkPassword } from '../passwords/password-policy.ts'
import { canonicalEmail } from '../users/identifiers.ts'
import {
  askedFields,
  fullName,
  givenFields,
  mustAccept,
  refuseSignUpFaults,
  type SignUpInput,
  signUpFaults,
} from './asked-at-sign-up.ts'
import { refuseMethod } from './client-methods.ts'
import { createOrSpend, type Newcomer } from './create-or-spend.ts'
import { databaseOf } from './database-of.ts'
import { withoutTakenNumber } from './free-number.ts'
import { invitationOf } from './invited.ts'
import { moveOn, StaleSignIn } from './keep-sign-in.ts'
import { mayMailTo, withCode } from './prove-mailbox.ts'
import { mayMakeAccount, type SignIn } from './sign-in.ts'
import { type SignInDeps, strangerFrom } from './sign-in-deps.ts'

/**
 * Makes an account and mails a code that proves its address. For an address that has one already the page goes on the
 * same way, after the same work, and the mail says how to sign in (AUT-03). Throws `invalid_input` for what is asked for
 * and missing, `user_exists` for a username that is taken.
 */
export async function signUp(deps: SignInDeps, signIn: SignIn, input: SignUpInput, caller: Caller): Promise<SignIn> {
  const { stores, clock } = deps
  if (signIn.userId !== null) throw new StaleSignIn('somebody proved already who they are')
  const settings = await stores.settings.read()
  const { makesPasskey = false } = input
  // What an account that is made here has, and its person signs in with from now on.
  await refuseMethod(stores, signIn, makesPasskey ? 'passkey' : 'password')
  const { connection, isInvited } = await openDatabase(deps, signIn, settings, input)
  // Before anybody is looked up, so that a refusal says nothing about who is there.
  refuseSignUpFaults(signUpFaults(settings, connection, input, isInvited))
  const email = canonicalEmail(input.email)
  const known = { ...named(givenFields(askedFields(settings, connection), input)), email }
  const newcomer = makesPasskey ? { ...known, mayLackPassword: true } : { ...known, password: input.password }
  const person = { ...known, name: known.name ?? null }
  if (!makesPasskey) checkPassword(input.password, passwordPolicy(connection), person, settings.displayName)
  const attempt = { act: 'sign-up', account: null, ip: caller.ip, isKnownBrowser: false, protection: settings } as const
  const verdict = await guardAttempt({ attempts: stores.attempts, clock }, attempt)
  if (!verdict.isAllowed) throw tooManyAttempts(verdict)
  // Counted first: it is looked for in a file, and told by an event.
  const tried = { actor: strangerFrom(caller), step: 'sign-up', userId: null } as const
  if (!makesPasskey) {
    await refuseLeakedPassword({ ...stores, leakedPasswords: deps.leakedPasswords }, input.password, tried)
  }
  await refuseTakenUsername(stores, connection, known.username)
  const acceptedTerms = mustAccept(settings) ? settings.termsUrl : null
  return inSteadyTime(() => makeOrWrite(deps, signIn, connection, newcomer, acceptedTerms, caller), hashingStepMs)
}

async function makeOrWrite(
  deps: SignInDeps,
  signIn: SignIn,
  connection: Connection,
  given: Newcomer,
  acceptedTerms: string | null,
  caller: Caller,
): Promise<SignIn> {
  const { change, clock } = deps
  const { email } = given
  const input = await withoutTakenNumber(deps.stores, connection, given)
  const newcomer =
    (await unfinishedNewcomer(deps, connection, given)) ??
    (await createOrSpend(deps, caller, connection, input, acceptedTerms))
  const mayMail = await mayMailTo(deps, caller, newcomer?.userId ?? email)
  return change(async (changing) => {
    const { id, code } = await issueCode({ ...changing, ...deps }, { purpose: 'sign-up-email', person: newcomer })
    const to = { to: email, userId: newcomer?.userId ?? null, locale: signIn.choices.locale ?? null }
    if (mayMail && newcomer !== null) {
      await changing.messages.queue({ kind: 'sign-up-code', ...to, values: { code, link: null } })
    } else if (mayMail) {
      await changing.messages.queue({ kind: 'already-registered', ...to, values: linksOf(deps) })
    }
    const made = newcomer === null ? {} : { madeUserId: newcomer.userId }
    const makesPasskey = given.password === undefined
    const choices = { ...withCode(signIn, id, clock.now()), signedUp: true, makesPasskey, ...made }
    return moveOn(changing, signIn, { identifier: email, choices, lastFailure: null, shown: null }, clock.now())
  })
}

/**
 * The account that somebody invited made for a passkey, and left before either it or their mailbox was there: they go on
 * with it, or they would have no way in. Null for any other. Only whoever was invited under the address gets here.
 */
async function unfinishedNewcomer(
  { stores }: Pick<SignInDeps, 'stores'>,
  { id }: Connection,
  { email, password }: Newcomer,
): Promise<{ readonly userId: string; readonly securityVersion: number } | null> {
  const account = password === undefined ? await stores.accounts.findByIdentifier(id, email) : null
  if (account === null || account.password !== null) return null
  const { userId, securityVersion } = account
  const [isUnclaimed, factors] = await Promise.all([
    stores.users.isUnclaimed(userId),
    stores.authenticationMethods.list(userId),
  ])
  return isUnclaimed && factors.length === 0 ? { userId, securityVersion } : null
}

/** Back to the beginning of the same sign-in, for an address that was mistyped. */
export async function correctAddress({ stores, clock }: SignInDeps, signIn: SignIn): Promise<SignIn> {
  if (signIn.userId !== null) throw new StaleSignIn('somebody proved already who they are')
  const { signedUp: _up, codeId: _id, codeSentAt: _at, ...choices } = signIn.choices
  return moveOn(stores, signIn, { choices }, clock.now())
}

/** Closed to everybody but whoever was invited under this address. */
async function openDatabase(
  deps: SignInDeps,
  signIn: SignIn,
  settings: ApplicationSettings,
  { email: typed, makesPasskey = false }: SignUpInput,
): Promise<{ readonly connection: Connection; readonly isInvited: boolean }> {
  const email = typed.toLowerCase()
  const connection = await databaseOf(deps.stores, signIn)
  const isOpen =
    connection !== null &&
    settings.isSignUpOpen &&
    allowsSignUp(connection) &&
    (await takesNewcomers(deps.stores, connection))
  const isInvited = (await invitationOf(deps, signIn))?.inviteeEmail === email
  const mayHave =
    connection !== null &&
    (makesPasskey ? isInvited && enrollableFactors(settings).passkey : allowsPasswords(connection))
  if (!mayHave || !(isOpen || isInvited) || !mayMakeAccount(signIn)) {
    throw new RollcallError('not_permitted', 'Nobody can create an account here. Ask for an invitation.')
  }
  return { connection, isInvited }
}

/** Who gave a first and a last name alone is called by both. */
function named<Given extends { name?: string; givenName?: string; familyName?: string }>(given: Given): Given {
  const both = fullName(given)
  return given.name !== undefined || both === '' ? given : { ...given, name: both }
}

/** A username is public by its nature; what it takes is not more than signing up by a program tells. */
async function refuseTakenUsername(
  { accounts }: Pick<SignInDeps['stores'], 'accounts'>,
  connection: Connection,
  username: string | undefined,
): Promise<void> {
  if (username === undefined) return
  if ((await accounts.findByIdentifier(connection.id, username.toLowerCase())) === null) return
  throw new RollcallError('user_exists', 'The username is taken. Choose another.')
}

/** For somebody who has an account and forgot that they do. */
export function linksOf({ publicUrl }: Pick<SignInDeps, 'publicUrl'>) {
  return { signInLink: `${publicUrl}account`, resetLink: `${publicUrl}u/reset-password/request` }
}
