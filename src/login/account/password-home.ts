import { allowsPasswords } from '../../connections/client-access.ts'
import { type Connection, connectionKind } from '../../connections/connection.ts'
import { primaryIdentity } from '../../users/user.ts'
import type { AccountView } from './account-view.ts'

/** The database that keeps the person's password; null where they can have none (AUT-17). */
export async function passwordHome({ directory, user }: AccountView): Promise<Connection | null> {
  const connection = await directory.stores.connections.find(primaryIdentity(user).connectionId)
  if (connection === null || connectionKind(connection) !== 'database') return null
  return connection.isEnabled && allowsPasswords(connection) ? connection : null
}
