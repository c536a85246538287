import { connectionKind } from '../connections/connection.ts'
import type { ConnectionStore } from '../connections/connection-store.ts'
import { RollcallError } from '../kernel/errors.ts'

/**
 * Where pools are isolated, the people of an organization are those of its database: they would be neither gone nor able
 * to come in, and new ones would still be made there.
 */
export async function refuseOwnDatabase(
  { connections }: { readonly connections: Pick<ConnectionStore, 'find'> },
  organizationId: string,
  connectionId: string,
): Promise<void> {
  const connection = await connections.find(connectionId)
  if (connection?.organizationId !== organizationId || connectionKind(connection) !== 'database') return
  const message =
    'This database holds the people of the organization, so it cannot be disabled for it. Suspend the people, or delete them and then the connection.'
  throw new RollcallError('only_organization', message)
}
