import { allowsPasswords, allowsSignUp } from '../connections/client-access.ts'
import { type Connection, passwordPolicy } from '../connections/connection.ts'
import { guardAttempt } from '../guards/guard-attempt.ts'
import { tooManyAttempts } from '../guards/too-many-attempts.ts'
import type { Caller } from '../kernel/actor.ts'
import { RollcallError } from '../kernel/errors.ts'
import { hashingStepMs, inSteadyTime } from '../kernel/steady-time.ts'
import { takesNewcomers } from '../organizations/takes-newcomers.ts'
import { refuseLeakedPassword } from '../passwords/leaked-passwords.ts'
import { checkPassword } from '../passwords/password-policy.ts'
import { newUser } from '../users/new-user.ts'
import { createOrSpend, type Newcomer } from './create-or-spend.ts'
import { mayMailTo } from './prove-mailbox.ts'
import { type SignInDeps, strangerFrom } from './sign-in-deps.ts'
import { linksOf } from './sign-up.ts'

/**
 * Makes an account from what somebody typed into a program of theirs, and mails a link that proves the address. Who has
 * an account already is told so by mail; the answer is the same after the same work (AUT-03). Throws `not_permitted`
 * where nobody may sign up, `user_exists` for a username that is taken.
 */
export async function signUpDirectly(
  deps: SignInDeps,
  caller: Caller,
  connection: Connection,
  input: Newcomer & { readonly password: string },
): Promise<void> {
  const { stores, clock } = deps
  const settings = await stores.settings.read()
  const { displayName, isSignUpOpen } = settings
  const isOpen = isSignUpOpen && allowsSignUp(connection) && (await takesNewcomers(stores, connection))
  if (!isOpen || !allowsPasswords(connection)) {
    throw new RollcallError('not_permitted', 'Public signup is disabled')
  }
  // Everything that can be wrong by itself comes before anybody is looked up, so that a refusal says nothing.
  const person = newUser(connection, { ...input, connection: connection.name }, deps)
  checkPassword(input.password, passwordPolicy(connection), person, displayName)
  const attempt = { act: 'sign-up', account: null, ip: caller.ip, isKnownBrowser: false, protection: settings } as const
  const verdict = await guardAttempt({ attempts: stores.attempts, clock }, attempt)
  if (!verdict.isAllowed) throw tooManyAttempts(verdict)
  // Counted first: it is looked for in a file, and told by an event.
  const tried = { actor: strangerFrom(caller), step: 'sign-up', userId: null } as const
  await refuseLeakedPassword({ ...stores, leakedPasswords: deps.leakedPasswords }, input.password, tried)
  const { username, email } = person
  if (username !== null && (await stores.accounts.findByIdentifier(connection.id, username)) !== null) {
    throw new RollcallError('user_exists', 'The username is taken. Choose another.')
  }
  if (email === null) throw new Error('a newcomer without an address')
  await inSteadyTime(() => makeOrWrite(deps, caller, connection, { ...input, email }), hashingStepMs)
}

async function makeOrWrite(deps: SignInDeps, caller: Caller, connection: Connection, input: Newcomer): Promise<void> {
  const { email } = input
  const mayMail = await mayMailTo(deps, caller, email)
  const newcomer = await createOrSpend(deps, caller, connection, { ...input, asksToVerify: mayMail })
  if (newcomer !== null || !mayMail) return
  await deps.change(({ messages }) =>
    messages.queue({ kind: 'already-registered', to: email, userId: null, locale: null, values: linksOf(deps) }),
  )
}
