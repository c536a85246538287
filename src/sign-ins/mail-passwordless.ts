import type { Caller } from '../kernel/actor.ts'
// A code or a link by e-mail for people of a passwordless connection, asked for by a client of ours. What is answered and
// how long it takes does not tell whether somebody is there (AUT-03).

import type { ApplicationSettings } from '../applications/settings.ts'
import type { Connection } from '../connections/connection.ts'
import { connectionKind } from '../connections/connection.ts'
import type { JsonObject } from '../kernel/json.ts'
import { inSteadyTime } from '../kernel/steady-time.ts'
import type { MessageQueue } from '../messages/queue-message.ts'
import { codeMinutes, issueCode } from '../one-time-secrets/one-time-code.ts'
import { issueSecret } from '../one-time-secrets/one-time-secret.ts'
import { takesNewcomers } from '../organizations/takes-newcomers.ts'
import type { Account } from './account.ts'
import type { AuthorizationRequest } from './authorization-request.ts'
import { originInLetter } from './origin-name.ts'
import { mayMailTo } from './prove-mailbox.ts'
import { type SignInDeps, strangerFrom } from './sign-in-deps.ts'

export interface PasswordlessAsking {
  readonly connection: Connection
  /** Canonical. */
  readonly email: string
  readonly clientId: string
}

/** Newcomers are welcome unless somebody closed the door for everybody or for this connection. */
export async function welcomesNewcomers(
  stores: Pick<SignInDeps['stores'], 'organizationConnections'>,
  { isSignUpOpen }: ApplicationSettings,
  connection: Connection,
): Promise<boolean> {
  const isOpen = connectionKind(connection) === 'email' && isSignUpOpen && connection.options.disable_signup !== true
  return isOpen && takesNewcomers(stores, connection)
}

/** Whom a code is for, as far as whoever types it can say. */
export function recipientOf({ connection, email, clientId }: PasswordlessAsking): string {
  return [connection.id, clientId, email].join(' ')
}

export function mailPasswordlessCode(deps: SignInDeps, caller: Caller, asking: PasswordlessAsking): Promise<void> {
  return inSteadyTime(() => mailCode(deps, caller, asking))
}

async function mailCode(deps: SignInDeps, caller: Caller, asking: PasswordlessAsking): Promise<void> {
  const { account, mayMail, isWelcome, place } = await preparedFor(deps, caller, asking)
  const willSend = mayMail && isWelcome
  await deps.change(async (stores) => {
    // One that nobody is sent takes no other's place.
    const recipient = willSend ? { recipient: recipientOf(asking) } : {}
    const { code } = await issueCode({ ...stores, ...deps }, { purpose: 'passwordless', person: account, ...recipient })
    await noteAsked(stores, caller, asking, account, 'email')
    if (!mayMail) return
    await mail(stores.messages, asking, account, isWelcome, (to) =>
      stores.messages.queue({ kind: 'sign-in-code', ...to, values: { code, link: null, place } }),
    )
  })
}

/** `request` is what the link goes on with; it was checked as one at the authorization endpoint is. */
export function mailSignInLink(
  deps: SignInDeps,
  caller: Caller,
  asking: PasswordlessAsking,
  request: AuthorizationRequest,
): Promise<void> {
  return inSteadyTime(() => mailLink(deps, caller, asking, request))
}

async function mailLink(
  deps: SignInDeps,
  caller: Caller,
  asking: PasswordlessAsking,
  request: AuthorizationRequest,
): Promise<void> {
  const { account, mayMail, isWelcome, place } = await preparedFor(deps, caller, asking)
  const { connection, email } = asking
  await deps.change(async (stores) => {
    const payload = { connectionId: connection.id, email, request } as unknown as JsonObject
    const lifetimeSeconds = codeMinutes * 60
    const secret = await issueSecret(
      { ...stores, clock: deps.clock },
      { purpose: 'sign-in-link', lifetimeSeconds, person: account, payload },
    )
    await noteAsked(stores, caller, asking, account, 'email-link')
    if (!mayMail) return
    const link = `${deps.publicUrl}u/sign-in-link?ticket=${secret}`
    await mail(stores.messages, asking, account, isWelcome, (to) =>
      stores.messages.queue({ kind: 'sign-in-link', ...to, values: { link, place } }),
    )
  })
}

async function preparedFor(deps: SignInDeps, caller: Caller, { connection, email }: PasswordlessAsking) {
  const { stores } = deps
  const [settings, account] = await Promise.all([
    stores.settings.read(),
    stores.accounts.findByIdentifier(connection.id, email),
  ])
  return {
    account,
    mayMail: await mayMailTo(deps, caller, account?.userId ?? email),
    isWelcome: account !== null || (await welcomesNewcomers(stores, settings, connection)),
    place: originInLetter(deps, caller, account?.locale ?? null, settings),
  }
}

async function noteAsked(
  { audit }: Pick<SignInDeps['stores'], 'audit'>,
  caller: Caller,
  { clientId, connection }: PasswordlessAsking,
  account: Account | null,
  by: string,
): Promise<void> {
  const subject = account === null ? null : ({ kind: 'user', id: account.userId } as const)
  const details = { by, client: clientId, connectionId: connection.id }
  await audit.record(strangerFrom(caller), 'user.code_requested', subject, details)
}

interface Recipient {
  readonly to: string
  readonly userId: string | null
  readonly locale: string | null
}

async function mail(
  messages: MessageQueue,
  { email }: PasswordlessAsking,
  account: Account | null,
  isWelcome: boolean,
  queue: (to: Recipient) => Promise<void>,
): Promise<void> {
  const to = { to: account?.email ?? email, userId: account?.userId ?? null, locale: account?.locale ?? null }
  // So that a person who mistyped is not left waiting.
  return isWelcome ? queue(to) : messages.queue({ kind: 'sign-in-unknown', ...to, values: { signUpLink: null } })
}
