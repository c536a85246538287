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
export function refuseUnheldScopes({ managementAudience }: UnheldScopesDeps, actor: Actor, grant: GivenGrant): void {
  if (grant.subjectType === 'user' || actor.kind === 'system') return
  const isManagement = grant.audience === managementAudience
  if (!isManagement && grant.audience !== tenantAccessIdentifier) return
  const defined = isManagement ? managementNames : tenantAccessScopes
  for (const scope of grant.allowsAllScopes ? defined : grant.scope) {
    const needed = isManagement ? neededForManagement(actor, scope) : (tenantNeeds[scope] ?? [])
    const missing = needed.find((permission) => !actor.permissions.has(permission))
    if (missing === undefined) continue
    throw new RollcallError('not_permitted', `You cannot let a program have ${scope}: you lack ${missing}.`)
  }
}

/** Whoever gets a new secret of a program can do what it can. Throws as `refuseUnheldScopes` does. */
export async function refuseStrongerClient(
  deps: UnheldScopesDeps & { readonly clientGrants: Pick<ClientGrantStore, 'findFor'> },
  actor: Actor,
  clientId: string,
): Promise<void> {
  for (const audience of [deps.managementAudience, tenantAccessIdentifier]) {
    const grant = await deps.clientGrants.findFor(clientId, audience, 'client')
    if (grant !== null) refuseUnheldScopes(deps, actor, grant)
  }
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
