import { type Connection, connectionKind } from '../connections/connection.ts'
import type { ConnectionStore } from '../connections/connection-store.ts'
import { notSupported } from '../kernel/errors.ts'
import { attributesIn } from './identity-profile.ts'
import { type Identity, primaryIdentity, type User } from './user.ts'

export interface NamedIdentity {
  readonly provider: string
  readonly subject: string
  readonly connectionId: string | null
}

/** The identity of the user that is named; the primary one when none is. */
export function meantIdentity(user: User, named: NamedIdentity | null): Identity {
  if (named === null) return primaryIdentity(user)
  const { provider, subject, connectionId } = named
  const meant = user.identities.find(
    (own) =>
      own.provider === provider &&
      own.subject === subject &&
      (connectionId === null || own.connectionId === connectionId),
  )
  if (meant === undefined) throw notSupported('The identity does not exist.')
  return meant
}

/** The connection of an identity that a link is asked for. Of other kinds than databases, only one that was named. */
export async function fitConnection(
  connections: ConnectionStore,
  identity: Identity,
  isNamed: boolean,
): Promise<Connection> {
  const connection = await connections.find(identity.connectionId)
  if (connection === null) throw notSupported('connection does not exist.')
  if (!isNamed && connectionKind(connection) !== 'database')
    throw notSupported('Connection must be a database connection.')
  if (!connection.isEnabled) throw notSupported('Connection must be enabled.')
  return connection
}

/** The address that an identity stands for, and whether it was proven. */
export function addressOf(
  user: User,
  identity: Identity,
): { readonly email: string | null; readonly isVerified: boolean } {
  if (identity.isPrimary) return { email: user.email, isVerified: user.emailVerified }
  const { email, emailVerified } = attributesIn(identity.profile)
  return { email, isVerified: emailVerified }
}

/** The same, for a link that is nothing without an address. */
export function mailableAddress(user: User, identity: Identity): string {
  const { email } = addressOf(user, identity)
  if (email === null) throw notSupported('User does not have an email address.')
  return email
}
