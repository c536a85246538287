// Which grants of clients hold for an organization: kept for callers; no token endpoint asks it yet.
import { type ClientGrant, presentClientGrant } from '../clients/client-grant.ts'
import type { ClientGrantStore } from '../clients/client-grant-store.ts'
import type { Actor } from '../kernel/actor.ts'
import { RollcallError } from '../kernel/errors.ts'
import type { Page, PageRequest } from '../kernel/page.ts'
import type { OrganizationDeps } from './create-organization.ts'
import { presentOrganization } from './find-organization.ts'
import type { Organization } from './organization.ts'

export interface OrganizationGrantStore {
  /** False when it is there already. */
  add(organizationId: string, grantId: string, at: Date): Promise<boolean>
  /** False when there was none. */
  remove(organizationId: string, grantId: string): Promise<boolean>
  /** The organizations that a grant holds for, in the order in which they were added. */
  listOrganizations(grantId: string, page: PageRequest): Promise<Page<Organization>>
}

export interface OrganizationGrantDeps extends OrganizationDeps {
  readonly organizationGrants: OrganizationGrantStore
  readonly clientGrants: ClientGrantStore
}

/** Throws `client_grant_exists` when it holds there already. */
export async function addOrganizationGrant(
  { organizations, organizationGrants, clientGrants, audit, clock }: OrganizationGrantDeps,
  actor: Actor,
  organizationId: string,
  grantId: string,
): Promise<ClientGrant> {
  presentOrganization(await organizations.find(organizationId))
  const grant = presentClientGrant(await clientGrants.findForChange(grantId))
  if (!(await organizationGrants.add(organizationId, grantId, clock.now()))) {
    throw new RollcallError('client_grant_exists', 'The client grant has already been added to this organization.')
  }
  const subject = { kind: 'organization', id: organizationId } as const
  await audit.record(actor, 'organization.client_grant_added', subject, { grant: grantId })
  return grant
}

/** Repeating is no fault and leaves no second event. */
export async function removeOrganizationGrant(
  { organizations, organizationGrants, audit }: Omit<OrganizationGrantDeps, 'clientGrants' | 'clock'>,
  actor: Actor,
  organizationId: string,
  grantId: string,
): Promise<void> {
  presentOrganization(await organizations.find(organizationId))
  if (!(await organizationGrants.remove(organizationId, grantId))) return
  const subject = { kind: 'organization', id: organizationId } as const
  await audit.record(actor, 'organization.client_grant_removed', subject, { grant: grantId })
}
