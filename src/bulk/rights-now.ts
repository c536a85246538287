import type { ApiKeyStore } from '../api-keys/api-key-store.ts'
import type { JobOwner } from '../jobs/job.ts'
import type { Permission } from '../kernel/actor.ts'
import type { Clock } from '../kernel/clock.ts'
import { rolePermissions } from '../operators/console-roles.ts'
import type { OperatorStore } from '../operators/operator-store.ts'
import { mayComeIn } from '../users/lifecycle.ts'
import type { UserStore } from '../users/user-store.ts'

export interface RightsNowDeps {
  readonly apiKeys: Pick<ApiKeyStore, 'find'>
  /** Of the application of those who run Rollcall. */
  readonly operators: Pick<OperatorStore, 'find'>
  readonly operatorUsers: Pick<UserStore, 'find'>
  readonly clock: Clock
}

/** What whoever asked for a job may do at this moment; null where they are there no more, or may not come in. */
export async function rightsNow(
  { apiKeys, operators, operatorUsers, clock }: RightsNowDeps,
  { kind, id }: JobOwner,
): Promise<ReadonlySet<Permission> | null> {
  const now = clock.now()
  if (kind === 'api-key') {
    const key = await apiKeys.find(id, now)
    return key === null ? null : new Set(key.permissions)
  }
  if (kind !== 'operator') return null
  const [operator, user] = await Promise.all([operators.find(id), operatorUsers.find(id)])
  if (operator === null || user === null || !mayComeIn(user, now)) return null
  return new Set(rolePermissions[operator.role])
}
