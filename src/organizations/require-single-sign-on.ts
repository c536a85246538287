// Whether the people of an organization must come by its own provider, and what is its own. What a sign-in makes of it
// says sign-ins/single-sign-on.ts.
import { changedValues } from '../audit/changed-values.ts'
import { servesOneOrSome } from '../connections/client-access.ts'
import { isEnterpriseStrategy } from '../connections/connection.ts'
import type { ConnectionStore } from '../connections/connection-store.ts'
import type { Actor } from '../kernel/actor.ts'
import { RollcallError } from '../kernel/errors.ts'
import type { OrganizationDeps } from './create-organization.ts'
import type { EnabledConnection, OrganizationConnectionStore } from './enabled-connection.ts'
import { presentOrganization } from './find-organization.ts'
import type { Organization } from './organization.ts'
import { organizationValues } from './organization-values.ts'

export interface OwnConnectionDeps {
  readonly organizationConnections: Pick<OrganizationConnectionStore, 'list'>
}

/** More than any company has providers. */
const ownAtMost = 50

/** The company's own providers by which its people may come, in the order in which they were added. */
export async function ownConnections(
  { organizationConnections }: OwnConnectionDeps,
  organizationId: string,
): Promise<readonly EnabledConnection[]> {
  const page = { kind: 'cursor', after: null, limit: ownAtMost, withTotal: false } as const
  const enabled = await organizationConnections.list({ organizationId, isEnabled: true }, page)
  return (enabled?.items ?? []).filter(({ strategy }) => isEnterpriseStrategy(strategy))
}

export interface RequireSingleSignOnDeps extends Omit<OrganizationDeps, 'clock'>, OwnConnectionDeps {
  readonly connections: Pick<ConnectionStore, 'find'>
}

/**
 * From the next sign-in and the next refresh on. Throws `not_permitted` where nobody could come in then, because no
 * connection of its own is on. What is so already leaves no event.
 */
export async function requireSingleSignOn(
  deps: RequireSingleSignOnDeps,
  actor: Actor,
  id: string,
  requiresSingleSignOn: boolean,
): Promise<Organization> {
  const { organizations, audit } = deps
  const current = presentOrganization(await organizations.findForChange(id))
  if (current.requiresSingleSignOn === requiresSingleSignOn) return current
  if (requiresSingleSignOn && !(await canComeByOwn(deps, id))) {
    throw new RollcallError(
      'not_permitted',
      'The organization has no connection of its own that is on. Add one that apps use, and see that people get in with it.',
    )
  }
  const changed = { ...current, requiresSingleSignOn }
  await organizations.save(changed)
  const values = changedValues(organizationValues(current), organizationValues(changed))
  const details = { fields: ['requiresSingleSignOn'], ...values }
  await audit.record(actor, 'organization.updated', { kind: 'organization', id }, details)
  return changed
}

/** By a connection of its own that is on and that some client uses, and is not this one. */
async function canComeByOwn(
  deps: Pick<RequireSingleSignOnDeps, 'organizationConnections' | 'connections'>,
  id: string,
  exceptId: string | null = null,
): Promise<boolean> {
  for (const { connectionId } of await ownConnections(deps, id)) {
    const connection = connectionId === exceptId ? null : await deps.connections.find(connectionId)
    if (connection !== null && servesOneOrSome(connection, null)) return true
  }
  return false
}

/** Call it with the organization locked, before a connection is taken from it: without the last one nobody gets in. */
export async function refuseLastOwn(
  deps: Pick<RequireSingleSignOnDeps, 'organizationConnections' | 'connections'>,
  { id, requiresSingleSignOn }: Pick<Organization, 'id' | 'requiresSingleSignOn'>,
  { connectionId, strategy, isEnabled }: Pick<EnabledConnection, 'connectionId' | 'strategy' | 'isEnabled'>,
): Promise<void> {
  if (!requiresSingleSignOn || !isEnabled || !isEnterpriseStrategy(strategy)) return
  if (await canComeByOwn(deps, id, connectionId)) return
  throw new RollcallError(
    'not_permitted',
    'The organization requires single sign-on, and this is its only connection. Stop requiring it first.',
  )
}
