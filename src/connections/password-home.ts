import { allowsPasswords } from './client-access.ts'
import { type Connection, connectionKind } from './connection.ts'
import type { ConnectionStore } from './connection-store.ts'

/** Whether a password can be set for its people (AUT-17): where it cannot, a link that sets one would open nothing. */
export function takesPasswords(connection: Connection): boolean {
  return connectionKind(connection) === 'database' && connection.isEnabled && allowsPasswords(connection)
}

/** The database that keeps the password of an identity; null where it can have none. */
export async function passwordHome(
  connections: Pick<ConnectionStore, 'find'>,
  { connectionId }: { readonly connectionId: string },
): Promise<Connection | null> {
  const connection = await connections.find(connectionId)
  return connection !== null && takesPasswords(connection) ? connection : null
}
