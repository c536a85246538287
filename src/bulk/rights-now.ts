import type { ApiKeyStore } from '../api-keys/api-key-store.ts'
import type { ClientGrant } from '../clients/client-grant.ts'
import type { ClientGrantStore } from '../clients/client-grant-store.ts'
import { importPermissions } from '../imports/import-permissions.ts'
import { importSettings } from '../imports/start-import.ts'
import type { Job, JobOwner } from '../jobs/job.ts'
import type { Permission } from '../kernel/actor.ts'
import type { Clock } from '../kernel/clock.ts'
import { rolePermissions } from '../operators/console-roles.ts'
import type { OperatorStore } from '../operators/operator-store.ts'
import { managementScopes } from '../resource-servers/management-scopes.ts'
import { mayComeIn } from '../users/lifecycle.ts'
import type { UserStore } from '../users/user-store.ts'

export interface RightsNowDeps {
  readonly apiKeys: Pick<ApiKeyStore, 'find'>
  readonly clientGrants: Pick<ClientGrantStore, 'findFor'>
  /** The identifier of the Management API, by whose tokens programs ask. */
  readonly managementAudience: string
  /** Of the application of those who run Rollcall. */
  readonly operators: Pick<OperatorStore, 'find'>
  readonly operatorUsers: Pick<UserStore, 'find'>
  readonly clock: Clock
}

/** What whoever asked for a job may do at this moment; null where they are there no more, or may not come in. */
export async function rightsNow(
  { apiKeys, clientGrants, managementAudience, operators, operatorUsers, clock }: RightsNowDeps,
  { kind, id }: JobOwner,
): Promise<ReadonlySet<Permission> | null> {
  const now = clock.now()
  if (kind === 'api-key') {
    const key = await apiKeys.find(id, now)
    return key === null ? null : new Set(key.permissions)
  }
  if (kind === 'client') return granted(await clientGrants.findFor(id, managementAudience, 'client'))
  if (kind !== 'operator') return null
  const [operator, user] = await Promise.all([operators.find(id), operatorUsers.find(id)])
  if (operator === null || user === null || !mayComeIn(user, now)) return null
  return new Set(rolePermissions[operator.role])
}

/** In the words of the Management API. */
function granted(grant: ClientGrant | null): ReadonlySet<Permission> | null {
  if (grant === null) return null
  return new Set(grant.allowsAllScopes ? managementScopes.map(({ name }) => name) : grant.scope)
}

/** Whether whoever asked for an import may still do it, by the word of the face where they asked. */
export async function mayStillImport(deps: RightsNowDeps, job: Job): Promise<boolean> {
  const owner = job.createdBy
  if (owner.kind === 'system') return true
  const rights = await rightsNow(deps, owner)
  // The vendor's word for all of it.
  const needed = owner.kind === 'client' ? ['create:users'] : importPermissions(importSettings(job).isUpsert)
  return rights !== null && needed.every((permission) => rights.has(permission))
}
