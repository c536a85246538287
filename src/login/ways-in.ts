// Which ways to sign in a client offers. What a person sees here is the client's, never an account's (console.md 4.2).

import { enrollableFactors } from '../authentication-methods/enrollable-factors.ts'
import { takesMethod } from '../clients/takes-method.ts'
import { allowsPasswords, allowsSignUp, servesOneOrSome } from '../connections/client-access.ts'
import { type Connection, connectionKind, isSocialStrategy } from '../connections/connection.ts'
import type { Directory } from '../directory.ts'
import { takesNewcomers } from '../organizations/takes-newcomers.ts'
import { connectionsInto } from '../sign-ins/connections-into.ts'
import { databaseOf, isOf } from '../sign-ins/database-of.ts'
import { invitationOf } from '../sign-ins/invited.ts'
import { mayMakeAccount, type SignIn } from '../sign-ins/sign-in.ts'
import { upstreamName } from '../upstreams/find-upstream.ts'
import { presets } from '../upstreams/presets.ts'
import type { Provider } from './pages/other-ways.ts'

export interface WaysIn {
  readonly database: Connection | null
  readonly allowsPassword: boolean
  readonly allowsEmailCode: boolean
  readonly allowsPasskeys: boolean
  readonly isSignUpOpen: boolean
  /** Whoever was invited may make an account with a passkey in place of a password. */
  readonly mayMakePasskey: boolean
  /** The address of the invitation that led here, under which anybody may sign up. */
  readonly invitedAs: string | null
  readonly providers: readonly Provider[]
}

const providersAtMost = 20

export async function waysInto(directory: Directory, signIn: SignIn): Promise<WaysIn> {
  const { stores } = directory
  const database = await databaseOf(stores, signIn)
  const settings = await stores.settings.read()
  const invitation = await invitationOf(directory, signIn)
  const client = signIn.clientId === null ? null : await stores.clients.find(signIn.clientId)
  const allowsPassword = database !== null && allowsPasswords(database) && takesMethod(client, 'password')
  const allowsPasskeys = settings.allowsPasskeys && takesMethod(client, 'passkey')
  const mayMake = database !== null && mayMakeAccount(signIn)
  const mayMakePasskey = mayMake && invitation !== null && allowsPasskeys && enrollableFactors(settings).passkey
  return {
    database,
    allowsPassword,
    allowsEmailCode: settings.allowsEmailCode && takesMethod(client, 'email-code'),
    allowsPasskeys,
    isSignUpOpen:
      mayMakePasskey ||
      (allowsPassword &&
        mayMake &&
        ((settings.isSignUpOpen && allowsSignUp(database) && (await takesNewcomers(stores, database))) ||
          invitation !== null)),
    mayMakePasskey,
    invitedAs: invitation?.inviteeEmail ?? null,
    providers: await providersOf(directory, signIn),
  }
}

/** A sign-in that names its connection offers no other. */
async function providersOf({ stores }: Directory, signIn: SignIn): Promise<readonly Provider[]> {
  const { clientId, connectionId, organizationId } = signIn
  if (connectionId !== null) return []
  return (await connectionsInto(stores, signIn))
    .filter((connection) => mayLeadTo(connection, clientId) && isOf(connection, organizationId) && isShown(connection))
    .slice(0, providersAtMost)
    .map(providerOf)
}

/** Whether the client's people, or those of no client, may be sent to the connection's provider. */
export function mayLeadTo(connection: Connection, clientId: string | null): boolean {
  const isProvider = connectionKind(connection) === 'other' && presets[connection.strategy] !== undefined
  return isProvider && servesOneOrSome(connection, clientId)
}

export function providerOf(connection: Connection): Provider {
  return { connectionId: connection.id, name: upstreamName(connection) }
}

/** A company's connection is found by the address somebody types, unless it asks for a button (auth0.md 5.8). */
function isShown({ strategy, options, settings }: Connection): boolean {
  const hasDomains = Array.isArray(options.domain_aliases) && options.domain_aliases.length > 0
  return isSocialStrategy(strategy) || settings.show_as_button === true || !hasDomains
}
