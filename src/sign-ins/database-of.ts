import { serves } from '../connections/client-access.ts'
import { type Connection, connectionKind } from '../connections/connection.ts'
import type { ConnectionStore } from '../connections/connection-store.ts'
import type { SignIn } from './sign-in.ts'

interface Deps {
  readonly connections: Pick<ConnectionStore, 'find' | 'findDefaultDatabase' | 'findDatabaseOf' | 'listUsedBy'>
}

type Place = Pick<SignIn, 'connectionId' | 'clientId'> & Partial<Pick<SignIn, 'organizationId'>>

/**
 * The database a sign-in looks people up in: the one it names, else the organization's own, else the client's first. Null
 * where there is none. An organization's own is never met without the organization, nor under another one.
 */
export async function databaseOf(
  { connections }: Deps,
  { connectionId, clientId, organizationId = null }: Place,
): Promise<Connection | null> {
  const named = connectionId === null ? null : await connections.find(connectionId)
  if (named !== null) {
    return connectionKind(named) === 'database' && serves(named, clientId) && isOf(named, organizationId) ? named : null
  }
  const own = organizationId === null ? null : await connections.findDatabaseOf(organizationId)
  if (own !== null) return serves(own, clientId) ? own : null
  return firstDatabaseOf({ connections }, clientId)
}

/** Whether a sign-in to the organization, or to none that is known yet, may meet the people of the connection. */
export function isOf(connection: Pick<Connection, 'organizationId'>, organizationId: string | null): boolean {
  return connection.organizationId === null || organizationId === null || connection.organizationId === organizationId
}

async function firstDatabaseOf({ connections }: Deps, clientId: string | null): Promise<Connection | null> {
  const standard = await connections.findDefaultDatabase()
  if (standard !== null && serves(standard, clientId)) return standard
  if (clientId === null) return standard
  const used = await connections.listUsedBy(clientId)
  const own = used.find(({ strategy, organizationId }) => strategy === 'auth0' && organizationId === null)
  return own !== undefined && serves(own, clientId) ? own : null
}
