import type { Connection } from '../../connections/connection.ts'
import { passwordHome } from '../../connections/password-home.ts'
import { primaryIdentity } from '../../users/user.ts'
import type { AccountView } from './account-view.ts'

/** The database that keeps the person's password; null where they can have none (AUT-17). */
export function ownPasswordHome({ directory, user }: AccountView): Promise<Connection | null> {
  return passwordHome(directory.stores.connections, primaryIdentity(user))
}
