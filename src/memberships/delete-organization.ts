import type { AuditStore } from '../audit/audit-event.ts'
import { changedValues } from '../audit/changed-values.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Change } from '../kernel/change.ts'
import type { Clock } from '../kernel/clock.ts'
import { RollcallError } from '../kernel/errors.ts'
import { presentOrganization } from '../organizations/find-organization.ts'
import { peopleAreInIt } from '../organizations/organization.ts'
import type { OrganizationStore } from '../organizations/organization-store.ts'
import { organizationValues } from '../organizations/organization-values.ts'
import { type DeleteConnectionStores, emptyConnection } from '../users/delete-connection.ts'
import { type DeleteUserDeps, deleteUsers } from '../users/delete-user.ts'
import type { OrganizationPeopleStore } from './organization-people-store.ts'

interface DeleteOrganizationStores extends DeleteConnectionStores, Omit<DeleteUserDeps, 'clock'> {
  readonly erasures: DeleteUserDeps['erasures']
  readonly organizations: OrganizationStore
  readonly organizationPeople: Pick<OrganizationPeopleStore, 'isAdministrator'>
}

export interface DeleteOrganizationDeps {
  readonly change: Change<DeleteOrganizationStores>
  readonly clock: Clock
}

/**
 * Its roles go with it, and where pools are isolated its connections. Throws `organization_not_found`, and
 * `organization_not_empty` where people of an isolated pool are in it.
 */
export async function deleteOrganization(
  deps: DeleteOrganizationDeps,
  actor: Actor,
  id: string,
  { withLastAdministrator = false }: { readonly withLastAdministrator?: boolean } = {},
): Promise<void> {
  const closed = await deps.change(async (stores) => {
    const inside = { ...stores, clock: deps.clock }
    // Before the organization is locked, as whoever else deletes people does.
    const last = withLastAdministrator ? await findLastAdministrator(inside, id) : null
    if (last !== null) await deleteUsers(inside, actor, [last])
    return removeOrganization(inside, actor, id)
  })
  await emptyEach(deps, actor, closed)
}

interface FindLastDeps {
  readonly organizations: Pick<OrganizationStore, 'findOnlyMember'>
  readonly organizationPeople: Pick<OrganizationPeopleStore, 'isAdministrator'>
  readonly clock: Clock
}

/** Whoever is alone in it and its administrator, so that neither can be deleted without the other; null for all else. */
export async function findLastAdministrator(
  { organizations, organizationPeople, clock }: FindLastDeps,
  id: string,
): Promise<string | null> {
  const only = await organizations.findOnlyMember(id)
  return only !== null && (await organizationPeople.isAdministrator(id, only, clock.now())) ? only : null
}

interface RemoveOrganizationDeps extends Pick<DeleteOrganizationStores, 'organizations' | 'connections'> {
  readonly audit: AuditStore
  readonly clock: Clock
}

/** Answers the connections that went with it, which are emptied afterwards. Call it in a transaction. */
export async function removeOrganization(
  { organizations, connections, audit, clock }: RemoveOrganizationDeps,
  actor: Actor,
  id: string,
): Promise<readonly string[]> {
  const now = clock.now()
  const organization = presentOrganization(await organizations.findForChange(id))
  const owned = await connections.listOwnedBy(id)
  if (owned.length > 0 && (await organizations.hasMembers(id))) throw notEmpty()
  // From here on they are gone for everybody.
  for (const connectionId of owned) await connections.close(connectionId, now)
  const clients = await organizations.remove(id, now)
  const gone = changedValues(organizationValues(organization), null)
  const details = { name: organization.name, connections: owned, clients, ...gone }
  await audit.record(actor, 'organization.deleted', { kind: 'organization', id }, details)
  return owned
}

/** A server that dies before it has emptied them goes on at its next start. */
export async function emptyEach(
  deps: Parameters<typeof emptyConnection>[0],
  actor: Actor,
  connectionIds: readonly string[],
): Promise<void> {
  for (const id of connectionIds) await emptyConnection(deps, actor, id)
}

function notEmpty(): RollcallError {
  return new RollcallError('organization_not_empty', peopleAreInIt)
}
