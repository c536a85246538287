// What one person can begin a sign-in with, whatever the client. A second factor is none, and neither is a mailbox to
// which a new password would go: there is no password yet.
import type { ApplicationSettings, SettingsStore } from '../applications/settings.ts'
import type { AuthenticationMethod } from '../authentication-methods/authentication-method.ts'
import type { AuthenticationMethodStore } from '../authentication-methods/authentication-method-store.ts'
import { allowsPasswords } from '../connections/client-access.ts'
import { type Connection, connectionKind } from '../connections/connection.ts'
import type { ConnectionStore } from '../connections/connection-store.ts'
import { RollcallError } from '../kernel/errors.ts'
import { presentUser } from '../users/find-user.ts'
import type { Identity } from '../users/user.ts'
import type { UserStore } from '../users/user-store.ts'
import type { Account, AccountStore } from './account.ts'

export type WayIn = 'password' | 'passkey' | 'email-code' | 'provider'

export interface WaysInFacts {
  readonly account: Pick<Account, 'password' | 'email'> | null
  /** Of the account; null: it is gone. */
  readonly connection: Pick<Connection, 'options'> | null
  readonly identities: readonly Pick<Identity, 'provider'>[]
  /** How many passkeys the application lets count; security keys are none. */
  readonly passkeys: number
  readonly settings: Pick<ApplicationSettings, 'allowsPasskeys' | 'allowsEmailCode'>
}

/** Codes by e-mail go to people of a mailbox or of our own database: others prove themselves where they come from. */
export function waysInOf({ account, connection, identities, passkeys, settings }: WaysInFacts): readonly WayIn[] {
  const has = (kind: string) => identities.some(({ provider }) => connectionKind({ strategy: provider }) === kind)
  const hasPassword = account?.password != null && connection !== null && allowsPasswords(connection)
  const takesCode = has('email') || (settings.allowsEmailCode && has('database'))
  return [
    ...(hasPassword ? (['password'] as const) : []),
    ...(settings.allowsPasskeys && passkeys > 0 ? (['passkey'] as const) : []),
    ...(takesCode && account?.email != null ? (['email-code'] as const) : []),
    ...(has('other') ? (['provider'] as const) : []),
  ]
}

export interface OwnWaysInDeps {
  readonly users: Pick<UserStore, 'find'>
  readonly accounts: Pick<AccountStore, 'find'>
  readonly connections: Pick<ConnectionStore, 'find'>
  readonly settings: Pick<SettingsStore, 'read'>
  readonly authenticationMethods: Pick<AuthenticationMethodStore, 'list'>
}

/** As `waysInOf` wants it, with which passkeys these are. Throws `user_not_found`. */
export async function loadWaysIn(
  deps: OwnWaysInDeps,
  userId: string,
): Promise<WaysInFacts & { readonly passkeyIds: readonly string[] }> {
  const [user, account, settings, methods] = await Promise.all([
    deps.users.find(userId),
    deps.accounts.find(userId),
    deps.settings.read(),
    deps.authenticationMethods.list(userId),
  ])
  const { identities } = presentUser(user)
  const connection = account === null ? null : await deps.connections.find(account.connectionId)
  const isAllowed = !settings.disabledFactors.includes('passkey')
  const passkeyIds = isAllowed ? methods.filter(isPasskey).map(({ id }) => id) : []
  return { account, connection, identities, settings, passkeyIds, passkeys: passkeyIds.length }
}

/** The passkey without which they could not sign in any more; null where there is another way, or none at all. */
export function onlyPasskeyIn(facts: WaysInFacts & { readonly passkeyIds: readonly string[] }): string | null {
  const isOnly = facts.passkeys === 1 && waysInOf(facts).join() === 'passkey'
  return isOnly ? (facts.passkeyIds[0] ?? null) : null
}

export function lastWayIn(): RollcallError {
  return new RollcallError(
    'last_way_in',
    'This is the only way they can sign in. Add another way first, or reset the password.',
  )
}

function isPasskey({ type, confirmedAt }: AuthenticationMethod): boolean {
  return type === 'passkey' && confirmedAt !== null
}
