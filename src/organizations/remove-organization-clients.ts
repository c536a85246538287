import type { Actor } from '../kernel/actor.ts'
import { presentOrganization } from './find-organization.ts'
import type { OrganizationClientDeps } from './put-organization-clients.ts'

/** Clients that were not there are passed over; repeating is no fault and leaves no second event. */
export async function removeOrganizationClients(
  { organizations, organizationClients, audit }: Omit<OrganizationClientDeps, 'clock'>,
  actor: Actor,
  organizationId: string,
  clientIds: readonly string[],
): Promise<void> {
  presentOrganization(await organizations.find(organizationId))
  const removed = await organizationClients.remove(organizationId, clientIds)
  if (removed.length === 0) return
  const subject = { kind: 'organization', id: organizationId } as const
  await audit.record(actor, 'organization.clients_removed', subject, { clients: removed })
}
