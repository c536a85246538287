// The other end of a code or a link by e-mail: whoever has it reads the mailbox, and gets an account if they have none.
import type { Connection } from '../connections/connection.ts'
import { giveBackAttempt, guardAttempt } from '../guards/guard-attempt.ts'
import { tooManyAttempts } from '../guards/too-many-attempts.ts'
import type { Caller } from '../kernel/actor.ts'
import { RollcallError } from '../kernel/errors.ts'
import { consumeCode, latestCode } from '../one-time-secrets/one-time-code.ts'
import { createUser } from '../users/create-user.ts'
import type { Account } from './account.ts'
import type { FirstProof } from './direct-sign-in.ts'
import { type PasswordlessAsking, recipientOf, welcomesNewcomers } from './mail-passwordless.ts'
import { noteProvenMailbox } from './proven-mailbox.ts'
import { type SignInDeps, strangerFrom } from './sign-in-deps.ts'

/** Null for a wrong, old or foreign code, and for one that was never sent. Throws `rate_limited`. */
export async function provePasswordlessCode(
  deps: SignInDeps,
  caller: Caller,
  asking: PasswordlessAsking,
  typed: string,
): Promise<FirstProof | null> {
  const { stores, change, clock, sealer } = deps
  const { connection, email } = asking
  const known = await stores.accounts.findByIdentifier(connection.id, email)
  const attempt = { act: 'code', account: known?.userId ?? email, ip: caller.ip, isKnownBrowser: false } as const
  const verdict = await guardAttempt({ attempts: stores.attempts, clock }, attempt)
  if (!verdict.isAllowed) throw tooManyAttempts(verdict)
  const id = (await latestCode({ ...stores, sealer, clock }, 'passwordless', recipientOf(asking))) ?? 'none was sent'
  const spent = await change((changing) => consumeCode({ ...changing, sealer, clock }, 'passwordless', id, typed))
  if (spent === null) {
    const subject = known === null ? null : ({ kind: 'user', id: known.userId } as const)
    const details = { reason: 'wrong_code', client: asking.clientId, connectionId: connection.id }
    await stores.audit.record(strangerFrom(caller), 'user.sign_in_failed', subject, details)
    return null
  }
  const account = await mailboxOwner(deps, caller, connection, email, spent.userId)
  if (account === null) return null
  await giveBackAttempt({ attempts: stores.attempts, clock }, attempt)
  return { account, factor: 'email-code', id }
}

/** Whoever reads the mail: the person it was written to, or a newcomer where newcomers are welcome. */
export async function mailboxOwner(
  deps: SignInDeps,
  caller: Caller,
  connection: Connection,
  email: string,
  userId: string | null,
): Promise<Account | null> {
  const { stores, change } = deps
  if (userId === null) await createNewcomer(deps, caller, connection, email)
  const account =
    userId === null ? await stores.accounts.findByIdentifier(connection.id, email) : await stores.accounts.find(userId)
  return account === null ? null : change((changing) => noteProvenMailbox({ ...deps, ...changing }, caller, account))
}

async function createNewcomer(deps: SignInDeps, caller: Caller, connection: Connection, email: string): Promise<void> {
  const { stores, clock } = deps
  if ((await stores.accounts.findByIdentifier(connection.id, email)) !== null) return
  const settings = await stores.settings.read()
  if (!(await welcomesNewcomers(stores, settings, connection))) return
  const attempt = { act: 'sign-up', account: null, ip: caller.ip, isKnownBrowser: false, protection: settings } as const
  const verdict = await guardAttempt({ attempts: stores.attempts, clock }, attempt)
  if (!verdict.isAllowed) throw tooManyAttempts(verdict)
  try {
    const input = { connection: connection.name, email, emailVerified: true }
    const user = await createUser(deps, strangerFrom(caller), input)
    const details = { connectionId: connection.id }
    await stores.audit.record(strangerFrom(caller), 'user.signed_up', { kind: 'user', id: user.id }, details)
  } catch (fault) {
    // They proved it in another tab at the same moment: there they are.
    if (!(fault instanceof RollcallError && fault.code === 'user_exists')) throw fault
  }
}
