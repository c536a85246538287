import { serves } from '../connections/client-access.ts'
import { type Connection, connectionKind } from '../connections/connection.ts'
import type { ConnectionStore } from '../connections/connection-store.ts'
import type { SignIn } from './sign-in.ts'

interface Deps {
  readonly connections: ConnectionStore
}

/** The database a sign-in looks people up in: the one it names, else the client's first. Null where there is none. */
export async function databaseOf(
  { connections }: Deps,
  { connectionId, clientId }: Pick<SignIn, 'connectionId' | 'clientId'>,
): Promise<Connection | null> {
  const named = connectionId === null ? null : await connections.find(connectionId)
  if (named !== null) return connectionKind(named) === 'database' && serves(named, clientId) ? named : null
  return firstDatabaseOf({ connections }, clientId)
}

async function firstDatabaseOf({ connections }: Deps, clientId: string | null): Promise<Connection | null> {
  const standard = await connections.findDefaultDatabase()
  if (standard !== null && serves(standard, clientId)) return standard
  if (clientId === null) return standard
  const own = (await connections.listUsedBy(clientId)).find(({ strategy }) => strategy === 'auth0')
  return own !== undefined && serves(own, clientId) ? own : null
}
