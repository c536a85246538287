import { changedValues } from '../audit/changed-values.ts'
import type { Actor } from '../kernel/actor.ts'
import { presentOrganization } from './find-organization.ts'
import { type ClientChoice, type OrganizationClient, presentOrganizationClient } from './organization-client.ts'
import type { OrganizationClientDeps } from './put-organization-clients.ts'

/** Throws `client_not_found` where the client is not the organization's. Repeating leaves no event. */
export async function changeOrganizationClient(
  { organizations, organizationClients, audit, clock }: OrganizationClientDeps,
  actor: Actor,
  organizationId: string,
  choice: ClientChoice,
): Promise<OrganizationClient> {
  presentOrganization(await organizations.findForChange(organizationId))
  const found = presentOrganizationClient(await organizationClients.find(organizationId, choice.clientId))
  const changed = await organizationClients.put(organizationId, [choice], clock.now())
  if (changed.length > 0) {
    const subject = { kind: 'organization', id: organizationId } as const
    const { isForMembers } = choice
    const values = changedValues({ isForMembers: found.isForMembers }, { isForMembers })
    const details = { client: choice.clientId, ...values }
    await audit.record(actor, 'organization.client_changed', subject, details)
  }
  return { ...found, isForMembers: choice.isForMembers }
}
