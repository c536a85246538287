import { changedValues } from '../audit/changed-values.ts'
import { type DeleteConnectionStores, emptyConnection } from '../connections/delete-connection.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Change } from '../kernel/change.ts'
import type { Clock } from '../kernel/clock.ts'
import { RollcallError } from '../kernel/errors.ts'
import { presentOrganization } from './find-organization.ts'
import type { OrganizationStore } from './organization-store.ts'
import { organizationValues } from './organization-values.ts'

interface DeleteOrganizationStores extends DeleteConnectionStores {
  readonly organizations: OrganizationStore
}

export interface DeleteOrganizationDeps {
  readonly change: Change<DeleteOrganizationStores>
  readonly clock: Clock
}

/**
 * Its roles go with it, and where pools are isolated its connections and, if that is asked for, its people. Throws
 * `organization_not_found`, and `organization_not_empty` where there are people and nobody asked for their end.
 */
export async function deleteOrganization(
  deps: DeleteOrganizationDeps,
  actor: Actor,
  id: string,
  { withPeople = false }: { readonly withPeople?: boolean } = {},
): Promise<void> {
  const closed = await deps.change(async ({ organizations, connections, audit }) => {
    const now = deps.clock.now()
    const organization = presentOrganization(await organizations.findForChange(id))
    const owned = await connections.listOwnedBy(id)
    if (owned.length > 0 && !withPeople && (await organizations.hasMembers(id))) throw notEmpty()
    // From here on they are gone for everybody; their people are removed afterwards, a few at a time.
    for (const connectionId of owned) await connections.close(connectionId, now)
    await organizations.remove(id, now)
    const gone = changedValues(organizationValues(organization), null)
    const details = { name: organization.name, connections: owned, ...gone }
    await audit.record(actor, 'organization.deleted', { kind: 'organization', id }, details)
    return owned
  })
  for (const connectionId of closed) await emptyConnection(deps, actor, connectionId)
}

function notEmpty(): RollcallError {
  return new RollcallError(
    'organization_not_empty',
    'People are in this organization, and in isolated pools they belong to no other. Delete them with it, or delete them first.',
  )
}
