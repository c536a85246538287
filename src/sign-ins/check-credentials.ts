// The one place that checks an identifier and a password, whatever door they came through (AUT-12): counted before
// anything is hashed, and equally slow for a person who is not there (AUT-02).
import { allowsPasswords } from '../connections/client-access.ts'
import type { Connection } from '../connections/connection.ts'
import type { Attempt, Verdict } from '../guards/guard.ts'
import { giveBackAttempt, guardAttempt } from '../guards/guard-attempt.ts'
import { tooManyAttempts } from '../guards/too-many-attempts.ts'
import type { Caller } from '../kernel/actor.ts'
import { verifyNobody, verifyPassword } from '../passwords/verify-password.ts'
import { mayComeIn } from '../users/lifecycle.ts'
import type { Account } from './account.ts'
import { isKnownBrowser } from './known-browser.ts'
import { noteLeakedPassword } from './note-leaked-password.ts'
import { type SignInDeps, strangerFrom } from './sign-in-deps.ts'
import { placeOfSignIn } from './sign-in-place.ts'
import { tellOfLock } from './tell-of-lock.ts'

export interface CredentialsInput {
  /** Null where the client has no database: then nobody can be meant. */
  readonly connection: Connection | null
  readonly identifier: string
  readonly password: string
  /** The program that asks, where one does. */
  readonly clientId?: string | null
  /** The cookie of a browser in which somebody signed in before. */
  readonly knownBrowserSecret: string | null
}

/**
 * The account the credentials open; null for a wrong password, an unknown or locked account alike. Throws
 * `rate_limited` for a network that tries too much, `busy` when the hashing lane is full. Whether the account may sign
 * in is the caller's to ask. Not to be called in a transaction.
 */
export async function checkCredentials(
  deps: SignInDeps,
  caller: Caller,
  input: CredentialsInput,
): Promise<Account | null> {
  return (await judgeCredentials(deps, caller, input)).account
}

/** The same, and whether a lock refused it before anything was compared: for support alone. */
export async function judgeCredentials(
  deps: SignInDeps,
  caller: Caller,
  input: CredentialsInput,
): Promise<{ readonly account: Account | null; readonly isLocked: boolean }> {
  const { stores, sealer, peppers } = deps
  const [account, protection] = await Promise.all([findAccount(deps, input), stores.settings.read()])
  const attempt: Attempt = {
    act: 'password',
    protection,
    account: account?.userId ?? canonicalIdentifier(input.identifier),
    ip: caller.ip,
    isKnownBrowser: account !== null && isKnownBrowser(sealer, input.knownBrowserSecret, account.userId),
  }
  const verdict = await guardAttempt({ attempts: stores.attempts, clock: deps.clock }, attempt)
  if (!verdict.isAllowed) {
    await refuse(deps, caller, input, account, verdict)
    return { account: null, isLocked: true }
  }
  const stored = account?.password ?? null
  const checked =
    stored === null
      ? await verifyNobody(input.password, peppers)
      : await verifyPassword(input.password, stored, peppers)
  if (account === null || !checked.matches) {
    await recordFailure(deps, caller, input, account, { reason: 'wrong_password' })
    return { account: null, isLocked: false }
  }
  if (!mayComeIn(account.admission, deps.clock.now())) {
    await recordFailure(deps, caller, input, account, { reason: 'suspended' })
  }
  await giveBackAttempt({ attempts: stores.attempts, clock: deps.clock }, attempt)
  // Only of a password that is right: how long it takes tells nobody else anything.
  await noteLeakedPassword(deps, caller, account, input.password, placeOf(input))
  if (checked.needsRehash && stored !== null) {
    const { connectionId, subject } = account
    await stores.passwords.rehash({ connectionId, subject }, await deps.hashPassword(input.password), stored)
  }
  return { account, isLocked: false }
}

/** Where passwords are off, nobody has one: the same work, and never a match. */
async function findAccount(
  { stores }: SignInDeps,
  { connection, identifier }: CredentialsInput,
): Promise<Account | null> {
  if (connection === null) return null
  const account = await stores.accounts.findByIdentifier(connection.id, canonicalIdentifier(identifier))
  return account !== null && allowsPasswords(connection) ? account : account && { ...account, password: null }
}

/** Identifiers are stored in lower case; whatever else differs is another account (AUT-15). */
export function canonicalIdentifier(identifier: string): string {
  return identifier.trim().toLowerCase()
}

async function refuse(
  deps: SignInDeps,
  caller: Caller,
  input: CredentialsInput,
  account: Account | null,
  verdict: Verdict,
): Promise<void> {
  if (verdict.isFirstRefusal) {
    await recordFailure(deps, caller, input, account, { reason: 'too_many_attempts', lock: verdict.scope ?? 'network' })
    if (account !== null && verdict.scope === 'account') await tellOfLock(deps, caller, account, verdict)
  }
  // A locked account looks like a wrong password, so that nobody learns which guess was right (AUT-06).
  if (verdict.scope !== 'account') throw tooManyAttempts(verdict)
}

async function recordFailure(
  { stores }: SignInDeps,
  caller: Caller,
  input: CredentialsInput,
  account: Account | null,
  why: { readonly reason: string; readonly lock?: string },
): Promise<void> {
  const subject = account === null ? null : ({ kind: 'user', id: account.userId } as const)
  const details = { ...why, ...placeOf(input) }
  await stores.audit.record(strangerFrom(caller), 'user.sign_in_failed', subject, details)
}

function placeOf({ connection, clientId = null }: CredentialsInput) {
  return placeOfSignIn({ connectionId: connection?.id ?? null, clientId })
}
