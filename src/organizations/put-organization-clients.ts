import type { Actor } from '../kernel/actor.ts'
import type { OrganizationDeps } from './create-organization.ts'
import { presentOrganization } from './find-organization.ts'
import type { ClientChoice, OrganizationClient, OrganizationClientStore } from './organization-client.ts'

export interface OrganizationClientDeps extends OrganizationDeps {
  readonly organizationClients: OrganizationClientStore
}

/**
 * All of them, or, when one does not exist, none. Who is there already gets the new choice; repeating leaves no second
 * event. Of a client that is named twice the last choice counts.
 */
export async function putOrganizationClients(
  { organizations, organizationClients, audit, clock }: OrganizationClientDeps,
  actor: Actor,
  organizationId: string,
  choices: readonly ClientChoice[],
): Promise<readonly OrganizationClient[]> {
  presentOrganization(await organizations.findForChange(organizationId))
  const byClient = new Map(choices.map((choice) => [choice.clientId, choice]))
  const changed = await organizationClients.put(organizationId, [...byClient.values()], clock.now())
  if (changed.length > 0) {
    const subject = { kind: 'organization', id: organizationId } as const
    await audit.record(actor, 'organization.clients_added', subject, { clients: changed })
  }
  return organizationClients.findEach(organizationId, [...byClient.keys()])
}
