import { type Connection, connectionKind } from '../connections/connection.ts'
import type { OrganizationConnectionStore } from './enabled-connection.ts'

/**
 * Whether people may come into a connection by themselves as far as its organization goes. Whoever does so where pools
 * are isolated is a member from then on, and that is the organization's to allow.
 */
export async function takesNewcomers(
  { organizationConnections }: { readonly organizationConnections: Pick<OrganizationConnectionStore, 'find'> },
  { id, organizationId, strategy }: Pick<Connection, 'id' | 'organizationId' | 'strategy'>,
): Promise<boolean> {
  if (organizationId === null) return true
  const enabled = await organizationConnections.find(organizationId, id)
  if (enabled?.isEnabled !== true) return false
  return connectionKind({ strategy }) === 'database' ? enabled.opensSignUp : enabled.assignsMembership
}
