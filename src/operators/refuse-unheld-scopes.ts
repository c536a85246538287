import { isOwnAccountScope } from '../access-tokens/grantable-scope.ts'
import { keyPermissions } from '../api-keys/key-permissions.ts'
import type { ClientGrant } from '../clients/client-grant.ts'
import type { ClientGrantStore } from '../clients/client-grant-store.ts'
import type { Actor, Permission } from '../kernel/actor.ts'
import { RollcallError } from '../kernel/errors.ts'
import { managementScopes } from '../resource-servers/management-scopes.ts'
import {
  tenantAccessIdentifier,
  tenantAccessRead,
  tenantAccessScopes,
  tenantAccessWrite,
} from '../resource-servers/tenant-access-api.ts'
import { rolePermissions } from './console-roles.ts'

interface UnheldScopesDeps {
  /** The identifier of the Management API. */
  readonly managementAudience: string
}

type GivenGrant = Pick<ClientGrant, 'audience' | 'scope' | 'allowsAllScopes' | 'subjectType'>

/**
 * What a program may have of our own APIs, whoever lets it have that can do by its token: so it is among what they hold
 * (AUZ-02). People use the Management API for their own account alone. Throws `not_permitted`.
 */
export function refuseUnheldScopes(deps: UnheldScopesDeps, actor: Actor, grant: GivenGrant): void {
  const unheld = unheldScope(deps, actor, grant)
  if (unheld === null) return
  throw new RollcallError('not_permitted', `You cannot let a program have ${unheld.scope}: you lack ${unheld.missing}.`)
}

type StrongerDeps = UnheldScopesDeps & { readonly clientGrants: Pick<ClientGrantStore, 'findEachFor'> }

/** Whoever gets a new secret of a program can do what it can. Throws as `refuseUnheldScopes` does. */
export async function refuseStrongerClient(deps: StrongerDeps, actor: Actor, clientId: string): Promise<void> {
  for (const grant of await ownGrants(deps, [clientId])) refuseUnheldScopes(deps, actor, grant)
}

/** Those of the programs that may do more than whoever asks: reading their secrets would give them the rest (AUZ-02). */
export async function strongerClients(
  deps: StrongerDeps,
  actor: Actor,
  clientIds: readonly string[],
): Promise<ReadonlySet<string>> {
  if (clientIds.length === 0) return new Set()
  const grants = await ownGrants(deps, clientIds)
  const stronger = grants.filter((grant) => unheldScope(deps, actor, grant) !== null)
  return new Set(stronger.map(({ clientId }) => clientId))
}

/** What programs may have of our own APIs. */
function ownGrants({ clientGrants, managementAudience }: StrongerDeps, clientIds: readonly string[]) {
  return clientGrants.findEachFor(clientIds, [managementAudience, tenantAccessIdentifier])
}

function unheldScope({ managementAudience }: UnheldScopesDeps, actor: Actor, grant: GivenGrant) {
  if (grant.subjectType === 'user' || actor.kind === 'system') return null
  const isManagement = grant.audience === managementAudience
  if (!isManagement && grant.audience !== tenantAccessIdentifier) return null
  const defined = isManagement ? managementNames : tenantAccessScopes
  for (const scope of grant.allowsAllScopes ? defined : grant.scope) {
    const needed = isManagement ? neededForManagement(actor, scope) : (tenantNeeds[scope] ?? [])
    const missing = needed.find((permission) => !actor.permissions.has(permission))
    if (missing !== undefined) return { scope, missing }
  }
  return null
}

const managementNames: readonly string[] = managementScopes.map(({ name }) => name)
const keyNames: ReadonlySet<string> = new Set(keyPermissions)

function neededForManagement({ kind }: Actor, scope: string): readonly Permission[] {
  // A name that means nothing here allows nothing.
  if (!managementNames.includes(scope) || isOwnAccountScope(scope)) return []
  if (kind === 'client') return [scope]
  // On `/api/v2` this scope erases people for good, as the vendor's does.
  if (scope === 'delete:users') return ['hard_delete:users']
  // What has no name on `/api/v1` is for those who may do everything there that an admin may.
  return keyNames.has(scope) ? [scope] : rolePermissions.admin
}

const tenantNeeds: Readonly<Record<string, readonly Permission[]>> = {
  [tenantAccessRead]: ['read:users'],
  [tenantAccessWrite]: ['create:users', 'update:users', 'delete:users'],
}
