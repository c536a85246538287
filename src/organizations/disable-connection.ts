import type { Actor } from '../kernel/actor.ts'
import type { EnableConnectionDeps } from './enable-connection.ts'
import { presentOrganization } from './find-organization.ts'
import { refuseOwnDatabase } from './refuse-own-database.ts'
import { refuseLastOwn } from './require-single-sign-on.ts'

/** Who came from the connection stays a member. Repeating is no fault and leaves no second event. */
export async function disableConnection(
  { organizations, organizationConnections, connections, audit }: Omit<EnableConnectionDeps, 'clock'>,
  actor: Actor,
  organizationId: string,
  connectionId: string,
): Promise<void> {
  const organization = presentOrganization(await organizations.findForChange(organizationId))
  const enabled = await organizationConnections.findForChange(organizationId, connectionId)
  if (enabled === null) return
  await refuseOwnDatabase({ connections }, organizationId, connectionId)
  await refuseLastOwn({ organizationConnections, connections }, organization, enabled)
  await organizationConnections.remove(organizationId, connectionId)
  const subject = { kind: 'organization', id: organizationId } as const
  await audit.record(actor, 'organization.connection_disabled', subject, { connection: enabled.connectionName })
}
